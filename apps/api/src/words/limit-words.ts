import type { Limit } from '#calendar';
import type { StatutoryLimit } from '#model/catalogue';
import type { Reader } from './reader.js';

const UNITS = {
  working_day: { zh: '{n} 个工作日', en: '{n} working days' },
  calendar_day: { zh: '{n} 个自然日', en: '{n} calendar days' },
  same_day: { zh: '当日', en: 'the same day' },
} as const;
const ONE = {
  working_day: { zh: '1 个工作日', en: '1 working day' },
  calendar_day: { zh: '1 个自然日', en: '1 calendar day' },
  same_day: UNITS.same_day,
} as const;

/** A limit as people say it, with its unit. */
export function limitIn(reader: Reader, { value, unit }: Limit): string {
  return reader.fill(value === 1 ? ONE[unit] : UNITS[unit], { n: value });
}

const STARTS = {
  acceptance: { zh: '自受理之日起', en: 'from acceptance' },
  receipt: { zh: '自收到申请之日起', en: 'from receipt of the application' },
} as const;

export function startIn(reader: Reader, { startsFrom }: Pick<StatutoryLimit, 'startsFrom'>): string {
  return reader.word(STARTS, startsFrom);
}
