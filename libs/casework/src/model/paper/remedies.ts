import type { Bilingual } from '#kernel';
import type { Nature } from '#model/catalogue';
import type { AuthorityFact } from './authority-fact.js';

/** What the addressee may do against a decision: by whom it is heard, within which time, and who answers for it. */
export interface Remedies {
  readonly respondent: Bilingual;
  /** Days from knowing of the act (行政复议法 20). */
  readonly reconsideration: { readonly at: Bilingual; readonly days: number } | null;
  /** Months from knowing of the act (行政诉讼法 46); `days` from the answer to a reconsideration (45). */
  readonly suit: { readonly months: number; readonly days: number };
  /** A suit is open only after a reconsideration. */
  readonly reconsiderationFirst: boolean;
  /** Articles by which it is so; those marked [J] are a reading that counsel should confirm. */
  readonly basis: readonly string[];
}

/** Terms from the texts in force; a special law may say otherwise, and then stands in a row of its own. */
const DAYS_TO_RECONSIDER = 60;
const MONTHS_TO_SUE = 6;
const DAYS_AFTER_RECONSIDERATION = 15;
const TERMS = ['行政复议法 20', '行政诉讼法 45, 46'];

/**
 * Acts that touch rights from outside have remedies; a filing, an opinion between organs, a technical finding and a contract of
 * supply have none of their own: they are attacked with the decision that rests on them, or before the civil court [J].
 */
const ACTIONABLE: Readonly<Record<Nature, boolean>> = {
  licence: true,
  registration: true,
  allocation: true,
  'record-filing': false,
  'internal-opinion': false,
  'technical-review': false,
  utility: false,
};

/** By which article whose government or upper organ hears it, and whether it must be asked first; by the seat of the respondent. */
const REVIEWED: Readonly<
  Record<AuthorityFact['seat'], { readonly basis: string; readonly first: boolean } | null>
> = {
  department: { basis: '行政复议法 24 ¶1(一)', first: false },
  government: { basis: '行政复议法 24 ¶1(二)', first: false },
  // A department of a committee that the State Council or the province approved answers itself; the government that set the
  // committee up hears it.
  park: { basis: '法释〔2018〕1号 21; 行政复议法 24 [J]', first: false },
  // Whether every act of a tax organ in this catalogue is a tax dispute is a reading: the stricter way is told.
  tax: { basis: '行政复议法 27; 税收征收管理法 88 [J]', first: true },
  authorised: { basis: '行政复议法 24 ¶1(四)', first: false },
  none: null,
};

/** Why the respondent is who it is. */
const ANSWERABLE: Readonly<Record<AuthorityFact['form'], string>> = {
  statutory: '行政复议法 19 ¶1; 行政诉讼法 26 ¶1',
  statute: '行政复议法 19 ¶1; 行政许可法 23',
  concentrated: '行政复议法 19 ¶1; 行政许可法 25',
  entrusted: '行政许可法 24; 行政复议法 19 ¶3; 行政诉讼法 26 ¶5',
  'dispatched-branch': '法释〔2018〕1号 20 [J]',
  'provincial-list': '行政复议法 19 ¶1 [J]',
  deputised: '行政复议法 19 ¶1 [J]',
};

/**
 * The remedies against a decision of that nature under that authority; null where it has none of its own. Source:
 * 行政许可法 38 ¶2 (a refusal tells them), 行政复议法 (2023) 19, 20, 24, 27, 行政诉讼法 26, 45, 46.
 */
export function remediesOf(authority: AuthorityFact, nature: Nature): Remedies | null {
  const reviewed = REVIEWED[authority.seat];
  if (!ACTIONABLE[nature] || !reviewed) return null;
  const { form, review, inNameOf } = authority;
  return {
    respondent: { zh: inNameOf.zh, en: inNameOf.en },
    reconsideration: review && { at: review, days: DAYS_TO_RECONSIDER },
    suit: { months: MONTHS_TO_SUE, days: DAYS_AFTER_RECONSIDERATION },
    reconsiderationFirst: reviewed.first && review !== null,
    basis: [ANSWERABLE[form], reviewed.basis, ...TERMS],
  };
}
