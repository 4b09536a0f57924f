import { localDateOf } from '#calendar';
import { type LocalDate, type Rejection, reject } from '#kernel';
import type { ProjectWorld } from '../project.js';
import type { ProjectAct } from '../project-act.js';
import { mayNot } from '../who.js';

/** Which obligation of which result was met, on which day, by which evidence. */
export interface Fulfilment {
  readonly result: string;
  /** From 1. */
  readonly n: number;
  readonly evidence: string;
  readonly effectiveOn?: LocalDate;
}

/** Entered by the organ that looks after it. Rejections: NO_SUCH_RESULT, FORBIDDEN, RECUSED, NO_SUCH_OBLIGATION, OBLIGATION_MET, DATE_IN_FUTURE, DATE_BEFORE_LAST. */
export function fulfilObligation(wish: Fulfilment, world: ProjectWorld): ProjectAct | Rejection {
  const { actor, now, project } = world;
  const result = world.results.find(({ id }) => id === wish.result);
  if (!result) return reject('NO_SUCH_RESULT');
  const barred = mayNot(actor, 'obligation.fulfil', { ...project, organId: result.organId });
  if (barred) return barred;
  const obligation = result.obligations[wish.n - 1];
  if (!obligation) return reject('NO_SUCH_OBLIGATION');
  if (obligation.doneOn) return reject('OBLIGATION_MET', { params: { on: obligation.doneOn } });
  const today = localDateOf(now);
  const doneOn = wish.effectiveOn ?? today;
  const day = (code: string) => reject(code, { pointer: '/effectiveOn', params: { today } });
  if (doneOn > today) return day('DATE_IN_FUTURE');
  if (doneOn < result.inForceOn) return day('DATE_BEFORE_LAST');
  const { id, version, validUntil, number, fields, state, stateOn } = result;
  const met = { ...obligation, doneOn, evidence: wish.evidence };
  const obligations = result.obligations.map((each) => (each === obligation ? met : each));
  return {
    kind: 'FULFIL_OBLIGATION',
    effectiveOn: doneOn,
    amended: [{ id, version, validUntil, number, fields, obligations, state, stateOn }],
    because: { result: id, obligation: wish.n, evidence: wish.evidence },
  };
}
