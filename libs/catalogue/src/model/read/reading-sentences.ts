import { type Bilingual, filled } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What could not be read, in both languages; `{name}` is filled from the parameters. */
export const FAULTS = {
  'SEED-UNKNOWN-KEY': say('不认识这个键; 可写的是 {expected}', 'unknown key; it may be one of {expected}'),
  'SEED-MISSING': say('缺少这个键, 应为 {expected}', 'this key is missing; it holds {expected}'),
  'SEED-TYPE': say('类型不对, 应为 {expected}', 'of the wrong type; it holds {expected}'),
  'SEED-VALUE': say('值不对, 应为 {expected}', 'of the wrong value; it may be {expected}'),
  'YAML-BROKEN': say('不是合法的 YAML: {fault} ({why})', 'no valid YAML: {fault} ({why})'),
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
const EXPECTED: Readonly<Record<string, Bilingual>> = Object.fromEntries(
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

/** What the parser of YAML finds, by its code (`yaml` 2), and what it says of it: its own words, English alone, follow in brackets. */
const YAML_FAULTS: Readonly<Record<string, Bilingual>> = {
  ALIASES: say('别名 (*) 展开过多或没有定义', 'aliases (*) that unfold too far, or are not defined'),
  ALIAS_PROPS: say('别名 (*) 上不能再加标签或锚点', 'an alias (*) with a tag or an anchor of its own'),
  BAD_ALIAS: say('别名 (*) 或锚点 (&) 的写法不对', 'a wrong alias (*) or anchor (&)'),
  BAD_COLLECTION_TYPE: say('标签与内容的类型不符', 'a tag of another kind than its content'),
  BAD_DIRECTIVE: say('% 开头的指令不认识', 'an unknown directive (%)'),
  BAD_DQ_ESCAPE: say('双引号里的转义 (\\) 不对', 'a wrong escape (\\) within double quotes'),
  BAD_INDENT: say('缩进不对, 或括号没有闭合', 'a wrong indentation, or a bracket that is never closed'),
  BAD_PROP_ORDER: say('标签、锚点的位置不对', 'a tag or an anchor in the wrong place'),
  BAD_SCALAR_START: say(
    '值以保留字符开头, 请加引号',
    'a value that begins with a reserved character: put it in quotes',
  ),
  BLOCK_AS_IMPLICIT_KEY: say(
    '一行里有两个冒号 (键里套键), 含冒号的值请加引号',
    'two colons on a line (a key within a key): put a value with a colon in quotes',
  ),
  BLOCK_IN_FLOW: say('括号里不能用缩进的写法', 'an indented list or mapping within brackets'),
  DUPLICATE_KEY: say('同一个键重复', 'a key that stands twice'),
  KEY_OVER_1024_CHARS: say('键过长, 也许少了冒号', 'a key that is too long: perhaps a colon is missing'),
  MISSING_CHAR: say('缺少冒号、引号、括号或分隔符', 'a colon, a quote, a bracket or a separator is missing'),
  MULTILINE_IMPLICIT_KEY: say(
    '键必须写在一行里, 也许缩进不对',
    'a key over several lines: perhaps the indentation is wrong',
  ),
  MULTIPLE_ANCHORS: say('一个值有两个锚点 (&)', 'two anchors (&) on one value'),
  MULTIPLE_DOCS: say(
    '一个文件里有几份文档 (---), 只能有一份',
    'several documents (---) in one file, where one may stand',
  ),
  MULTIPLE_TAGS: say('一个值有两个标签 (!)', 'two tags (!) on one value'),
  NON_STRING_KEY: say('键须为文本', 'a key that is no text'),
  RESOURCE_EXHAUSTION: say('嵌套过深', 'nested too deep'),
  TAB_AS_INDENT: say('缩进用了制表符, 请改用空格', 'tabs as indentation: use spaces'),
  TAG_RESOLVE_FAILED: say('标签 (!) 不认识', 'an unknown tag (!)'),
  UNEXPECTED_TOKEN: say('这里不该有这个字符', 'a character where none may stand'),
};

export type FaultCode = keyof typeof FAULTS;

/** Parameters that are told in words. */
export const READING_WORDS: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  expected: EXPECTED,
  fault: YAML_FAULTS,
};

/** The fault as a sentence; a code without one speaks for itself. */
export function sayFault(
  code: string,
  params: Readonly<Record<string, string | number>>,
  language: keyof Bilingual,
): string {
  const words: Bilingual | undefined = FAULTS[code as FaultCode];
  const told = (name: string) => READING_WORDS[name]?.[String(params[name])]?.[language] ?? params[name];
  return words ? filled(words[language], told) : code;
}
