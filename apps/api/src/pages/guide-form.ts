import type { FormField, FormPaper, GuideForm } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { FIELD_KINDS } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { html, type Part } from './html.js';
import { itemLink, listed, type Names, published } from './parts.js';

/** 一张申请表: what the one form asks, each datum once, and for which items. */
export function formTable(reader: Reader, { fields }: GuideForm): Part {
  if (fields.length === 0) return null;
  const columns: GridColumn<FormField>[] = [
    {
      title: reader.said('表单内容', 'Field'),
      cell: ({ name, asked }) =>
        html`${reader.say(name)}${!asked && html` <span class="soft">${reader.said('系统共享，不用填写', 'from the register, not asked')}</span>`}`,
    },
    {
      title: reader.said('形式', 'Kind'),
      cell: ({ kind, unit }) =>
        html`${reader.word(FIELD_KINDS, kind)}${unit !== undefined && html` (${published(reader, unit)})`}`,
    },
    {
      title: reader.said('用于', 'For'),
      cell: ({ readBy }) => readBy.map(({ item }) => html`<span class="code">${item}</span> `),
    },
  ];
  const caption = reader.said(
    `一张申请表，每项只填一次（共 ${fields.length} 项）`,
    `One form; each of ${fields.length} fields is asked once`,
  );
  return grid(caption, columns, fields);
}

/** 一套材料: what is handed in once for all items, and what nobody has to hand in. */
export function paperTables(reader: Reader, names: Names, { papers }: GuideForm): Part {
  const asked = papers.filter((paper) => paper.asked);
  const obtained = papers.filter((paper) => !paper.asked);
  return html`${asked.length > 0 && askedTable(reader, asked)}
${obtained.length > 0 && obtainedTable(reader, names, obtained)}`;
}

const paperName = (reader: Reader): GridColumn<FormPaper> => ({
  title: reader.said('材料', 'Material'),
  cell: ({ name }) => published(reader, name),
});

const usesOf = (reader: Reader): GridColumn<FormPaper> => ({
  title: reader.said('用于', 'For'),
  cell: ({ uses }) => uses.map(({ item, id }) => html`<span class="code">${item} ${id}</span> `),
});

function askedTable(reader: Reader, papers: readonly FormPaper[]): Part {
  const columns: GridColumn<FormPaper>[] = [
    paperName(reader),
    { title: reader.said('出具', 'Issued by'), cell: ({ issuer }) => published(reader, issuer) },
    { title: reader.said('要求', 'Terms'), cell: (paper) => termsOf(reader, paper) },
    usesOf(reader),
  ];
  const caption = reader.said(
    `申请人提交，每份只交一次（共 ${papers.length} 份）`,
    `Handed in by the applicant, each of ${papers.length} papers once`,
  );
  return grid(caption, columns, papers);
}

function termsOf(reader: Reader, { core, commitment }: FormPaper): string {
  const owed = core ? reader.said('必备', 'core') : reader.said('可以容缺后补', 'may be owed');
  return commitment ? `${owed}${reader.said('；可以书面承诺代替', '; a commitment may stand for it')}` : owed;
}

function obtainedTable(reader: Reader, names: Names, papers: readonly FormPaper[]): Part {
  const columns: GridColumn<FormPaper>[] = [
    paperName(reader),
    { title: reader.said('来自', 'Comes from'), cell: (paper) => originOf(reader, names, paper) },
    usesOf(reader),
  ];
  const caption = reader.said(
    `不用提交：由部门共享或者由系统推送（共 ${papers.length} 份）`,
    `Not handed in: ${papers.length} papers are shared between organs or pushed by the system`,
  );
  return grid(caption, columns, papers);
}

function originOf(reader: Reader, names: Names, { producedBy, issuer }: FormPaper): Part {
  if (producedBy.length === 0) return html`${published(reader, issuer)}`;
  return listed(
    reader,
    producedBy.map((code) => itemLink(reader, names, code)),
    'or',
  );
}
