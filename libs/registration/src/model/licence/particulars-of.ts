import type { LocalDate } from '#kernel';
import { type FormValues, maskWithin } from '#model/casework';
import type { Particulars } from './licence.js';

/** Which field of the merged form each particular is taken from. */
const FIELD_OF: Readonly<Record<Exclude<keyof Particulars, 'foundedOn'>, string>> = {
  name: 'enterprise-name',
  type: 'company-type',
  capital: 'registered-capital',
  legalRepresentative: 'legal-representative',
  scope: 'business-scope',
  address: 'registered-address',
  region: 'address-region',
};

/**
 * The particulars of the first licence, from the one form; issued on the day of the decision, which is the founding date. An identity
 * number that somebody wrote into a free text is masked for good. Throws RangeError that names a field the form has not: the guide
 * must ask for it.
 */
export function particularsOf(form: FormValues, decidedOn: LocalDate): Particulars {
  const text = (of: keyof typeof FIELD_OF): string => String(filledIn(form, FIELD_OF[of]));
  return maskParticulars({
    name: text('name'),
    type: text('type'),
    capital: Number(filledIn(form, FIELD_OF.capital)),
    legalRepresentative: text('legalRepresentative'),
    scope: text('scope'),
    address: text('address'),
    region: text('region'),
    foundedOn: decidedOn,
  });
}

/** An identity number that stands in a text is masked for good: what is on a licence, anybody reads. */
export function maskParticulars<T extends object>(particulars: T): T {
  const masked = (value: unknown) => (typeof value === 'string' ? maskWithin(value) : value);
  return Object.fromEntries(Object.entries(particulars).map(([name, value]) => [name, masked(value)])) as T;
}

function filledIn(form: FormValues, field: string) {
  const value = form[field];
  if (value === undefined) throw new RangeError(`the form of the case has no ${field}`);
  return value;
}

/** Department and category of the code (GB 32100-2015 table 1), told from the type of the enterprise. */
export function prefixOf(type: string): '91' | '92' | '93' {
  if (type.includes('个体')) return '92';
  return type.includes('合作社') ? '93' : '91';
}
