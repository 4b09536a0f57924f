import type { FoundVersion } from '#catalogue';
import type { ItemDefinition } from '#model/catalogue';
import { stageOf } from '../pages/parts.js';
import { limitIn, startIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { ACTS, HANDLINGS, NATURES, STAGES } from '../words/terms.js';
import type { Cell, Column } from './table.js';

type Row = FoundVersion<ItemDefinition>;
const END = '; ';

/** A line for each item: who, what, on which basis, by when, with which papers. Titles and words in the reader's language. */
export function itemColumns(reader: Reader): Column<Row>[] {
  const of = (zh: string, en: string, read: (item: ItemDefinition) => Cell): Column<Row> => [
    reader.said(zh, en),
    ({ content }) => read(content),
  ];
  const own = (zh: string, en: string, read: (row: Row) => Cell): Column<Row> => [reader.said(zh, en), read];
  const yes = (flag: boolean) => (flag ? reader.said('是', 'yes') : null);
  return [
    of('编码', 'Code', ({ code }) => code),
    of('名称', 'Name (Chinese)', ({ name }) => name.zh),
    of('英文名称', 'Name (English)', ({ name }) => name.en),
    of('阶段', 'Stage', (item) => stageOf(reader, item, STAGES[item.stage.slice(0, 2)])),
    of('性质', 'Nature', ({ nature }) => reader.word(NATURES, nature)),
    of('办理类型', 'Act', ({ act }) => reader.word(ACTS, act)),
    of('办件类型', 'Handling', ({ handling }) => reader.word(HANDLINGS, handling)),
    of('主管部门', 'Department', ({ department }) => department),
    own('决定机关', 'Deciding organs', ({ organs }) => organs.join(END) || null),
    of('行使内容', 'Content', ({ content }) => content && reader.say(content)),
    of('依据', 'Basis', ({ basis }) => basis.map(({ law, article }) => `${law} ${article}`).join(END)),
    of('承诺时限', 'Committed limit', ({ promise }) => limitIn(reader, promise)),
    of('承诺时限（数）', 'Committed limit (number)', ({ promise }) => promise.value),
    of('承诺时限为演示', 'Committed limit invented', ({ promise }) => yes(promise.demo)),
    of('法定时限', 'Statutory limit', ({ statutory }) => statutory && limitIn(reader, statutory)),
    of('法定时限起算', 'Statutory limit runs', ({ statutory }) => statutory && startIn(reader, statutory)),
    of('法定时限依据', 'Basis of the statutory limit', ({ statutory }) => statutory?.basis ?? null),
    of('材料', 'Materials', ({ materials }) => materials.map(({ id, name }) => `${id} ${name}`).join(END)),
    of('收费', 'Fee', ({ fee }) => fee?.amount ?? null),
    of('办理结果', 'Result', ({ result }) => result.name),
    of('有效期', 'Validity', ({ result }) => result.validity),
    of('咨询', 'Whom to ask', ({ contacts }) => contacts?.ask ?? null),
    of('监督投诉', 'Where to complain', ({ contacts }) => contacts?.complain ?? null),
    of('基本编码', 'Basic code', ({ codes }) => codes?.basic ?? null),
    of('实施编码', 'Implementation code', ({ codes }) => codes?.implementation ?? null),
    own('版本', 'Version', ({ version }) => version),
    own('生效日', 'In force from', ({ effectiveFrom }) => effectiveFrom),
    own('内容哈希', 'Hash', ({ hash }) => hash),
    own(
      '永久链接',
      'Permalink',
      ({ content, version }) => `/catalogue/items/${content.code}/versions/${version}`,
    ),
  ];
}
