import { type Bilingual, filled } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What could not be read, in both languages; `{name}` is filled from the parameters. */
export const FAULTS = {
  'SEED-UNKNOWN-KEY': say('不认识这个键; 可写的是 {expected}', 'unknown key; it may be one of {expected}'),
  'SEED-MISSING': say('缺少这个键, 应为 {expected}', 'this key is missing; it holds {expected}'),
  'SEED-TYPE': say('类型不对, 应为 {expected}', 'of the wrong type; it holds {expected}'),
  'SEED-VALUE': say('值不对, 应为 {expected}', 'of the wrong value; it may be {expected}'),
  'YAML-BROKEN': say('不是合法的 YAML: {why}', 'no valid YAML: {why}'),
  'YAML-DEEP': say('嵌套超过 {most} 层', 'nested deeper than {most} levels'),
  'TEXT-ENCODING': say('不是 UTF-8 文本, 请另存为“CSV UTF-8”', 'no UTF-8 text: save it as “CSV UTF-8”'),
  'CSV-FILE': say(
    '缺少这个文件, 与它同组的文件都在',
    'this file is missing, while others of its set are there',
  ),
  'CSV-QUOTE': say('引号的位置不对', 'a quote where none may stand'),
  'CSV-OPEN': say('引号没有闭合', 'a quote that is never closed'),
  'CSV-CELLS': say(
    '这一行有 {found} 格, 表头有 {expected} 格',
    'a row of {found} cells under a header of {expected}',
  ),
  'CSV-COLUMN': say('缺少列 {name}', 'column {name} is missing'),
  'CSV-TWICE': say('{name} 重复', '{name} stands twice'),
  'CSV-OWNER': say('{file} 里没有 {name}', '{file} has no {name}'),
} satisfies Readonly<Record<string, Bilingual>>;

/** What was expected, as readers call it in English, and the same in Chinese; what has to be written as it stands is not here. */
export const EXPECTED: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  [
    say('键值对', 'mapping'),
    say('文本', 'text'),
    say('整数', 'whole number'),
    say('列表', 'list'),
    say('true 或 false', 'true or false'),
    say('文本、数字、true 或 false，或者文本的列表', 'text, number, true or false, list of texts'),
    say('十进制数', 'a decimal figure'),
    say('大于 0 的数', 'a figure above 0'),
    say('至少一个编码', 'at least one code'),
    say('不重复的编码', 'no code twice'),
    say('不含逗号的词，且不是 not、-', 'a word without commas, not, -'),
    say('1 到 99 之间逐个增大的百分比', 'rising shares between 1 and 99'),
  ].map((words) => [words.en, words]),
);

export type FaultCode = keyof typeof FAULTS;

/** The fault as a sentence; a code without one speaks for itself. */
export function sayFault(
  code: string,
  params: Readonly<Record<string, string | number>>,
  language: keyof Bilingual,
): string {
  const words: Bilingual | undefined = FAULTS[code as FaultCode];
  const told = (name: string) =>
    EXPECTED[name === 'expected' ? String(params[name]) : '']?.[language] ?? params[name];
  return words ? filled(words[language], told) : code;
}
