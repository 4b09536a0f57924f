import type { LocalDate } from '#kernel';
import { validUntil } from '#model/catalogue';
import type { Obligation } from '../facts.js';
import type { ItemContext } from '../item-context.js';

/** What the register keeps of a result besides what later decisions read of it. */
export interface Registered {
  readonly subject?: string;
  readonly validUntil?: LocalDate;
  readonly obligations?: readonly Obligation[];
}

export function registeredOf({ definition, facts }: ItemContext, from: LocalDate): Registered {
  const { subject, obligations = [] } = facts;
  const until = validUntil(definition.result.validity, from);
  return {
    ...(subject !== undefined && { subject }),
    ...(until && { validUntil: until }),
    ...(obligations.length > 0 && { obligations }),
  };
}

/**
 * Is a result of that subject one for this item? One about the whole project is, and one about the same part; an item about the whole
 * project takes any. A permit for another building is none.
 */
export const isAbout = (item: { readonly subject?: string }, subject = ''): boolean =>
  subject === '' || item.subject === undefined || item.subject === subject;
