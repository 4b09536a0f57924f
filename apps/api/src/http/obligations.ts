import type { LocalDate } from '#kernel';
import type { ObligationBody } from '../dto/bodies.js';
import { dayOf } from './request.js';

/** Obligations of a body with their days read; `inside` is the pointer of the part they stand in. */
export function obligationsOf(
  obligations: readonly ObligationBody[],
  inside = '',
): (Omit<ObligationBody, 'dueOn'> & { readonly dueOn: LocalDate })[] {
  return obligations.map((each, at) => ({
    ...each,
    dueOn: dayOf(each.dueOn, `${inside}/obligations/${at}/dueOn`),
  }));
}
