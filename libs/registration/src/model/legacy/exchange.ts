import { type Actor, type LocalDate, type Rejection, reject } from '#kernel';
import { checkCreditCode } from '../check-code.js';
import type { Particulars } from '../licence/licence.js';
import { codeAround } from '../make-code.js';
import { type NumberColumn, type Numbers, organisationOf } from './columns.js';

/** The certificates that one licence replaces. */
export const CERTIFICATES = ['business-licence', 'organisation-certificate', 'tax-certificate'] as const;
export type Certificate = (typeof CERTIFICATES)[number];

/** Market regulation registers these (GB 32100-2015 table 1); an exchange names which. */
export const EXCHANGE_PREFIXES = ['91', '92', '93'] as const;

const PROVED_BY: Readonly<Record<Certificate, NumberColumn>> = {
  'business-licence': 'registrationNo',
  'organisation-certificate': 'organisationCode',
  'tax-certificate': 'taxNo',
};

export interface ExchangeWish {
  readonly prefix: (typeof EXCHANGE_PREFIXES)[number];
  /** Of the registration authority; else that of the registration number or the tax number. */
  readonly region?: string | undefined;
  readonly returned: readonly Certificate[];
  readonly lost: readonly Certificate[];
  /** Where and when the loss was declared. */
  readonly lossNote?: string | undefined;
  /** What the licence for the code says; the founding date is that of the old licence. */
  readonly particulars: Omit<Particulars, 'name'>;
  /** The version of the company that was seen. */
  readonly ifVersion: number;
}

export interface ExchangeWorld {
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly company: Numbers & {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly exchanged: boolean;
    /** The enterprise that has its code here; null where none has. */
    readonly applicantOrgan: number | null;
  };
}

/**
 * The code that the company gets for its old certificates (换证): the one it has, or one made round the organisation code it keeps; null:
 * the next of the segment. Every certificate it had is returned or declared lost. Rejections: ALREADY_EXCHANGED, STALE, CERTIFICATE_OPEN,
 * CERTIFICATE_TWICE, CERTIFICATE_UNKNOWN, LOSS_UNEXPLAINED, REGION_UNKNOWN, FOUNDED_AHEAD. Source: 国办发〔2015〕50号.
 */
export function exchangeCode(
  wish: ExchangeWish,
  { company, today }: ExchangeWorld,
): { readonly code: string | null } | Rejection {
  if (company.exchanged) return reject('ALREADY_EXCHANGED');
  if (wish.ifVersion !== company.version) return reject('STALE', { params: { current: company.version } });
  if (wish.particulars.foundedOn > today)
    return reject('FOUNDED_AHEAD', { pointer: '/particulars/foundedOn' });
  const refused = checkCertificates(wish, company);
  if (refused) return refused;
  if (company.creditCode !== null) return { code: company.creditCode };
  const organisation = organisationOf(company);
  if (organisation === null) return { code: null };
  const region = wish.region ?? company.registrationNo?.slice(0, 6) ?? company.taxNo?.slice(0, 6);
  if (region === undefined) return reject('REGION_UNKNOWN', { pointer: '/region' });
  const code = codeAround({ prefix: wish.prefix, region, organisation });
  if (!checkCreditCode(code).valid) throw new RangeError(`no code round ${organisation}`);
  return { code };
}

function checkCertificates({ returned, lost, lossNote }: ExchangeWish, company: Numbers): Rejection | null {
  for (const certificate of CERTIFICATES) {
    const had = company[PROVED_BY[certificate]] !== null;
    const told = [...returned, ...lost].filter((each) => each === certificate).length;
    if (told > 1) return reject('CERTIFICATE_TWICE', { pointer: '/returned', params: { certificate } });
    if (had && told === 0)
      return reject('CERTIFICATE_OPEN', { pointer: '/returned', params: { certificate } });
    if (!had && told === 1)
      return reject('CERTIFICATE_UNKNOWN', { pointer: '/returned', params: { certificate } });
  }
  return lost.length > 0 && !lossNote?.trim() ? reject('LOSS_UNEXPLAINED', { pointer: '/lossNote' }) : null;
}
