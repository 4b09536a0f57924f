import type { Bilingual, LocalDate } from '#kernel';
import type { FormValues, Standing } from '#model/casework';
import { type GuideDefinition, isOneCode } from '#model/catalogue';
import type { Particulars } from './licence.js';
import { particularsOf, prefixOf } from './particulars-of.js';

/** The registration item of a case, and what registration has done for it. */
export interface FollowedItem {
  readonly idx: number;
  readonly version: number;
  readonly standing: Standing;
  readonly decidedOn: LocalDate | null;
  readonly guide: Pick<GuideDefinition, 'items'>;
  readonly form: FormValues | null;
  /** Of the code it holds; null for none. */
  readonly code: 'reserved' | 'issued' | null;
  /** No code was free when one was owed. */
  readonly waits: boolean;
  readonly applicantOrgan: number;
}

/** What registration owes the item now. */
export type Following =
  | { readonly do: 'reserve'; readonly prefix: string }
  | { readonly do: 'void' }
  | {
      readonly do: 'license';
      readonly prefix: string;
      readonly particulars: Particulars;
      readonly notice: Bilingual;
    };

const GRANTED: readonly Standing[] = ['granted', 'served'];
const OPEN: readonly Standing[] = ['filed', 'correcting', 'accepted'];

/**
 * What the standing of the item asks of registration, whichever message told of it and however often: a code reserved from filing on
 * (also where filing was never heard of), a licence with it on the grant, the code voided on any other end. Null: nothing. Source:
 * 国办发〔2015〕50号; a reserved code is shown to nobody before the licence.
 */
export function followCase(item: FollowedItem): Following | null {
  const { guide, standing, code, form } = item;
  if (!isOneCode(guide) || standing === 'planned') return null;
  const prefix = prefixOf(String(form?.['company-type'] ?? ''));
  if (OPEN.includes(standing)) return code === null ? { do: 'reserve', prefix } : null;
  if (!GRANTED.includes(standing)) return code === 'reserved' || item.waits ? { do: 'void' } : null;
  return code === 'issued' ? null : license(item, prefix);
}

function license({ form, decidedOn }: FollowedItem, prefix: string): Following {
  if (!form || !decidedOn) throw new RangeError('a registration was granted without a form or a day');
  const particulars = particularsOf(form, decidedOn);
  return { do: 'license', prefix, particulars, notice: toldOf(particulars) };
}

/** `{code}` is filled in where the code is made. */
const toldOf = ({ name }: Particulars): Bilingual => ({
  zh: `${name}的营业执照已签发，统一社会信用代码 {code}。后续事项不再收取营业执照。`,
  en: `The business licence of ${name} is issued, credit code {code}. No later item asks for it.`,
});
