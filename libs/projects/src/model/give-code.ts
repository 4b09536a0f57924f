import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import type { ProjectWorld } from './project.js';
import type { ProjectAct } from './project-act.js';
import { readProjectCode } from './project-code.js';

/** GIVE_CODE: a project opened without its code is given it, once. Rejections: FORBIDDEN, PROJECT_CODE_GIVEN, PROJECT_CODE_FORM. */
export function giveCode(code: string, { actor, project, now }: ProjectWorld): ProjectAct | Rejection {
  if (!may(actor, 'project.name', project)) return reject('FORBIDDEN', { params: { event: 'project.name' } });
  if (project.code !== null) return reject('PROJECT_CODE_GIVEN', { params: { code: project.code } });
  if (!readProjectCode(code)) return reject('PROJECT_CODE_FORM', { pointer: '/code' });
  return { kind: 'GIVE_CODE', effectiveOn: localDateOf(now), code };
}
