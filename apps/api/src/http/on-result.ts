import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import { reject } from '#kernel';
import { ProjectDetailAnswer } from '../dto/projects.js';
import { Acts, askingOf } from './principal.js';
import { Refused } from './problem.js';
import { idOf } from './request.js';
import { type ProjectRequest, versionedParameter } from './versioned.js';

/** An act on the register of a project: who, under which key, which version was seen, and what the path names besides. */
export interface RegisterRequest extends ProjectRequest {
  /** `{result}` or `{proposal}`. */
  readonly part: string;
}

export const OnRegister = versionedParameter(
  (name: 'result' | 'proposal', request, version): RegisterRequest => {
    const part = (request.params as Record<string, string | undefined>)[name] ?? '';
    if (!isUUID(part)) throw new Refused([reject('ABSENT')]);
    const on = { id: idOf(request), ifSeq: version() };
    return { asking: askingOf(request, false), on, part: part.toLowerCase() };
  },
);

/** Every route of the controller is an act on the register of a project: 200 with the project, If-Match its version. */
export const RegisterRoutes = (): ClassDecorator => (target) => {
  const prototype = target.prototype as object;
  const route = applyDecorators(Acts(), HttpCode(200), ApiOkResponse({ type: ProjectDetailAnswer }));
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const method = Object.getOwnPropertyDescriptor(prototype, name);
    const isRoute = name !== 'constructor' && !name.startsWith('perform');
    if (isRoute && method) route(prototype, name, method);
  }
  ApiTags('results')(target);
};
