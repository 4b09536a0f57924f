import type { Assessments } from '#catalogue';
import { COST, SUBJECTS } from '../words/assessment-words.js';
import type { Reader } from '../words/reader.js';
import { type GridColumn, grid } from './grid.js';
import { html, type Part } from './html.js';
import type { Page } from './layout.js';
import { demoMark, published } from './parts.js';

type Row = Assessments['assessments'][number];

/** 一园一规划: the plans and regional assessments of each base, what they stand for, and that enterprises do not pay for them. */
export function assessmentsPage(reader: Reader, { asOf, assessments, bases }: Assessments): Page {
  const title = reader.said('园区规划和区域评估', 'Plans and regional assessments');
  return {
    title,
    path: '/catalogue/assessments',
    body: html`<p class="trail"><a href="${reader.to('/catalogue')}">${reader.said('目录', 'Catalogue')}</a></p>
<h1>${title}</h1>
<p class="lead">${reader.said(
      '已经完成区域评估的，项目不再提交相应材料，由系统自动代替；有效期届满即不再代替。',
      'What a base has had assessed stands for the papers of its projects by itself, and no longer than it is valid.',
    )} ${reader.say(COST)}</p>
<p class="soft">${reader.said(`截至 ${asOf}`, `As of ${asOf}`)} · <a href="/public/v1/catalogue/assessments">JSON</a> · <a href="/public/v1/catalogue/assessments?format=csv">CSV</a></p>
${assessments.length === 0 ? html`<p>${reader.said('还没有公布。', 'None is published yet.')}</p>` : table(reader, assessments, bases)}`,
  };
}

function table(reader: Reader, assessments: readonly Row[], names: Assessments['bases']): Part {
  const columns: GridColumn<Row>[] = [
    {
      title: reader.said('名称', 'Name'),
      cell: ({ name, demo }) => html`${reader.say(name)}${demoMark(reader, demo)}`,
    },
    { title: reader.said('类别', 'Subject'), cell: ({ subject }) => reader.word(SUBJECTS, subject) },
    {
      title: reader.said('基地', 'Bases'),
      cell: ({ bases }) => reader.list(bases.map((base) => (names[base] ? reader.say(names[base]) : base))),
    },
    {
      title: reader.said('文件', 'Document'),
      cell: ({ document, issuer }) =>
        html`${published(reader, document)}<br><span class="soft">${published(reader, issuer)}</span>`,
    },
    { title: reader.said('有效期', 'Valid'), cell: ({ from, until }) => `${from} – ${until}`, short: true },
    {
      title: reader.said('代替的材料', 'Stands for'),
      cell: ({ covers }) =>
        covers.map(
          ({ item, lines }) =>
            html`<a href="${reader.to(`/catalogue/items/${item}`)}">${item}</a> ${lines.join(' ')} `,
        ),
    },
    {
      title: reader.said('条件', 'Conditions'),
      cell: ({ conditions }) => conditions.map((each) => html`<div>${reader.say(each)}</div>`),
    },
  ];
  return grid(
    reader.said('现行有效的规划和区域评估', 'Plans and assessments in force'),
    columns,
    assessments,
  );
}
