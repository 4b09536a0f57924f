import type { Limit } from '#calendar';
import type { Nature } from './definition.js';

/** Which rules an item follows is a function of its nature: one table, with articles. */
interface NatureRules {
  /** Is there an act of acceptance (受理)? A record-filing is complete when filed. */
  readonly acceptance: boolean;
  /** 行政许可法 32(4): no notice in time means accepted from the day of receipt. Licences only. */
  readonly deemedAcceptance: boolean;
  /** May it be refused? A record-filing found wrong later is told to correct, not refused. */
  readonly refusal: boolean;
  /** 行政许可法 44: the licence is issued and delivered within ten days of the grant. */
  readonly delivery: Limit | null;
}

const TEN_WORKING_DAYS: Limit = { value: 10, unit: 'working_day' };
const plain: NatureRules = { acceptance: true, deemedAcceptance: false, refusal: true, delivery: null };

export const NATURES: Readonly<Record<Nature, NatureRules>> = {
  licence: { acceptance: true, deemedAcceptance: true, refusal: true, delivery: TEN_WORKING_DAYS },
  registration: plain,
  'record-filing': { ...plain, acceptance: false, refusal: false },
  'internal-opinion': plain,
  'technical-review': plain,
  utility: plain,
  allocation: plain,
};
