import { setTimeout as sleep } from 'node:timers/promises';
import type { Done } from '#casework';
import { isRejection, type Rejection } from '#kernel';
import { sqlState } from '#platform';
import { type Attempt, answerOf, chooseAct, describe, judge, perform } from '../attempt.js';
import { deed, type Offence, type Play, type Step } from '../play.js';
import { chooseFiling, judgeFiling, submit, told } from './cases.js';
import { handOn } from './worker.js';

/** A request is repeated until it is answered, as a client does; more than this is no crash any more. */
const INSIST = 12;

/** Whoever was connected may find the line dead: on the next statement, or the one after. */
function isCut(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isCut);
  const state = sqlState(error);
  if (state !== null) return state.startsWith('57P') || state.startsWith('08');
  return error instanceof Error && /terminated|ECONNRESET|EPIPE|not queryable/.test(error.message);
}

type Answer = Done | Rejection;
type Ended<T> = { readonly answer: T } | { readonly broke: unknown };

const ended = <T>(asked: Promise<T>): Promise<Ended<T>> =>
  asked.then((answer) => ({ answer })).catch((broke: unknown) => ({ broke }));

/** Asked again after it broke, until it is answered; a breakage that is no cut is a fault. */
async function insist<T>(ask: () => Promise<T>, broke: unknown): Promise<T> {
  let trouble = broke;
  for (let left = INSIST; left > 0; left -= 1) {
    if (!isCut(trouble)) throw trouble;
    const end = await ended(ask());
    if ('answer' in end) return end.answer;
    trouble = end.broke;
  }
  throw trouble;
}

/** The connections end while it is asked, a moment later or at once; then it is asked again with the same key. */
async function cutWhile<T>(play: Play, ask: () => Promise<T>): Promise<T> {
  const first = ended(ask());
  const pause = play.chance.below(5);
  if (pause > 0) await sleep(pause - 1);
  await play.house.cut();
  const end = await first;
  const answer = 'answer' in end ? end.answer : await insist(ask, end.broke);
  await play.house.heal();
  return answer;
}

/** The connections end while the act holds in its middle, behind a lock of ours; true where it came that far. */
async function cutInside(play: Play, attempt: Attempt): Promise<{ end: Ended<Answer>; inside: boolean }> {
  const holder = play.house.owner.source.createQueryRunner();
  await holder.startTransaction();
  try {
    await holder.query('select from record.stream where id = $1 for update', [attempt.file.id]);
    let end: Ended<Answer> | undefined;
    const act = ended(perform(play, attempt)).then((it) => {
      end = it;
      return it;
    });
    while (!end && (await play.house.waiting()) === 0) await sleep(1);
    const inside = !end;
    if (inside) await play.house.cut();
    return { end: await act, inside };
  } finally {
    await holder.rollbackTransaction();
    await holder.release();
  }
}

async function seqOf({ house }: Play, caseId: string): Promise<number | undefined> {
  const [row] = await house.owner.call<{ seq: number }>('select seq from record.stream where id = $1', [
    caseId,
  ]);
  return row?.seq;
}

/** PostgreSQL ends the connection in the middle of an act: nothing of it may be left, and asked again it happens once. */
export const killedInside: Step = {
  name: 'killed inside an act',
  weight: 1.5,
  take: async (play) => {
    const attempt = chooseAct(play);
    if (!attempt) return null;
    const { end, inside } = await cutInside(play, attempt);
    const left = inside && (await seqOf(play, attempt.file.id)) !== attempt.file.seq;
    const halves: Offence[] = left
      ? [{ invariant: 'an act is whole or not at all', said: 'a killed act left a line' }]
      : [];
    const answer = 'answer' in end ? end.answer : await insist(() => perform(play, attempt), end.broke);
    await play.house.heal();
    play.count(inside ? 'killed inside' : 'killed too late');
    const did = `${describe(play, attempt)}, killed inside, again → ${answerOf(answer)}`;
    return deed(did, attempt.file.id, isRejection(answer) ? 0 : 1, [
      ...halves,
      ...judge(play, attempt, answer),
    ]);
  },
};

/** The connections end at no particular moment of an act, perhaps after its commit and before its answer. */
export const cutSomewhere: Step = {
  name: 'cut around an act',
  weight: 1.5,
  take: async (play) => {
    const attempt = chooseAct(play);
    if (!attempt) return null;
    const answer = await cutWhile(play, () => perform(play, attempt));
    const did = `${describe(play, attempt)}, connections cut → ${answerOf(answer)}`;
    return deed(did, attempt.file.id, isRejection(answer) ? 0 : 1, judge(play, attempt, answer));
  },
};

export const cutSubmission: Step = {
  name: 'cut around a submission',
  weight: 0.5,
  take: async (play) => {
    const filing = chooseFiling(play);
    if (!filing) return null;
    const answer = await cutWhile(play, () => submit(play, filing));
    return {
      ...judgeFiling(play, filing, answer),
      did: `${told(filing)}, connections cut → ${answerOf(answer)}`,
    };
  },
};

/** A worker dies while it rings: what it set aside rings a little later. */
export const cutRing: Step = {
  name: 'cut around a ring',
  weight: 0.7,
  take: async (play) => {
    const ring = play.house.ring();
    const first = ended(ring.ringDue());
    await sleep(play.chance.below(4));
    await play.house.cut();
    const end = await first;
    if ('broke' in end && !isCut(end.broke)) throw end.broke;
    await play.house.heal();
    return { did: 'a worker rings, connections cut', lines: null, crashed: true };
  },
};

export const cutRelay: Step = {
  name: 'cut around the relay',
  weight: 0.7,
  take: async (play) => {
    const n = await cutWhile(play, () => handOn(play, 200, true));
    return { did: `the relay hands on, connections cut, then ${n}`, lines: null };
  },
};

/** The process ends and another one starts: no cache, no connection, no memory. */
export const restart: Step = {
  name: 'restart',
  weight: 0.7,
  take: async ({ house }) => {
    await house.restart();
    return { did: 'the process starts anew', lines: new Map() };
  },
};
