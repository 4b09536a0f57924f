import { type LocalDate, type Rejection, reject } from '#kernel';
import { inNotice } from './expand-years.js';
import type { ImportFinding, NamedDay, YearOfDays } from './import-finding.js';
import { dayOf } from './local-date.js';
import { readSentence } from './notice-sentence.js';

export interface Notice extends YearOfDays {
  readonly findings: readonly ImportFinding[];
}

const YEAR = /关于(\d{4})年部分节假日安排|现将(\d{4})年/;
const ITEM = /^\(?[一二三四五六七八九十]+\)?[、.](.{1,40}?):(.*)$/;
const FESTIVALS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];

/** What stands around the items: title, number, address, preamble, the usual admonitions, signature and date. */
const FRAME = [
  /^国务院办公厅(关于.*)?$/,
  /^(关于)?(\d{4}年)?部分节假日安排的通知$/,
  /^国办发明电〔\d{4}〕\d+号$/,
  /^各省、自治区、直辖市/,
  /^经(党中央、)?国务院批准/,
  /^按照上述原则/,
  /^节假日期间/,
  /^鼓励/,
  /^\d{4}年\d{1,2}月\d{1,2}日$/,
];
const ARRANGES = /放假|上班|补休|\d日/;

/**
 * A notice in the form of the State Council's General Office, 2015 to 2026: numbered festivals, each with its days off, make-up
 * days, or 与周末连休. What it says beyond that form is a finding with its line, an error where it speaks of days; besides those
 * of {@link readSentence}: `NOTICE-TWICE`, `NOTICE-OUTSIDE` (a day of another year), `NOTICE-MISSING` (one of the seven festivals).
 * Rejection: `NOTICE_UNREAD` where no year or not a single day is found.
 */
export function readNotice(text: string): Notice | Rejection {
  const lines = text.split(/\r\n|\r|\n/).map(plain);
  const found = YEAR.exec(lines.join(''));
  const year = Number(found?.[1] ?? found?.[2]);
  if (!found) return reject('NOTICE_UNREAD');
  const said = itemLines(lines);
  const read = said.map((line) => readLine(line, year));
  const kept = onceEach(
    read.flatMap(({ days }) => days),
    year,
  );
  if (kept.days.length === 0) return reject('NOTICE_UNREAD');
  const names = said.map(({ name }) => name).join('、');
  const missing = FESTIVALS.filter((festival) => !names.includes(festival));
  const findings = [
    ...read.flatMap((each) => each.findings),
    ...kept.findings,
    ...missing.map((name) => problem('NOTICE-MISSING', null, { name })),
  ];
  return { year, days: kept.days, findings };
}

/** Every line that is no frame, with the festival whose item it goes on. */
function itemLines(lines: readonly string[]): Line[] {
  let name: string | null = null;
  return lines.flatMap((whole, n) => {
    const [, festival, said] = ITEM.exec(whole) ?? [];
    const isFrame = festival === undefined && FRAME.some((frame) => frame.test(whole));
    name = isFrame ? null : (festival ?? name);
    return whole === '' || isFrame ? [] : [{ line: n + 1, text: said ?? whole, name }];
  });
}

interface Line {
  readonly line: number;
  readonly text: string;
  readonly name: string | null;
}

function readLine({ line, text, name }: Line, year: number): Pick<Notice, 'days' | 'findings'> {
  if (name === null) {
    const weight = ARRANGES.test(text) ? 'error' : 'note';
    return { days: [], findings: [{ code: 'NOTICE-UNREAD', weight, line, params: { said: text } }] };
  }
  const sentences = text.split(/[。;]/).filter((sentence) => sentence !== '' && !sentence.startsWith('鼓励'));
  const read = sentences.map((sentence) => readSentence({ text: sentence, year, name, line }));
  return { days: read.flatMap((each) => each.days), findings: read.flatMap((each) => each.findings) };
}

function problem(code: string, line: number | null, params: ImportFinding['params']): ImportFinding {
  return { code, weight: 'error', line, params };
}

/** In order of date; a day named twice keeps its first meaning. */
function onceEach(days: readonly NamedDay[], year: number): Pick<Notice, 'days' | 'findings'> {
  const kept = new Map<LocalDate, NamedDay>();
  const findings: ImportFinding[] = [];
  for (const day of days) {
    const { date } = day;
    if (kept.has(date)) findings.push(problem('NOTICE-TWICE', null, { date }));
    else if (inNotice(`${year}`, dayOf(date), dayOf(date))) kept.set(date, day);
    else findings.push(problem('NOTICE-OUTSIDE', null, { date }));
  }
  return { days: [...kept.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), findings };
}

/** Half-width signs, no blanks; commas inside brackets part no clauses. */
function plain(line: string): string {
  const bare = line.normalize('NFKC').replace(/\s/g, '');
  return bare.replace(/\([^()]*\)/g, (inside) => inside.replaceAll(',', '、'));
}
