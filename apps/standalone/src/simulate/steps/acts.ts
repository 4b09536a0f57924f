import { isRejection } from '#kernel';
import type { EventType } from '#model/casework';
import { allowedActions, isAnswer } from '#model/casework';
import { isRecused, MATRIX, may, type Permission } from '#model/identity';
import {
  type Attempt,
  answerOf,
  attemptOf,
  chooseAct,
  describe,
  inPlay,
  judge,
  lateEntry,
  OTHER_VERBS,
  perform,
  subjectOf,
  todayOf,
} from '../attempt.js';
import { is, type Person, sees } from '../people.js';
import { type Deed, deed, type Offence, type Play, type Step } from '../play.js';

const LATE = 0.2;
const BY_PEOPLE = (Object.keys(MATRIX) as Permission[]).filter(
  (name): name is Permission & EventType =>
    name === name.toUpperCase() && !OTHER_VERBS.some((verb) => verb === name),
);

/** One act, told and judged. */
export async function done(play: Play, attempt: Attempt): Promise<Deed> {
  const answer = await perform(play, attempt);
  const offences = judge(play, attempt, answer);
  return deed(
    `${describe(play, attempt)} → ${answerOf(answer)}`,
    attempt.file.id,
    isRejection(answer) ? 0 : 1,
    offences,
  );
}

/** An act that must be refused with one of these codes, and leave nothing. Null: with any. */
async function refused(play: Play, attempt: Attempt, codes: readonly string[] | null): Promise<Deed> {
  const answer = await perform(play, attempt);
  play.count(`refused ${answerOf(answer)}`);
  const right = isRejection(answer) && (codes === null || codes.includes(answer.code));
  const offence: Offence = {
    invariant: 'what must not be done is refused',
    said: `${attempt.wish.type} was answered ${answerOf(answer)}, not ${codes?.join(' or ') ?? 'refused'}`,
    rows: attempt,
  };
  return deed(
    `${describe(play, attempt)} (not allowed) → ${answerOf(answer)}`,
    attempt.file.id,
    0,
    right ? [] : [offence],
  );
}

/** A right person does something that is offered; sometimes with paper that came in days ago. */
export const act: Step = {
  name: 'act',
  weight: 52,
  take: async (play) => {
    const attempt = chooseAct(play);
    if (!attempt) return null;
    const late = !is(attempt.person, 'applicant') && play.chance.happens(LATE);
    return done(play, late ? lateEntry(play, attempt) : attempt);
  },
};

/** Somebody without the right to do it: a stranger finds nothing, a neighbour is forbidden. */
export const wrongPerson: Step = {
  name: 'wrong person',
  weight: 5,
  take: async (play) => {
    const file = play.chance.pick(inPlay(play));
    const item = file && play.chance.pick(file.items);
    const type = play.chance.pick(BY_PEOPLE);
    if (!file || !item || !type) return null;
    const subject = subjectOf(file, item);
    const near = play.chance.happens(0.5);
    const asked = (item.context.facts.confirmations ?? []).map(({ organId }) => organId);
    const isAsked = (each: Person) => isAnswer(type) && asked.includes(each.organId);
    const strange = (each: Person) =>
      !may(each, type, subject) && !isAsked(each) && (!near || sees(each, file));
    const person = play.chance.pick(play.people.filter(strange));
    const attempt = person && attemptOf(play, { file, item, person, type });
    if (!attempt) return null;
    const related = isRecused(person, file.row.applicant_organ) ? ['RECUSED'] : [];
    return refused(play, attempt, [sees(person, file) ? 'FORBIDDEN' : 'ABSENT', ...related]);
  },
};

/** Somebody with the right to it, but not now: the state of the item does not offer it. */
export const wrongMoment: Step = {
  name: 'wrong moment',
  weight: 4,
  take: async (play) => {
    const file = play.chance.pick(inPlay(play));
    const item = file && play.chance.pick(file.items);
    const type = play.chance.pick(BY_PEOPLE);
    if (!file || !item || !type) return null;
    const subject = subjectOf(file, item);
    const person = play.chance.pick(play.people.filter((each) => may(each, type, subject)));
    if (!person || allowedActions(item, person, subject, todayOf(play, file)).includes(type)) return null;
    const attempt = attemptOf(play, { file, item, person, type });
    // What time has done since may have made it right.
    return attempt?.sure ? refused(play, { ...attempt, sure: false }, null) : null;
  },
};

/** A right person who looked too long ago, or at something that never was. */
export const staleVersion: Step = {
  name: 'stale version',
  weight: 3,
  take: async (play) => {
    const attempt = chooseAct(play);
    if (!attempt) return null;
    const ifVersion = attempt.item.version + (play.chance.happens(0.5) ? -1 : 3);
    return refused(play, { ...attempt, ifVersion }, ['STALE']);
  },
};

/** The same request again: answered from what was done. The same key with another body is refused, and so is an agent who is let in no more. */
export const replay: Step = {
  name: 'replay',
  weight: 4,
  take: async (play) => {
    const past = play.chance.pick(play.past.slice(-20));
    if (!past) return null;
    const other = play.chance.happens(0.3);
    const answer = (await past.again(other ? { ...past.asking, hash: 'another body' } : past.asking)) as
      | { code: string; seq?: undefined }
      | { replayed: boolean; seq: number };
    const isThere = play.people.some(({ principal }) => principal === past.asking.principal);
    const due = isThere ? other && 'KEY_REUSED' : 'UNAUTHENTICATED';
    const right = due
      ? isRejection(answer) && answer.code === due
      : 'replayed' in answer && answer.replayed && answer.seq === past.seq;
    play.count(`replay ${other ? 'other body' : 'same body'}`);
    const offence = {
      invariant: 'a request counts once',
      said: `asked again: ${JSON.stringify(answer)}`,
      rows: past,
    };
    return deed(
      `key ${past.asking.key} again${other ? ', another body' : ''}`,
      past.caseId,
      0,
      right ? [] : [offence],
    );
  },
};
