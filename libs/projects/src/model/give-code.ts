import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import type { ProjectWorld } from './project.js';
import type { ProjectAct } from './project-act.js';
import { readProjectCode } from './project-code.js';
import { mayNot } from './who.js';

/** GIVE_CODE: a project opened without its code is given it, once. Rejections: FORBIDDEN, RECUSED, PROJECT_CODE_GIVEN, PROJECT_CODE_FORM. */
export function giveCode(code: string, { actor, project, now }: ProjectWorld): ProjectAct | Rejection {
  const barred = mayNot(actor, 'project.name', project);
  if (barred) return barred;
  if (project.code !== null) return reject('PROJECT_CODE_GIVEN', { params: { code: project.code } });
  if (!readProjectCode(code)) return reject('PROJECT_CODE_FORM', { pointer: '/code' });
  return { kind: 'GIVE_CODE', effectiveOn: localDateOf(now), code };
}
