import type { Found } from '#catalogue';
import type { ItemSearchParameters } from '../dto/catalogue-parameters.js';
import type { Reader } from '../words/reader.js';
import { NATURES, STAGES } from '../words/terms.js';
import { type Html, html, type Part } from './html.js';

type Name = 'q' | 'park' | 'base' | 'stage' | 'department' | 'nature';
export type Asked = { readonly [name in Name]?: ItemSearchParameters[name] | undefined };
type Choice = readonly [value: string, words: string];

/** The search as a form that needs no script; what was asked stays in it. */
export function searchForm(
  reader: Reader,
  asked: Asked,
  offered: Pick<Found<unknown>, 'parks' | 'departments'>,
): Html {
  const { parks, departments } = offered;
  return html`<form class="search" role="search" method="get" action="/catalogue" id="items">
<div class="words"><div><label for="q">${reader.said('关键词（名称、内容、材料、依据）', 'Words (name, content, materials, basis)')}</label>
<input type="search" id="q" name="q" maxlength="60" value="${asked.q ?? ''}" placeholder="${reader.said('例如 施工许可', 'e.g. construction permit')}"></div></div>
<div class="filters">
${select(
  reader,
  { name: 'park', title: reader.said('园区', 'Park'), chosen: asked.park },
  parks.map(({ code, name }) => [code, reader.say(name)]),
)}
${basesOf(reader, asked, parks)}
${select(reader, { name: 'stage', title: reader.said('阶段', 'Stage'), chosen: asked.stage }, choices(reader, STAGES))}
${select(reader, { name: 'nature', title: reader.said('性质', 'Nature'), chosen: asked.nature }, choices(reader, NATURES))}
<div><label for="department">${reader.said('部门', 'Department')}</label>
<input id="department" name="department" maxlength="60" value="${asked.department ?? ''}" list="departments"></div>
<button type="submit">${reader.said('查找', 'Search')}</button>
</div>
<datalist id="departments">${departments.map((name) => html`<option value="${name.slice(0, 60)}"></option>`)}</datalist>
${reader.chosen && html`<input type="hidden" name="lang" value="${reader.tag}">`}
</form>`;
}

const choices = (reader: Reader, words: Readonly<Record<string, { zh: string; en: string }>>): Choice[] =>
  Object.entries(words).map(([value, both]) => [value, reader.say(both)]);

function select(
  reader: Reader,
  { name, title, chosen }: { name: string; title: string; chosen: string | undefined },
  offered: readonly Choice[],
): Html {
  return html`<div><label for="${name}">${title}</label>
<select id="${name}" name="${name}"><option value="">${reader.said('全部', 'All')}</option>${offered.map((choice) => optionOf(choice, chosen))}</select></div>`;
}

const optionOf = ([value, words]: Choice, chosen: string | undefined): Html =>
  html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>`;

function basesOf(reader: Reader, { base }: Asked, parks: Found<unknown>['parks']): Part {
  const groups = parks.map(
    ({ name, bases }) =>
      html`<optgroup label="${reader.say(name)}">${bases.map((each) => optionOf([each.code, reader.say(each.name)], base))}</optgroup>`,
  );
  return html`<div><label for="base">${reader.said('产业基地', 'Base')}</label>
<select id="base" name="base"><option value="">${reader.said('全部', 'All')}</option>${groups}</select></div>`;
}
