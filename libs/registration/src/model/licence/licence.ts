import type { Bilingual, LocalDate } from '#kernel';

/** How a version came to be: issued on a registration, for old certificates (换证), changed (变更), replaced (补发、换发), cancelled (注销). */
export const LICENCE_KINDS = ['issue', 'exchange', 'change', 'replacement', 'cancellation'] as const;
export type LicenceKind = (typeof LICENCE_KINDS)[number];

/** What stands on the paper besides code, registrar and dates (市场主体登记管理条例 8, 22). No identity number: none was ever on it. */
export interface Particulars {
  readonly name: string;
  readonly type: string;
  /** Registered capital in 万元 (ten thousand yuan). */
  readonly capital: number;
  readonly legalRepresentative: string;
  readonly scope: string;
  readonly address: string;
  /** Of the address, six digits (GB/T 2260). */
  readonly region: string;
  /** 成立日期: the day of issue of the first licence (市场主体登记管理条例 21). */
  readonly foundedOn: LocalDate;
}

/** One version of a licence, which never changes. */
export interface LicenceVersion extends Particulars {
  readonly code: string;
  readonly version: number;
  readonly kind: LicenceKind;
  readonly status: LicenceStatus;
  readonly registrar: Bilingual;
  readonly issuedOn: LocalDate;
  /** Why it came to be; null for the first. */
  readonly reason: string | null;
}

export const LICENCE_STATUSES = ['in-force', 'cancelled'] as const;
export type LicenceStatus = (typeof LICENCE_STATUSES)[number];

/** What a change may touch; the code and the founding date stay for life. */
export const CHANGEABLE = [
  'name',
  'type',
  'capital',
  'legalRepresentative',
  'scope',
  'address',
  'region',
] as const;
export type Changes = Partial<Pick<Particulars, (typeof CHANGEABLE)[number]>>;
