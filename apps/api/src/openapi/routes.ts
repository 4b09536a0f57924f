import type { INestApplication } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { DECLARED, type Declared } from '../http/principal.js';

/** What a handler says of itself by its decorators, which the document must not say differently. */
export interface Route {
  readonly declared: Declared;
  /** Status of its good answer where it is not the method's own. */
  readonly status: number | undefined;
  /** An act that is not done without an Idempotency-Key. */
  readonly keyNeeded: boolean;
}

/** Every handler of the door by `Controller.method`. */
export function routesOf(app: INestApplication): ReadonlyMap<string, Route> {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]);
  return new Map(
    controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? handlersOf(metatype) : [])),
  );
}

function handlersOf(controller: { readonly name: string; readonly prototype?: object }): [string, Route][] {
  const prototype = controller.prototype ?? {};
  return Object.getOwnPropertyNames(prototype).flatMap((name): [string, Route][] => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const args = Object.values(Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {});
    const route: Route = {
      declared: Reflect.getMetadata(DECLARED, handler),
      status: Reflect.getMetadata(HTTP_CODE_METADATA, handler),
      // Both decorators that read the key are told as their one argument whether it must be there.
      keyNeeded: args.some((arg) => (arg as { data?: unknown }).data === true),
    };
    return [[`${controller.name}.${name}`, route]];
  });
}
