import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { type Me, principalOf } from '#identity';
import { reject } from '#kernel';
import type { Subscriber } from '#messaging';
import type { Permission } from '#model/identity';
import { canonical, digest } from '#record';
import { addressOf } from './address.js';
import { refuseCrossSite, sessionCookieOf } from './cookies.js';
import { Refused } from './problem.js';
import { TellsFastify } from './route-config.js';

/** What a route declares; one without any stops the start. `act`: the verb asks inside its own two trips. */
export type Declared = Permission | 'public' | 'signed-in' | 'own-account' | 'act';
export const DECLARED = 'declared';
/** What the key of a machine client must be given where a person need only be signed in. */
export const SCOPE = 'scope';

/** For the guard, and for the limits, which are asked before there is one. */
const declare = (declared: Declared) =>
  applyDecorators(SetMetadata(DECLARED, declared), TellsFastify({ [DECLARED]: declared }));

/** Anyone may ask. */
export const Public = () => declare('public');
/** Anyone signed in; what they see is decided row by row. A machine client only where its key was given the scope, if one is named. */
export const SignedIn = (scope?: Permission) =>
  applyDecorators(declare('signed-in'), ...(scope === undefined ? [] : [SetMetadata(SCOPE, scope)]));
/** The holder of a session, for their own account; also one that may only enrol a second factor. Asked by the verb. */
export const OwnAccount = () => declare('own-account');
/** The permission matrix decides before the handler runs. */
export const Needs = (permission: Permission) => declare(permission);
/** An act: sign-in and rights are asked by the verb, inside the trips it makes anyway. */
export const Acts = () => declare('act');

export interface SignedRequest extends FastifyRequest {
  me?: Me;
  /** Who asks, where only the verb will find out whether there is such a session. */
  unproven?: string;
}

/** Who asks, with the roles the guard asked the matrix about: the database compares them in the act. */
export function subscriberOf(request: SignedRequest): Subscriber {
  if (!request.me) throw new Error('a guarded route has a reader');
  const { roles, power, inPlaceOf, scopes } = request.me;
  return { principal: bearerOf(request), roles, lent: (power ?? inPlaceOf ?? scopes) !== undefined };
}

/** Whether the route asks whose token it is given. Where anyone may ask, and where there is no route, any token will do. */
export function asksWho({ config }: Pick<FastifyRequest['routeOptions'], 'config'>): boolean {
  const { [DECLARED]: declared = 'public' } = (config ?? {}) as { readonly [DECLARED]?: Declared };
  return declared !== 'public';
}

/** The limits, the guard and the handler ask of one request, which says the same to all of them. */
const NAMED = new WeakMap<FastifyRequest, string>();

/**
 * The principal named by the Authorization header, or else by the cookie of a browser, which must come from our own pages to
 * change anything; refused where it has not even the form of one.
 */
export function bearerOf(request: FastifyRequest): string {
  const principal = NAMED.get(request) ?? namedBy(request);
  NAMED.set(request, principal);
  return principal;
}

function namedBy(request: FastifyRequest): string {
  const said = /^Bearer +([A-Za-z0-9_-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
  const kept = request.headers.authorization === undefined ? sessionCookieOf(request) : undefined;
  const token = said ?? kept;
  if (!token) throw new Refused([reject('UNAUTHENTICATED')]);
  if (kept) refuseCrossSite(request);
  return principalOf(token, addressOf(request));
}

export const Principal = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  return bearerOf(context.switchToHttp().getRequest<FastifyRequest>());
});

/** Who asks and under which idempotency key; the hash covers path and body, whatever their spelling. */
export const AskingAs = createParamDecorator((needsKey: boolean, context: ExecutionContext): Asking => {
  return askingOf(context.switchToHttp().getRequest<FastifyRequest>(), needsKey);
});

export function askingOf(request: FastifyRequest, needsKey: boolean): Asking {
  const principal = bearerOf(request);
  const key = request.headers['idempotency-key'];
  if (key === undefined && needsKey) throw new Refused([reject('KEY_MISSING')]);
  if (key === undefined) return { principal, key: null, hash: null };
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]{8,64}$/.test(key))
    throw new Refused([reject('KEY_INVALID')]);
  const said = canonical({ method: request.method, url: request.url, body: request.body ?? null });
  return { principal, key, hash: digest(said) };
}
