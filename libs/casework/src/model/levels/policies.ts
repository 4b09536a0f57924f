import { type Rejection, reject } from '#kernel';
import type { ItemEvent } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { awaited, unpaid } from '../obligations.js';
import { isBelow, standingForward } from './facts.js';

type Policy = (context: ItemContext, event: Pick<ItemEvent, 'on' | 'by'>) => Rejection | null;

const unless = (holds: boolean, code: string, params: Record<string, string> = {}): Rejection | null =>
  holds ? null : reject(code, { params });

/** 行政许可法 35, 43: what the organ above decides has been reviewed below first, and sent up whole. */
export const reviewedBelow: Policy = ({ facts }) =>
  unless(!isBelow(facts), 'NOT_FORWARDED', { article: FIRST_REVIEW });

const FIRST_REVIEW = '行政许可法 35, 43';

/** The organ above does not ask the applicant again for what went up with the item: it sends it back down. */
export const asksBelow: Policy = ({ facts }) =>
  unless(standingForward(facts) === undefined, 'UPPER_MAY_NOT_ASK', { article: '行政许可法 35' });

/** Rerouting is between organs of one level; up, it goes by forwarding. */
export const notBelow: Policy = ({ facts }) =>
  unless(!isBelow(facts), 'NOT_FORWARDED', { article: FIRST_REVIEW });

const hasLevels: Policy = ({ facts }) => unless(facts.levels !== undefined, 'ONE_LEVEL');
const below: Policy = ({ facts }) => unless(isBelow(facts), 'FORWARDED_ALREADY');

/** All papers go up: nothing is still to come in. */
const nothingAwaited: Policy = ({ facts }) =>
  unless(awaited(facts).length === 0 && unpaid(facts).length === 0, 'PAPERS_AWAITED');

const received: Policy = ({ facts }) =>
  unless(standingForward(facts)?.receivedOn !== undefined, 'NOT_RECEIVED');
const unreceived: Policy = ({ facts }) => {
  const forward = standingForward(facts);
  if (!forward) return reject('NOT_FORWARDED', { params: { article: FIRST_REVIEW } });
  return unless(forward.receivedOn === undefined, 'RECEIVED_ALREADY');
};

/** What decides above begins once it was received there. */
export const receivedAbove: Policy = (context, event) =>
  context.facts.levels ? (reviewedBelow(context, event) ?? received(context, event)) : null;

const outside: Policy = ({ definition }) => unless(definition.handledIn === 'external', 'NOT_OUTSIDE');

const differsNewly: Policy = ({ facts }) =>
  unless(facts.endedOn === undefined && facts.decidedOn === undefined, 'CASE_CONCLUDED');

/** The policies of the events of levels; those of others they add to stand beside them. */
export const LEVEL_POLICIES = {
  RECEIVE_UP: [hasLevels, unreceived],
  SEND_DOWN: [hasLevels, reviewedBelow],
  AUTHORITY_DIFFERS: [differsNewly],
  RECORD_PROGRESS: [outside],
  RECORD_RESULT: [outside],
} satisfies Readonly<Record<string, readonly Policy[]>>;

/** Beside that the task is the actor's. */
export const FORWARDING: readonly Policy[] = [hasLevels, below, nothingAwaited];
