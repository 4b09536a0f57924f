import type { ConditionLine, FieldLine, ItemDefinition, MaterialLine } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { FIELD_KINDS } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { html, type Part } from './html.js';
import { demoMark, itemLink, listed, type Names, published } from './parts.js';

/** What has to be handed in, and what comes by itself. */
export function materialTable(reader: Reader, names: Names, materials: readonly MaterialLine[]): Part {
  if (materials.length === 0) return html`<p>${reader.said('不需要材料。', 'No material is needed.')}</p>`;
  const columns: GridColumn<MaterialLine>[] = [
    {
      title: reader.said('编号', 'No.'),
      cell: ({ id }) => html`<span class="code">${id}</span>`,
      short: true,
    },
    { title: reader.said('材料', 'Material'), cell: (line) => materialOf(reader, line) },
    { title: reader.said('出具', 'Issued by'), cell: ({ issuer }) => published(reader, issuer) },
    { title: reader.said('取得方式', 'How it comes'), cell: (line) => wayOf(reader, names, line) },
    {
      title: reader.said('能否后补', 'May it follow'),
      cell: (line) => followOf(reader, line),
    },
    {
      title: reader.said('告知承诺', 'Commitment'),
      cell: ({ commitment }) =>
        commitment ? reader.said('可以书面承诺代替', 'may stand for it') : reader.said('否', 'no'),
    },
  ];
  return grid(
    reader.said('材料清单；清单之外不得要求', 'Nothing is asked that is not on this list'),
    columns,
    materials,
  );
}

/** What is not core may be owed, unless the line says otherwise. */
function followOf(reader: Reader, { core, owed }: MaterialLine): Part {
  if (owed === 'green') return reader.said('仅绿色通道可以容缺后补', 'may be owed on the green channel');
  if (owed === 'never') return reader.said('不得容缺', 'never owed');
  return core ? reader.said('必备', 'core') : reader.said('可以容缺后补', 'may be owed');
}

function materialOf(reader: Reader, { name, condition }: MaterialLine): Part {
  if (condition === undefined) return published(reader, name);
  return html`${published(reader, name)}<br><span class="soft">${reader.said('适用于：', 'Where: ')}${published(reader, condition)}</span>`;
}

function wayOf(reader: Reader, names: Names, { shared, producedBy }: MaterialLine): Part {
  const from = listed(
    reader,
    producedBy.map((code) => itemLink(reader, names, code)),
    'or',
  );
  if (producedBy.length > 0)
    return html`${reader.said('由系统推送，不用提交；来自', 'pushed by the system, not handed in; from ')}${from}`;
  return shared
    ? reader.said('数据共享取得，不用提交', 'obtained by data sharing, not handed in')
    : reader.said('申请人提交', 'handed in by the applicant');
}

/** What the form asks, and what reads it. */
export function fieldTable(reader: Reader, fields: readonly FieldLine[]): Part {
  const columns: GridColumn<FieldLine>[] = [
    { title: reader.said('表单内容', 'Field'), cell: ({ name }) => reader.say(name) },
    {
      title: reader.said('形式', 'Kind'),
      cell: ({ kind, unit }) =>
        html`${reader.word(FIELD_KINDS, kind)}${unit && html` (${published(reader, unit)})`}`,
    },
    {
      title: reader.said('用于', 'Read by'),
      cell: ({ readBy }) => readBy.map((id) => html`<span class="code">${id}</span> `),
    },
  ];
  return grid(reader.said('申请表所问', 'What the form asks'), columns, fields);
}

/** Numbered conditions with their articles. */
export function conditionList(reader: Reader, conditions: readonly ConditionLine[]): Part {
  if (conditions.length === 0)
    return html`<p class="soft">${reader.said('没有公布。', 'None is published.')}</p>`;
  const lines = conditions.map(
    ({
      id,
      text,
      article,
      demo,
    }) => html`<li><span class="code">${id}</span> ${published(reader, text)}${demoMark(reader, demo)}
<span class="article">${published(reader, article)}</span></li>
`,
  );
  return html`<ol class="lines">
${lines}</ol>`;
}

/** Acceptance is a matter of form; whether to grant is another list. */
export function acceptanceOf(reader: Reader, { acceptance }: ItemDefinition): Part {
  if (acceptance.length > 0) return conditionList(reader, acceptance);
  return html`<p>${reader.said(
    '没有另设受理条件：属于本机关职权、材料齐全、符合形式的，即应受理（行政许可法 32）。',
    'None of its own: what is within the organ’s competence, complete and in form is accepted (Licensing Law 32).',
  )}</p>`;
}
