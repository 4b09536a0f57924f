import { METHOD_METADATA } from '@nestjs/common/constants.js';
import type { ModulesContainer } from '@nestjs/core';

/** One handler of the door, as its decorators are read from it. */
export interface Handler {
  readonly controller: object;
  readonly method: string;
  /** `Controller.method`, by which errors and the OpenAPI document call it. */
  readonly name: string;
  readonly handle: object;
}

/** Every method of every controller that answers a route. */
export function handlersOf(modules: ModulesContainer): Handler[] {
  const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? routed(metatype) : []));
}

function routed(controller: { readonly name: string; readonly prototype?: object }): Handler[] {
  const methods = Object.entries(Object.getOwnPropertyDescriptors(controller.prototype ?? {}));
  return methods.flatMap(([method, { value }]) =>
    typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value)
      ? [{ controller, method, name: `${controller.name}.${method}`, handle: value }]
      : [],
  );
}
