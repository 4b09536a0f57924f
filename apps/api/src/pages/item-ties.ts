import type { Bilingual } from '#kernel';
import type { Gate, ItemDefinition, Tie } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { CURES } from '../words/terms.js';
import { type Html, html, type Part } from './html.js';
import { itemLink, listed, type Names, published } from './parts.js';

/** How the item hangs together with others, in plain words; `{items}` are the earlier ones, of which one is enough. */
const SENTENCES: Readonly<Record<Tie['binds'], Bilingual>> = {
  application: {
    zh: '法律规定，{items}的结果生效之后，本事项才能受理。',
    en: 'By law this item is accepted only after {items} is in force.',
  },
  decision: {
    zh: '审查与{items}同时进行，不等待；法律规定作出决定时其结果须已生效。结果由系统推送，不向申请人索要。',
    en: 'Review runs in parallel with {items} and does not wait. By law the decision needs that result in force; the system pushes it, nobody asks the applicant for it.',
  },
  activity: {
    zh: '不影响本事项的受理、审查和决定；但{items}的结果生效之前，法律不许施工或者投产。',
    en: 'Acceptance, review and decision of this item do not wait; but by law works or production may not begin before {items} is in force.',
  },
  practice: {
    zh: '以往办理时要求先有{items}的结果，法律并无此规定，现不作为前置。',
    en: 'Offices used to ask for the result of {items} first. No law does, and it is no precondition.',
  },
};

export function tieList(reader: Reader, names: Names, { ties }: ItemDefinition): Part {
  if (ties.length === 0)
    return html`<p>${reader.said('本事项不依赖其他事项的结果。', 'This item depends on the result of no other.')}</p>`;
  return html`<ul class="lines">
${ties.map((tie) => tieLine(reader, names, tie))}</ul>`;
}

function tieLine(
  reader: Reader,
  names: Names,
  { to, binds, article, phrase, cure, cureNote, condition }: Tie,
): Html {
  const items = listed(
    reader,
    to.map((code) => itemLink(reader, names, code)),
    'or',
  );
  const parts = reader.word(SENTENCES, binds).split('{items}');
  const sentence = parts.map((part, at) => html`${at > 0 && html`${items}`}${part}`);
  return html`<li>${sentence}
${cure !== null && html`<br>${reader.said('现在的办法：', 'Instead: ')}${reader.word(CURES, cure)}${cureNote !== undefined && html` (${published(reader, cureNote)})`}`}
${condition !== undefined && html`<br><span class="soft">${reader.said('适用于：', 'Where: ')}${published(reader, condition)}</span>`}
<span class="article">${published(reader, article)}${reader.said('：', ': ')}<q lang="zh-CN">${phrase}</q></span></li>
`;
}

const BEFORE: Readonly<Record<Gate['before'], Bilingual>> = {
  'start-of-works': { zh: '开工之前须有', en: 'Before works start, in force: ' },
  production: { zh: '投产之前须有', en: 'Before production starts, in force: ' },
};

/** What must be in force before works or production begin. */
export function gateList(reader: Reader, names: Names, gates: readonly Gate[]): Part {
  const lines = gates.map(({ before, needs, note }) => {
    const items = listed(
      reader,
      needs.map((code) => itemLink(reader, names, code)),
      'or',
    );
    return html`<li>${reader.word(BEFORE, before)}${items}
${note !== undefined && html`<span class="article">${published(reader, note)}</span>`}</li>
`;
  });
  return html`<ul class="lines">
${lines}</ul>`;
}
