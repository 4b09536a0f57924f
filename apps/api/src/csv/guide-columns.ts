import type { FoundVersion, VersionRow, WholeGuide } from '#catalogue';
import { type GuideDefinition, PLAIN_WINDOW } from '#model/catalogue';
import { limitIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { NATURES, VERSION_STANDINGS } from '../words/terms.js';
import { ACCEPTANCES, SILENT_ENDS, WINDOW_NOTICES } from '../words/window-words.js';
import { type Column, type Table, tableOf } from './table.js';

/** The columns of a list of guides, titled in the language of the reader. */
export function guideColumns(reader: Reader): Column<FoundVersion<GuideDefinition>>[] {
  return [
    [reader.said('编码', 'Code'), ({ content }) => content.code],
    [reader.said('名称', 'Name (Chinese)'), ({ content }) => content.name.zh],
    [reader.said('英文名称', 'Name (English)'), ({ content }) => content.name.en],
    [reader.said('阶段', 'Stage'), ({ content }) => content.stage],
    [reader.said('概要', 'Summary'), ({ content }) => reader.say(content.summary)],
    [reader.said('事项', 'Items'), ({ content }) => content.items.map(({ code }) => code).join('; ')],
    [
      reader.said('联合办理期限', 'Joint limit'),
      ({ content }) => content.joint && limitIn(reader, content.joint),
    ],
    [
      reader.said('一次性告知', 'Notice of gaps'),
      ({ content: { window = PLAIN_WINDOW } }) => reader.word(WINDOW_NOTICES, window.notices),
    ],
    [
      reader.said('受理', 'Acceptance'),
      ({ content: { window = PLAIN_WINDOW } }) => reader.word(ACCEPTANCES, window.acceptance),
    ],
    [
      reader.said('逾期不补正', 'Where nothing is supplied'),
      ({ content: { window } }) =>
        window?.onSilence ? reader.word(SILENT_ENDS, window.onSilence.outcome) : null,
    ],
    [reader.said('版本', 'Version'), ({ version }) => version],
    [reader.said('生效日', 'In force from'), ({ effectiveFrom }) => effectiveFrom],
    [reader.said('内容哈希', 'Hash'), ({ hash }) => hash],
    [
      reader.said('永久链接', 'Permalink'),
      ({ content, version }) => `/catalogue/guides/${content.code}/versions/${version}`,
    ],
  ];
}

/** One guide: a line for each of its items, with promise and statute side by side. */
export function guideLines(reader: Reader, { content, items }: WholeGuide): Table {
  const known = new Map(items.map((item) => [item.code, item]));
  const columns: Column<GuideDefinition['items'][number]>[] = [
    [reader.said('编码', 'Code'), ({ code }) => code],
    [
      reader.said('名称', 'Name'),
      ({ code }) => (known.has(code) ? reader.say(known.get(code)?.name ?? { zh: '', en: '' }) : null),
    ],
    [
      reader.said('按情形', 'Only where'),
      ({ optional, when }) => (optional ? (when ?? reader.said('是', 'yes')) : null),
    ],
    [
      reader.said('性质', 'Nature'),
      ({ code }) => {
        const item = known.get(code);
        return item ? reader.word(NATURES, item.nature) : null;
      },
    ],
    [reader.said('主管部门', 'Department'), ({ code }) => known.get(code)?.department ?? null],
    [
      reader.said('承诺时限', 'Committed limit'),
      ({ code }) => {
        const item = known.get(code);
        return item ? limitIn(reader, item.promise) : null;
      },
    ],
    [
      reader.said('法定时限', 'Statutory limit'),
      ({ code }) => {
        const statutory = known.get(code)?.statutory;
        return statutory ? limitIn(reader, statutory) : reader.said('无', 'none');
      },
    ],
  ];
  return tableOf(columns, content.items);
}

/** The history of an item or guide, newest first. */
export function versionColumns(reader: Reader, permalink: (version: number) => string): Column<VersionRow>[] {
  return [
    [reader.said('版本', 'Version'), ({ version }) => version],
    [reader.said('状态', 'Standing'), ({ standing }) => reader.word(VERSION_STANDINGS, standing)],
    [reader.said('生效日', 'In force from'), ({ effectiveFrom }) => effectiveFrom],
    [reader.said('发布时间', 'Published at'), ({ publishedAt }) => publishedAt],
    [reader.said('依据文件', 'Paper'), ({ source }) => source],
    [reader.said('内容哈希', 'Hash'), ({ hash }) => hash],
    [reader.said('永久链接', 'Permalink'), ({ version }) => permalink(version)],
  ];
}
