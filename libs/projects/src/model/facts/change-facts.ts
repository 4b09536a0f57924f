import { localDateOf } from '#calendar';
import { pointInto, type Rejection, reject } from '#kernel';
import { may, recusal } from '#model/identity';
import { isGreen } from '../channel/channel.js';
import type { ProjectWorld } from '../project.js';
import type { ChangedFact, ProjectAct } from '../project-act.js';
import { isSecondPerson, mayNot } from '../who.js';

/** What the facts become, worked out by the published list. `evidence`: the paper that shows it; an organ always names one. */
export interface FactsWish {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly evidence?: string;
  /** Facts that must be answered, and would not be any more. */
  readonly takenBack?: readonly string[];
}

/** Facts are figures, words, flags and lists of them: told apart by how they are written. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is other than before, in the order of the codes. */
export function changedFacts(old: Readonly<Record<string, unknown>>, now: FactsWish['facts']): ChangedFact[] {
  const codes = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return codes.flatMap((fact) => {
    const [from, to] = [old[fact] ?? null, now[fact] ?? null];
    return same(from, to) ? [] : [{ fact, from, to }];
  });
}

/**
 * CHANGE_FACTS: by the applicant, whose facts they are, at once; by an organ with evidence, and then a second person confirms it. Every
 * version stays. Rejections: FORBIDDEN, RECUSED, NOTHING_CHANGES, CHANNEL_ANSWER, FACTS_UNPROVED.
 */
export function changeFacts(wish: FactsWish, world: ProjectWorld, proposal: string): ProjectAct | Rejection {
  const { actor, project, now } = world;
  const isOwn = may(actor, 'facts.change', project);
  if (!isOwn && !may(actor, 'facts.correct', { ...project, organId: actor.organId }))
    return reject('FORBIDDEN', { params: { event: 'facts.change' } });
  const recused = recusal(actor, project.applicantOrgan);
  if (recused) return recused;
  if (changedFacts(project.facts, wish.facts).length === 0)
    return reject('NOTHING_CHANGES', { pointer: '/facts' });
  const held = answersHeld(isGreen(project.channel), wish);
  if (held) return held;
  if (isOwn) return changed(wish, world);
  if (!wish.evidence) return reject('FACTS_UNPROVED', { pointer: '/evidence' });
  return {
    kind: 'PROPOSE_FACTS',
    effectiveOn: localDateOf(now),
    proposed: [{ id: proposal, kind: 'facts', says: { ...wish, version: project.factsVersion } }],
    because: { reason: wish.reason, evidence: wish.evidence },
  };
}

/**
 * Nobody is let into the green channel who has not answered whether the project is of a banned category, so nobody stays in it who takes the
 * answer back: another one may be given, and is judged. Rejection: CHANNEL_ANSWER {facts}.
 */
export function answersHeld(
  isIn: boolean,
  { takenBack = [] }: Pick<FactsWish, 'takenBack'>,
): Rejection | null {
  const [first] = takenBack;
  if (first === undefined || !isIn) return null;
  return reject('CHANNEL_ANSWER', {
    pointer: pointInto('/facts', first),
    params: { facts: takenBack.join(', ') },
  });
}

/** Rejections: FORBIDDEN, RECUSED, OWN_PROPOSAL, FACTS_MOVED_ON where they changed since it was proposed, CHANNEL_ANSWER where it was admitted since. */
export function confirmFacts(
  proposal: ProjectWorld['proposals'][number],
  world: ProjectWorld,
): ProjectAct | Rejection {
  const { actor, project } = world;
  const { says } = proposal;
  const barred = mayNot(actor, 'facts.correct', { ...project, organId: actor.organId });
  if (barred) return barred;
  if (!isSecondPerson(actor, proposal)) return reject('OWN_PROPOSAL');
  if (says['version'] !== project.factsVersion)
    return reject('FACTS_MOVED_ON', { params: { version: project.factsVersion } });
  const wish = says as unknown as FactsWish;
  return answersHeld(isGreen(project.channel), wish) ?? changed(wish, world);
}

function changed({ facts, reason, evidence }: FactsWish, { project, now }: ProjectWorld): ProjectAct {
  const version = project.factsVersion + 1;
  return {
    kind: 'CHANGE_FACTS',
    effectiveOn: localDateOf(now),
    facts: { version, facts, changed: changedFacts(project.facts, facts), evidence: evidence ?? null },
    because: { reason },
    topics: ['facts.changed'],
  };
}
