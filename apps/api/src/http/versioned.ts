import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { askingOf } from './principal.js';
import { idOf, versionOf } from './request.js';

const READERS = new WeakSet<object>();

/** A parameter of a handler that reads If-Match: the document asks for the header where a handler has one, and nowhere else. */
export function versionedParameter<Data, Read>(read: (data: Data, request: FastifyRequest) => Read) {
  const factory = (data: Data, context: ExecutionContext): Read =>
    read(data, context.switchToHttp().getRequest<FastifyRequest>());
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

export const OnVersioned = versionedParameter((needsKey: boolean, request): VersionedRequest => {
  const asking = askingOf(request, needsKey);
  return { asking, id: idOf(request), ifVersion: versionOf(request) };
});

/** The same on a case, as its verbs are asked. */
export interface CaseRequest {
  readonly asking: Asking;
  readonly on: { readonly caseId: string; readonly ifSeq: number };
}

export const OnCase = versionedParameter((needsKey: boolean, request): CaseRequest => {
  const asking = askingOf(request, needsKey);
  return { asking, on: { caseId: idOf(request), ifSeq: versionOf(request) } };
});

/** The same on a project. */
export interface ProjectRequest {
  readonly asking: Asking;
  readonly on: { readonly id: string; readonly ifSeq: number };
}

export const OnProject = versionedParameter((needsKey: boolean, request): ProjectRequest => {
  const asking = askingOf(request, needsKey);
  return { asking, on: { id: idOf(request), ifSeq: versionOf(request) } };
});
