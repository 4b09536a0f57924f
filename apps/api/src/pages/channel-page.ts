import { basisInWords, CAUSES } from '#model/projects';
import type { ListedProject } from '#projects';
import type { Reader } from '../words/reader.js';
import { type GridColumn, grid } from './grid.js';
import { html, type Part } from './html.js';
import type { Page } from './layout.js';

/** Who is in the green channel and why, who left it and why. */
export function channelPage(reader: Reader, items: readonly ListedProject[]): Page {
  const title = reader.said('绿色通道公示', 'The green channel');
  const inside = items.filter(({ endedOn }) => endedOn === null);
  const left = items.filter(({ endedOn }) => endedOn !== null);
  return {
    title,
    path: '/catalogue/green-channel',
    data: '/public/v1/green-channel',
    body: html`<p class="trail"><a href="${reader.to('/catalogue')}">${reader.said('目录', 'Catalogue')}</a></p>
<h1>${title}</h1>
<p class="lead">${reader.said(
      '项目凭公布的标准、主管机关的名单或者有理由、有期限的例外进入绿色通道，须两人办理，每年复核。企业的规模、所有制和排名不是理由。绿色通道不改变法定条件、法定程序的最短期间和公示期。',
      'Projects are admitted by published criteria, by a list of a competent organ, or by an exception with its reason and its last day; by two persons, and reviewed every year. Size, ownership and ranking of a firm are no reason. The channel changes no statutory condition, no minimum of a procedure and no period of public notice.',
    )}</p>
${admitted(reader, inside)}
${left.length > 0 && grid(reader.said('一年内退出', 'Left within a year'), leftColumns(reader), left)}`,
  };
}

function admitted(reader: Reader, inside: readonly ListedProject[]): Part {
  if (inside.length === 0)
    return html`<p>${reader.said('目前没有项目在绿色通道。', 'No project is in the green channel.')}</p>`;
  const columns: GridColumn<ListedProject>[] = [
    ...projectColumns(reader),
    {
      title: reader.said('下次复核', 'Next review by'),
      cell: ({ reviewOn }) => reviewOn,
      short: true,
    },
  ];
  return grid(reader.said('在绿色通道的项目', 'Projects in the green channel'), columns, inside);
}

function projectColumns(reader: Reader): GridColumn<ListedProject>[] {
  return [
    { title: reader.said('项目', 'Project'), cell: ({ name, code }) => (code ? `${name} ${code}` : name) },
    {
      title: reader.said('园区和基地', 'Park and base'),
      cell: ({ park, base }) => `${reader.say(park)} · ${reader.say(base)}`,
    },
    {
      title: reader.said('准入理由', 'Why it was admitted'),
      cell: ({ basis }) => reader.say(basisInWords(basis)),
    },
    { title: reader.said('起', 'Since'), cell: ({ since }) => since, short: true },
  ];
}

function leftColumns(reader: Reader): GridColumn<ListedProject>[] {
  return [
    ...projectColumns(reader),
    { title: reader.said('退出日', 'Left on'), cell: ({ endedOn }) => endedOn ?? '', short: true },
    {
      title: reader.said('退出原因', 'Why it left'),
      cell: ({ cause }) => (cause ? reader.say(CAUSES[cause]) : ''),
    },
  ];
}
