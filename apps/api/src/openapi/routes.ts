import type { INestApplication } from '@nestjs/common';
import { HTTP_CODE_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { EventType } from '#model/casework';
import { carriedOutBy } from '../http/carried-out.js';
import { type Handler, handlersOf } from '../http/handlers.js';
import { DECLARED, type Declared, SCOPE } from '../http/principal.js';
import { readsVersion } from '../http/versioned.js';

/** What a handler says of itself by its decorators, which the document must not say differently. */
export interface Route {
  readonly declared: Declared;
  /** Refused to a key that was not given that. */
  readonly scope: string | undefined;
  /** Status of its good answer where it is not the method's own. */
  readonly status: number | undefined;
  /** An act that is not done without an Idempotency-Key. */
  readonly keyNeeded: boolean;
  /** An act on a version that was seen: If-Match is read. */
  readonly versioned: boolean;
  /** Which of the `allowedActions` of an item it carries out. */
  readonly acts: readonly EventType[];
}

/** A parameter as Nest keeps it. */
interface Parameter {
  readonly data?: unknown;
  readonly factory?: object;
}

/** Every handler of the door by `Controller.method`. */
export function routesOf(app: INestApplication): ReadonlyMap<string, Route> {
  const handlers = handlersOf(app.get(ModulesContainer, { strict: false }));
  return new Map(handlers.map((handler) => [handler.name, routeOf(handler)]));
}

function routeOf({ controller, method, handle }: Handler): Route {
  const args: Parameter[] = Object.values(Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {});
  return {
    declared: Reflect.getMetadata(DECLARED, handle),
    scope: Reflect.getMetadata(SCOPE, handle),
    status: Reflect.getMetadata(HTTP_CODE_METADATA, handle),
    // All decorators that read the key are told as their one argument whether it must be there.
    keyNeeded: args.some(({ data }) => data === true),
    versioned: args.some(readsVersion),
    acts: carriedOutBy(handle),
  };
}
