import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { reject } from '#kernel';
import { askingOf } from './principal.js';
import { Refused } from './problem.js';
import { idOf } from './request.js';

const READERS = new WeakSet<object>();

/** The version in If-Match that the reader saw; refused where it is missing (428) or no quoted number (400). */
function versionOf(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw new Refused([reject('IF_MATCH_MISSING')]);
  const version = /^"([1-9]\d{0,8})"$/.exec(header)?.[1];
  if (version === undefined) throw new Refused([reject('IF_MATCH_INVALID')]);
  return Number(version);
}

/**
 * A parameter of a handler that is read from If-Match, too. Nothing else can read a version, so the document asks for the header
 * where a handler has such a parameter, and nowhere else. `version` refuses when it is called: what comes before it is told first.
 */
export function versionedParameter<Data, Read>(
  read: (data: Data, request: FastifyRequest, version: () => number, handle: object) => Read,
) {
  const factory = (data: Data, context: ExecutionContext): Read => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return read(data, request, () => versionOf(request), context.getHandler());
  };
  READERS.add(factory);
  return createParamDecorator(factory);
}

/** `parameter`: what Nest keeps of one that a decorator filled. */
export function readsVersion({ factory }: { readonly factory?: object }): boolean {
  return factory !== undefined && READERS.has(factory);
}

/** An act on what `{id}` names: who, under which key, and which version was seen. */
export interface VersionedRequest {
  readonly asking: Asking;
  readonly id: string;
  readonly ifVersion: number;
}

export const OnVersioned = versionedParameter((needsKey: boolean, request, version): VersionedRequest => {
  const asking = askingOf(request, needsKey);
  return { asking, id: idOf(request), ifVersion: version() };
});

/** The same, as the verbs of a case or of a project are asked. */
const on = <On>(seen: (id: string, ifSeq: number) => On) =>
  versionedParameter((needsKey: boolean, request, version) => {
    const asking = askingOf(request, needsKey);
    return { asking, on: seen(idOf(request), version()) };
  });

export interface CaseRequest {
  readonly asking: Asking;
  readonly on: { readonly caseId: string; readonly ifSeq: number };
}

export const OnCase = on((caseId, ifSeq): CaseRequest['on'] => ({ caseId, ifSeq }));

export interface ProjectRequest {
  readonly asking: Asking;
  readonly on: { readonly id: string; readonly ifSeq: number };
}

export const OnProject = on((id, ifSeq): ProjectRequest['on'] => ({ id, ifSeq }));
