import type { PlaceRow } from '#catalogue';
import type { ItemDefinition } from '#model/catalogue';
import { limitIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { LEVELS, SIGNING } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { type Html, html, type Part } from './html.js';
import { basisOf, demoMark, published, sourceOf } from './parts.js';

type Fact = readonly [name: string, value: Part];

export function factList(facts: readonly Fact[]): Html {
  return html`<dl class="facts">
${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>`;
}

const missing = (reader: Reader) =>
  html`<span class="soft">${reader.said('尚未公布', 'not published yet')}</span>`;

/** Who decides: the department by law, and the organ of each base. */
export function authorityFacts(reader: Reader, { department, authority }: ItemDefinition): Html {
  return factList([
    [reader.said('主管部门', 'Department'), published(reader, department)],
    [reader.said('通常层级', 'Usual level'), reader.word(LEVELS, authority.usualLevel)],
    [reader.said('最低层级', 'Lowest level'), reader.word(LEVELS, authority.minLevel)],
    ...(authority.note === undefined
      ? []
      : [[reader.said('说明', 'Note'), published(reader, authority.note)] as const]),
  ]);
}

interface Placed {
  readonly first: PlaceRow;
  readonly bases: string[];
}

/** Bases of one park that have the same organ and the same calendar are one line. */
export function placeTable(reader: Reader, authorities: readonly PlaceRow[]): Part {
  if (authorities.length === 0)
    return html`<p>${reader.said('各园区都没有决定机关。', 'No organ of any park decides it.')}</p>`;
  const lines = new Map<string, Placed>();
  for (const row of authorities) {
    const key = [
      row.park.code,
      row.organ.handle,
      row.inNameOf.handle,
      row.delegation?.code,
      row.calendar,
    ].join(' ');
    const line = lines.get(key) ?? { first: row, bases: [] };
    line.bases.push(reader.say(row.base.name));
    lines.set(key, line);
  }
  const columns: GridColumn<Placed>[] = [
    { title: reader.said('园区', 'Park'), cell: ({ first }) => reader.say(first.park.name) },
    { title: reader.said('产业基地', 'Bases'), cell: ({ bases }) => reader.list(bases) },
    { title: reader.said('决定机关', 'Deciding organ'), cell: ({ first }) => organOf(reader, first) },
    {
      title: reader.said('工作日历', 'Calendar'),
      cell: ({ first }) => calendarLink(first.calendar),
      short: true,
    },
  ];
  return grid(reader.said('各基地的决定机关', 'Who decides in which base'), columns, [...lines.values()]);
}

/** The organ, and where it is not the statutory one, in whose name and by which document it decides. */
function organOf(reader: Reader, { organ, inNameOf, delegation }: PlaceRow): Part {
  if (!delegation) return reader.say(organ);
  const named =
    organ.handle !== inNameOf.handle &&
    html`${reader.said('以', 'in the name of ')}${reader.say(inNameOf)}${reader.said('的名义；', '; ')}`;
  const { title, number } = delegation.document;
  return html`${reader.say(organ)}<br><span class="soft">${named}${published(reader, `${title} ${number}`)}${demoMark(reader, delegation.demo)}</span>`;
}

const calendarLink = (code: string) => html`<a href="/public/v1/calendars/${code}">${code}</a>`;

export function basisList(reader: Reader, { basis }: ItemDefinition): Html {
  return html`<ul class="lines">
${basis.map((each) => html`<li>${basisOf(reader, each)}</li>\n`)}</ul>`;
}

export function resultFacts(reader: Reader, { result, fee, signing }: ItemDefinition): Html {
  return factList([
    [reader.said('结果文书', 'Result'), published(reader, result.name)],
    [
      reader.said('有效期', 'Validity'),
      result.validity === null ? missing(reader) : published(reader, result.validity),
    ],
    [reader.said('收费', 'Fee'), fee ? feeOf(reader, fee) : missing(reader)],
    [reader.said('签批', 'Signed by'), reader.word(SIGNING, signing)],
  ]);
}

function feeOf(reader: Reader, fee: NonNullable<ItemDefinition['fee']>): Html {
  return html`${published(reader, fee.amount)}${demoMark(reader, fee.demo)}<br><span class="soft">${basisOf(reader, fee.basis)}</span>`;
}

/** Whom to ask, where to complain, and the codes of the national list. */
export function contactFacts(reader: Reader, { contacts, codes }: ItemDefinition): Html {
  const told = (text: string, demo: boolean) => html`${published(reader, text)}${demoMark(reader, demo)}`;
  const coded = (code: string | undefined) =>
    code && codes && html`<span class="code">${code}</span>${demoMark(reader, codes.demo)}`;
  return factList([
    [reader.said('咨询', 'Whom to ask'), contacts ? told(contacts.ask, contacts.demo) : missing(reader)],
    [
      reader.said('监督投诉', 'Where to complain'),
      contacts ? told(contacts.complain, contacts.demo) : missing(reader),
    ],
    ...(contacts ? [[reader.said('来源', 'Source'), sourceOf(reader, contacts.source)] as const] : []),
    [reader.said('基本编码', 'Basic code'), coded(codes?.basic) || missing(reader)],
    [reader.said('实施编码', 'Implementation code'), coded(codes?.implementation) || missing(reader)],
  ]);
}

/** What is decided by silence, and what on a commitment. */
export function specialRules(reader: Reader, { silence, commitment }: ItemDefinition): Part {
  if (!silence && !commitment) return null;
  return factList([
    ...(silence
      ? [
          [
            reader.said('超时默认', 'Silence'),
            html`${reader.said('期限届满未作决定的，视为同意。', 'Where the limit ends in silence, it counts as agreed.')} ${basisOf(reader, silence.basis)}`,
          ] as const,
        ]
      : []),
    ...(commitment
      ? [
          [
            reader.said('告知承诺', 'Inform and commit'),
            html`${reader.said('可凭书面承诺当场决定，事后核查：', 'Decided on the spot on a written commitment; checked within ')}${limitIn(reader, commitment.check)}${demoMark(reader, commitment.demo)} ${published(reader, commitment.basis)}`,
          ] as const,
        ]
      : []),
  ]);
}
