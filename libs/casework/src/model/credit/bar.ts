import { type LocalDate, type Rejection, reject } from '#kernel';
import { BAR_GROUNDS, type Bar, type BarScope } from '#model/identity';
import type { ItemEvent } from '../events.js';

/** What a bar keeps an applicant from, and the code of the refusal. */
const REFUSED: Readonly<Record<BarScope, string>> = {
  application: 'BARRED_FROM_APPLYING',
  tolerance: 'TOLERANCE_CREDIT',
  commitment: 'COMMITMENT_CREDIT',
};

/** The scope of bars that an event asks of. */
function scopeOf(event: Pick<ItemEvent, 'type'> & { readonly byCommitment?: true }): BarScope | null {
  if (event.type === 'FILE') return 'application';
  if (event.type === 'ACCEPT_WITH_GAPS') return 'tolerance';
  return event.type === 'COMMIT' || event.byCommitment ? 'commitment' : null;
}

/**
 * Why the applicant's credit stands in the way, or null: what law bars from applying (行政许可法 78, 79) is not filed, and whoever broke a
 * promise is neither trusted with papers owed nor with a commitment before credit is repaired (国办发〔2020〕42号). A bar of some items
 * bars those alone; one that has not begun or is over bars nothing.
 */
export function creditRefusal(
  code: string,
  event: Pick<ItemEvent, 'type' | 'on'> & { readonly byCommitment?: true },
  bars: readonly Bar[],
): Rejection | null {
  const scope = scopeOf(event);
  const found = scope && barOf(bars, { scope, code, on: event.on });
  if (!found) return null;
  const { article } = BAR_GROUNDS[found.ground];
  return reject(REFUSED[scope], {
    params: { article, document: found.document, until: found.until ?? '—' },
  });
}

/** The bar in force that day for that item and that scope, if there is one. */
export function barOf(
  bars: readonly Bar[],
  { scope, code, on }: { readonly scope: BarScope; readonly code: string; readonly on: LocalDate },
): Bar | undefined {
  return bars.find(
    ({ ground, items, from, until }) =>
      BAR_GROUNDS[ground].scopes.includes(scope) &&
      (items === null || items.includes(code)) &&
      from <= on &&
      (until === null || on <= until),
  );
}
