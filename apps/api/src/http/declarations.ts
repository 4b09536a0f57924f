import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { handlersOf } from './handlers.js';
import { DECLARED } from './principal.js';

/** A route that does not say who may use it stops the start. */
@Injectable()
export class Declarations implements OnModuleInit {
  constructor(private readonly modules: ModulesContainer) {}

  onModuleInit(): void {
    const silent = handlersOf(this.modules).filter(({ handle }) => !Reflect.hasMetadata(DECLARED, handle));
    if (silent.length === 0) return;
    throw new Error(`routes that declare no permission: ${silent.map(({ name }) => name).join(', ')}`);
  }
}
