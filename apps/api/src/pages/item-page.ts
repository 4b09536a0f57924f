import type { WholeItem } from '#catalogue';
import type { Reader } from '../words/reader.js';
import { ACTS, HANDLINGS, MARKS, NATURES, STAGES } from '../words/terms.js';
import { changeList } from './changes.js';
import { historyTable, printedLine, standingNotice } from './history.js';
import { type Html, html, type Part } from './html.js';
import { groundTable, limitFigures, limitTable } from './item-clocks.js';
import {
  authorityFacts,
  basisList,
  contactFacts,
  placeTable,
  resultFacts,
  specialRules,
} from './item-facts.js';
import { acceptanceOf, conditionList, fieldTable, materialTable } from './item-papers.js';
import { gateList, tieList } from './item-ties.js';
import type { Page } from './layout.js';
import { listed, type Names, published, stageOf } from './parts.js';
import { type Section, sectioned } from './sections.js';

/** One item for whoever wants to apply for it: 主体 内容 依据 承诺期限, and everything else that was published of it. */
export function itemPage(reader: Reader, whole: WholeItem, permanent: boolean): Page {
  const { content: item, version } = whole;
  const address = `/catalogue/items/${item.code}`;
  const path = permanent ? `${address}/versions/${version}` : address;
  return {
    title: `${reader.say(item.name)} (${item.code})`,
    path,
    data: `/public/v1${path}`,
    body: html`${headOf(reader, whole)}
${printedLine(reader, address, whole)}
${standingNotice(reader, address, whole)}
${limitFigures(reader, item)}
${sectioned(reader, [...whoAndWhat(reader, whole), ...howToApply(reader, whole), ...howItGoes(reader, whole), ...rest(reader, whole, address)])}`,
  };
}

function headOf(reader: Reader, { content: item }: WholeItem): Html {
  const other = reader.other.say(item.name);
  const stage = stageOf(reader, item, STAGES[item.stage.slice(0, 2)]);
  const marks = item.marks.map((mark) => reader.word(MARKS, mark));
  const tags = [
    reader.word(NATURES, item.nature),
    reader.word(ACTS, item.act),
    reader.word(HANDLINGS, item.handling),
    stage,
    item.handledIn === 'external' && reader.said('在外部平台办理', 'handled on an outside platform'),
    marks.length > 0 && reader.said(`涉及${reader.list(marks)}`, `protects ${reader.list(marks)}`),
  ];
  return html`<p class="trail"><a href="${reader.to('/catalogue')}">${reader.said('目录', 'Catalogue')}</a> / <span class="code">${item.code}</span></p>
<h1>${reader.say(item.name)}</h1>
<p class="soft" lang="${reader.other.tag}">${other}</p>
${
  item.knownAs &&
  html`<p class="soft">${reader.said('俗称 ', 'Also called ')}${listed(
    reader,
    item.knownAs.map((name) => html`${published(reader, name)}`),
    'or',
  )}</p>`
}
<ul class="tags">${tags.filter((tag) => tag !== false).map((tag) => html`<li>${tag}</li>`)}</ul>`;
}

const namesOf = ({ named, content }: WholeItem): Names =>
  new Map([...named, content].map(({ code, name }) => [code, name]));

function whoAndWhat(reader: Reader, { content: item, authorities, standing }: WholeItem): Section[] {
  const places = standing === 'in-force' && placeTable(reader, authorities);
  return [
    {
      id: 'who',
      title: reader.said('主体', 'Who decides'),
      body: html`${authorityFacts(reader, item)}${places}`,
    },
    { id: 'what', title: reader.said('内容', 'What is decided'), body: contentOf(reader, item) },
    { id: 'basis', title: reader.said('依据', 'Legal basis'), body: basisList(reader, item) },
    { id: 'limits', title: reader.said('期限', 'Limits'), body: limitTable(reader, item) },
  ];
}

function contentOf(reader: Reader, { content, appliesWhen, notes }: WholeItem['content']): Part {
  return html`<p>${content ? reader.say(content) : html`<span class="soft">${reader.said('尚未公布', 'not published yet')}</span>`}</p>
${appliesWhen !== undefined && html`<p>${reader.said('适用于：', 'Applies where: ')}${published(reader, appliesWhen)}</p>`}
${notes !== undefined && html`<p class="soft">${published(reader, notes)}</p>`}`;
}

function howToApply(reader: Reader, whole: WholeItem): Section[] {
  const { content: item } = whole;
  return [
    {
      id: 'acceptance',
      title: reader.said('受理条件', 'Conditions of acceptance'),
      body: acceptanceOf(reader, item),
    },
    {
      id: 'materials',
      title: reader.said('申请材料', 'Materials'),
      body: materialTable(reader, namesOf(whole), item.materials),
    },
    {
      id: 'form',
      title: reader.said('申请表', 'Form'),
      body: item.fields.length > 0 && fieldTable(reader, item.fields),
    },
    {
      id: 'conditions',
      title: reader.said('许可条件', 'Conditions of the grant'),
      body: conditionList(reader, item.conditions),
    },
  ];
}

function howItGoes(reader: Reader, whole: WholeItem): Section[] {
  const { content: item } = whole;
  const names = namesOf(whole);
  return [
    { id: 'ties', title: reader.said('与其他事项的关系', 'Other items'), body: tieList(reader, names, item) },
    {
      id: 'gates',
      title: reader.said('关口', 'Gates'),
      body: item.gates.length > 0 && gateList(reader, names, item.gates),
    },
    {
      id: 'grounds',
      title: reader.said('停止计时', 'What may stop the clock'),
      body: groundTable(reader, item),
    },
    { id: 'rules', title: reader.said('特别规则', 'Special rules'), body: specialRules(reader, item) },
  ];
}

function rest(reader: Reader, { content: item, guides, versions }: WholeItem, address: string): Section[] {
  const links = guides.map(
    ({ code, name }) =>
      html`<li><a href="${reader.to(`/catalogue/guides/${code}`)}">${reader.say(name)}</a></li>\n`,
  );
  return [
    { id: 'result', title: reader.said('结果与收费', 'Result and fee'), body: resultFacts(reader, item) },
    {
      id: 'contacts',
      title: reader.said('咨询、投诉与编码', 'Contacts and codes'),
      body: contactFacts(reader, item),
    },
    {
      id: 'guides',
      title: reader.said('所属办事指南', 'Guides'),
      body: links.length > 0 && html`<ul class="lines">\n${links}</ul>`,
    },
    {
      id: 'history',
      title: reader.said('变更历史', 'History'),
      body: html`${historyTable(reader, address, versions)}
${changeList(reader, versions)}`,
    },
  ];
}
