import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { DECLARED } from './principal.js';

/** A route that does not say who may use it stops the start. */
@Injectable()
export class Declarations implements OnModuleInit {
  constructor(private readonly modules: ModulesContainer) {}

  onModuleInit(): void {
    const controllers = [...this.modules.values()].flatMap((module) => [...module.controllers.values()]);
    const undeclared = controllers.flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype?: object } | null)?.prototype ?? {};
      return Object.getOwnPropertyNames(prototype)
        .map((name) => [name, Object.getOwnPropertyDescriptor(prototype, name)?.value] as const)
        .filter(([, handler]) => typeof handler === 'function' && Reflect.hasMetadata(PATH_METADATA, handler))
        .filter(([name, handler]) => name !== 'constructor' && !Reflect.hasMetadata(DECLARED, handler))
        .map(([name]) => `${(metatype as { name: string }).name}.${name}`);
    });
    if (undeclared.length > 0) throw new Error(`routes that declare no permission: ${undeclared.join(', ')}`);
  }
}
