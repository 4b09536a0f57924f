import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { type Me, People, Sessions } from '#identity';
import { pointInto, reject } from '#kernel';
import { may, type Permission } from '#model/identity';
import { bearerOf, DECLARED, type Declared, SCOPE, type SignedRequest } from './principal.js';
import { Refused } from './problem.js';

/** Nest's number for a handler argument that is the query. */
const QUERY = '4:';

/** Every route has a principal or says that it needs none; a route that takes no query takes no parameter either. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly people: People,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedRequest>();
    refuseStrayParameters(context, request);
    const declared = this.reflector.get<Declared>(DECLARED, context.getHandler());
    if (declared === 'public') return true;
    const principal = bearerOf(request);
    this.sessions.note(principal);
    if (declared === 'act') request.unproven = principal;
    if (declared === 'act' || declared === 'own-account') return true;
    const me = await this.people.me(principal);
    if (!me) throw new Refused([reject('UNAUTHENTICATED')]);
    request.me = me;
    if (declared === 'signed-in') return isGiven(me, this.reflector.get(SCOPE, context.getHandler()));
    // Asked of the reader's own park and organ: may they read such things at all? Which of them, row-level security says.
    const subject = {
      applicantOrgan: me.organId,
      organId: me.organId,
      ...(me.parkId && { parkId: me.parkId }),
    };
    if (!may(me, declared, subject))
      throw new Refused([reject('FORBIDDEN', { params: { event: declared } })]);
    return true;
  }
}

/** What is open to whoever is signed in has no line of the matrix that would ask the scopes of a key. */
function isGiven({ scopes }: Me, scope: Permission | undefined): true {
  if (scope === undefined || !scopes || scopes.includes(scope)) return true;
  throw new Refused([reject('FORBIDDEN', { params: { event: scope } })]);
}

function refuseStrayParameters(context: ExecutionContext, request: SignedRequest): void {
  const [stray] = Object.keys((request.query ?? {}) as object);
  if (stray === undefined) return;
  const taken = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {};
  if (Object.keys(taken).some((key) => key.startsWith(QUERY))) return;
  throw new Refused([reject('UNKNOWN_PARAMETER', { pointer: pointInto('', stray) })]);
}
