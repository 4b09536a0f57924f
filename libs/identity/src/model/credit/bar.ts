import type { LocalDate } from '#kernel';

export const BAR_SCOPES = ['application', 'tolerance', 'commitment'] as const;
/** What a bar keeps its applicant from: applying, papers owed (容缺受理), a decision on a commitment (告知承诺). */
export type BarScope = (typeof BAR_SCOPES)[number];

export type BarGround = 'false-materials' | 'fraud' | 'broken-commitment' | 'bad-credit';

interface Ground {
  readonly article: string;
  readonly scopes: readonly BarScope[];
  /** Fixed by law, in years from its first day; null: until credit is repaired, or the day it names. */
  readonly years: number | null;
  /** Of the items it names alone: the law bars from that licence, not from every one. */
  readonly named: boolean;
}

/** Why an applicant is barred, from what, for how long. Nothing of it is public: the law publishes decisions, not this list. */
export const BAR_GROUNDS: Readonly<Record<BarGround, Ground>> = {
  /** 隐瞒有关情况或者提供虚假材料: where public safety, health, life or property is concerned. */
  'false-materials': { article: '行政许可法 78', scopes: BAR_SCOPES, years: 1, named: true },
  /** 以欺骗、贿赂等不正当手段取得. */
  fraud: { article: '行政许可法 79', scopes: BAR_SCOPES, years: 3, named: true },
  'broken-commitment': {
    article: '国办发〔2020〕42号',
    scopes: ['tolerance', 'commitment'],
    years: null,
    named: false,
  },
  /** 严重失信. */
  'bad-credit': {
    article: '国办发〔2020〕49号',
    scopes: ['tolerance', 'commitment'],
    years: null,
    named: false,
  },
};

/** A bar of an applicant, both days included. `items` null: of every item. */
export interface Bar {
  readonly id: string;
  readonly ground: BarGround;
  readonly items: readonly string[] | null;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly document: string;
}
