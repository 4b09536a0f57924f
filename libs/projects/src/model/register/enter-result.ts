import { localDateOf } from '#calendar';
import { type LocalDate, type Rejection, reject } from '#kernel';
import type { ProjectWorld } from '../project.js';
import type { EnteredResult, ProjectAct } from '../project-act.js';
import { isSecondPerson, mayNot } from '../who.js';
import type { Ids } from './amend-result.js';

/** A result that an outside system decided, with the paper or the reference that proves it. */
export interface OutsideResult {
  readonly code: string;
  readonly subject?: string;
  readonly number: string;
  readonly organId: number;
  readonly inForceOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly fields?: Readonly<Record<string, string>>;
  readonly evidence: string;
}

/**
 * Entered by the organ itself it counts at once; entered by anybody else (the window, another organ) a second person confirms it first,
 * hence by a person: a key enters its own organ's. What is over when it is entered is kept and counts for nothing. Rejections: FORBIDDEN, RECUSED, RESULT_NOT_IN_FORCE, RESULT_KNOWN,
 * RESULT_OLDER.
 */
export function enterResult(wish: OutsideResult, world: ProjectWorld, ids: Ids): ProjectAct | Rejection {
  const { actor, project, now } = world;
  const barred = mayNot(actor, 'result.enter', { ...project, organId: actor.organId });
  if (barred) return barred;
  const wrong = whatIsWrong(wish, world);
  if (wrong) return wrong;
  const isOwn = actor.organId === wish.organId;
  if (isOwn) return entered(wish, world, ids);
  if (actor.scopes) return reject('FORBIDDEN', { params: { event: 'result.enter' } });
  return {
    kind: 'PROPOSE_RESULT',
    effectiveOn: localDateOf(now),
    proposed: [{ id: ids.proposal, kind: 'outside-result', says: { ...wish } }],
    because: { evidence: wish.evidence },
  };
}

const STANDING: readonly string[] = ['in-force', 'renewed', 'stayed'];

/** Rejections: those of `enterResult`, OWN_PROPOSAL. */
export function confirmResult(
  proposal: ProjectWorld['proposals'][number],
  world: ProjectWorld,
  ids: Ids,
): ProjectAct | Rejection {
  const { actor, project } = world;
  const barred = mayNot(actor, 'result.enter', { ...project, organId: actor.organId });
  if (barred) return barred;
  if (!isSecondPerson(actor, proposal)) return reject('OWN_PROPOSAL');
  const wish = proposal.says as unknown as OutsideResult;
  const wrong = whatIsWrong(wish, world);
  if (wrong) return wrong;
  return { ...entered(wish, world, ids), ended: [{ id: proposal.id, as: 'confirmed' }] };
}

function whatIsWrong(
  { code, subject = '', number, inForceOn }: OutsideResult,
  { results, now }: ProjectWorld,
): Rejection | null {
  if (inForceOn > localDateOf(now)) return reject('RESULT_NOT_IN_FORCE', { pointer: '/inForceOn' });
  const known = results.some((each) => each.code === code && each.number === number);
  if (known) return reject('RESULT_KNOWN', { pointer: '/number', params: { code, number } });
  const later = results.find(
    (each) =>
      each.code === code &&
      each.subject === subject &&
      STANDING.includes(each.state) &&
      each.inForceOn > inForceOn,
  );
  return later ? reject('RESULT_OLDER', { pointer: '/inForceOn', params: { number: later.number } }) : null;
}

function entered(wish: OutsideResult, { now }: ProjectWorld, { result: id }: Ids): ProjectAct {
  const { code, subject = '', number, organId, inForceOn, validUntil = null, fields = {}, evidence } = wish;
  const said = { ...fields, 'result-no': number };
  const row: EnteredResult = {
    ...{ id, code, subject, number, organId, inForceOn, validUntil, evidence },
    fields: said,
    source: 'outside',
    obligations: [],
  };
  return {
    kind: 'ENTER_RESULT',
    effectiveOn: localDateOf(now),
    entered: [row],
    because: { evidence },
    topics: ['result.in-force'],
  };
}
