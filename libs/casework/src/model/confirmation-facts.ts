import { addDays, type Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import { firstOf } from './days.js';
import type { Confirmation, ItemFacts } from './facts.js';

/** Nobody has confirmed or objected yet, be it late. */
const isUnanswered = ({ confirmedOn, objectedOn }: Confirmation): boolean =>
  confirmedOn === undefined && objectedOn === undefined;

/** What may still be said of one confirmation: a late word counts, and only a confirmation is the last one. */
const OPEN = {
  CONFIRM: ({ confirmedOn }: Confirmation) => confirmedOn === undefined,
  OBJECT: isUnanswered,
  PROVISIONAL: (each: Confirmation) => isUnanswered(each) && each.provisionalOn === undefined,
  CONFIRMATION_SILENT: (each: Confirmation) => isUnanswered(each) && each.silentOn === undefined,
};
export type AnswerType = keyof typeof OPEN;

export function isAnswer(type: string): type is AnswerType {
  return Object.hasOwn(OPEN, type);
}

/** Could that be said of it now? A provisional record only where the guide allows one. */
export function isOpenFor(type: AnswerType, each: Confirmation): boolean {
  return OPEN[type](each) && (type !== 'PROVISIONAL' || each.provisional);
}

/** Whose answer it is: the organ's that was asked, not the deciding one's, which may go on provisionally on its own account. */
export function mayBeSaidBy(
  type: AnswerType,
  { organId: asked }: Confirmation,
  deciding: number,
): readonly number[] {
  return type === 'PROVISIONAL' ? [asked, deciding] : [asked];
}

export function confirmationOf({ confirmations }: ItemFacts, id: string): Confirmation | undefined {
  return confirmations?.find((each) => each.id === id);
}

/** The confirmations with one of them changed. */
export function withAnswer(
  { confirmations = [] }: ItemFacts,
  id: string,
  answer: Partial<Confirmation>,
): Pick<ItemFacts, 'confirmations'> {
  return { confirmations: confirmations.map((each) => (each.id === id ? { ...each, ...answer } : each)) };
}

/** `lapsed`: the item failed before any word came. */
export type ConfirmationState = 'asked' | 'provisional' | 'silent' | 'objected' | 'confirmed' | 'lapsed';

/** How it stands: the last word, else silence. */
export function stateOf(each: Confirmation): Exclude<ConfirmationState, 'lapsed'> {
  if (each.confirmedOn) return 'confirmed';
  if (each.objectedOn) return 'objected';
  if (each.silentOn) return 'silent';
  return each.provisionalOn ? 'provisional' : 'asked';
}

/** Where a clock of one confirmation begins and ends; all are of one kind, and `of` tells them apart. */
interface ConfirmationStart {
  readonly kind: 'confirmation';
  readonly of: string;
  readonly article: string;
  readonly start: LocalDate;
  readonly limit: Limit;
  readonly endedOn: LocalDate | undefined;
}

/** The clock ends with the first word, or with silence; a provisional record stops nothing. Asked after hours counts as the next day (rules 4.6). */
export function confirmationStarts(facts: ItemFacts): ConfirmationStart[] {
  const { confirmations = [], endedOn, outcome, decidedOn, redone = [] } = facts;
  const ends = [...redone.map(({ annulled }) => annulled), { outcome, decidedOn, endedOn }];
  const first = ends.find((each) => each.outcome === 'refused' || each.endedOn);
  const failed = first && (first.endedOn ?? first.decidedOn);
  return confirmations.map(({ id, name, within, basis, askedOn, afterHours, ...heard }) => ({
    kind: 'confirmation',
    of: id,
    article: `${name.zh}: ${basis}`,
    start: afterHours && within.unit === 'same_day' ? addDays(askedOn, 1) : askedOn,
    limit: within,
    endedOn: firstOf([heard.confirmedOn, heard.objectedOn, heard.silentOn]) ?? failed,
  }));
}
