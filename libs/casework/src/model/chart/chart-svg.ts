import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import { wordsOf } from '../words.js';
import { type Arrow, type ChartOptions, type Lane, type Picture, pictureOf } from './svg-lanes.js';
import { clipped, escaped } from './svg-text.js';
import { type Language, laneText, limitText, summaryText, tieText, WORDS } from './svg-words.js';

const WIDTH = 1120;
const LEFT = 24;
const PROMISE = 318;
/** The time line; right of it stands why a decision waits. */
const START = 424;
const END = 800;
const TOP = 112;
const LANE = 46;
const LINE = 15;
const INK = '#1f2933';
const SOFT = '#5f6c7b';
const STATUTE = '#a4262c';

/** Where things stand in the picture, in pixels. */
interface Layout {
  readonly x: (day: number) => number;
  /** The middle of each lane. */
  readonly ys: readonly number[];
  readonly heights: readonly number[];
  readonly bottom: number;
  readonly ticks: readonly number[];
}

/**
 * The parallel chart of a guide, or with `standings` of one case, drawn from its machine: a lane for each item with its organ and
 * its promise, every review from day 0, the decision, and an arrow only where a published tie orders two decisions. A string
 * of SVG 1.1: no script, no outside font, the same bytes for the same input, all text escaped, with title and desc for who
 * cannot see it. `items` may be the whole catalogue.
 */
export function chartSvg(
  guide: GuideDefinition,
  items: readonly ItemDefinition[],
  language: Language,
  options: ChartOptions = {},
): string {
  const picture = pictureOf(guide, items, options);
  const layout = layoutOf(picture);
  const height = layout.bottom + (picture.days.demo ? 84 : 64);
  const id = `chart-${guide.code.replace(/[^\w-]/g, '_')}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" lang="${language === 'zh' ? 'zh-CN' : 'en'}" font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif" fill="${INK}">`,
    `<title id="${id}-title">${escaped(guide.name[language])}</title>`,
    `<desc id="${id}-desc">${escaped(spoken(picture, language))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...head(guide, picture, language),
    ...axis(layout),
    ...picture.lanes.flatMap((lane, n) => drawLane(lane, { layout, n, language })),
    ...drawArrows(picture, layout),
    ...picture.lanes.map((lane, n) => marker(lane, layout.x(lane.decided), layout.ys[n] ?? 0)),
    ...legend(layout.bottom + 36, picture, language),
    '</svg>',
  ].join('\n');
}

function layoutOf({ lanes, days }: Picture): Layout {
  const heights = lanes.map(({ ties }) => Math.max(LANE, 16 + ties.length * LINE));
  const tops = heights.map((_, n) => TOP + heights.slice(0, n).reduce((sum, each) => sum + each, 0));
  const last = Math.max(1, days.parallel);
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => last / each <= 10) ?? 200;
  return {
    x: (day) => Math.round(START + ((END - START) * day) / last),
    ys: heights.map((each, n) => (tops[n] ?? 0) + each / 2),
    heights,
    bottom: TOP + heights.reduce((sum, each) => sum + each, 0),
    ticks: Array.from({ length: Math.floor(last / step) + 1 }, (_, n) => n * step),
  };
}

interface Style {
  readonly size?: number;
  readonly fill?: string;
  readonly anchor?: 'middle' | 'end';
  readonly bold?: boolean;
}
function text(x: number, y: number, content: string, { size = 12, fill, anchor, bold }: Style = {}): string {
  const more = [
    fill && ` fill="${fill}"`,
    anchor && ` text-anchor="${anchor}"`,
    bold && ' font-weight="600"',
  ];
  return `<text x="${x}" y="${y}" font-size="${size}"${more.filter(Boolean).join('')}>${escaped(content)}</text>`;
}

function line(
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: string,
  more = '',
): string {
  return `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" stroke="${stroke}"${more}/>`;
}

/** The whole picture in words. */
function spoken({ lanes, days }: Picture, language: Language): string {
  const said = lanes.map(({ definition, organ, standing, ties }) =>
    [
      laneText(definition, organ, language),
      ...(standing ? [wordsOf(standing, '').status[language]] : []),
      ...ties.map(({ tie, inside }) => tieText(tie.to, tie.article, { inside, language })),
    ].join(language === 'zh' ? '，' : ', '),
  );
  return [summaryText(lanes.length, days, language), ...said].join(language === 'zh' ? '。' : '. ');
}

function head(guide: GuideDefinition, { lanes, days }: Picture, language: Language): string[] {
  return [
    text(LEFT, 36, clipped(guide.name[language], 1000, 20), { size: 20, bold: true }),
    text(LEFT, 60, summaryText(lanes.length, days, language), { size: 13, fill: SOFT }),
    text(LEFT, 98, WORDS.item[language], { fill: SOFT }),
    text(PROMISE, 98, WORDS.promise[language], { fill: SOFT }),
    text(START, 82, WORDS.days[language], { fill: SOFT }),
    ...(lanes.some(({ ties }) => ties.length > 0)
      ? [text(END + 20, 98, WORDS.needs[language], { fill: SOFT })]
      : []),
  ];
}

function axis({ x, bottom, ticks }: Layout): string[] {
  return [
    ...ticks.map((n) => text(x(n), 100, String(n), { size: 11, fill: SOFT, anchor: 'middle' })),
    ...ticks.map((n) => line([x(n), TOP - 6], [x(n), bottom], n === 0 ? INK : '#d5dbe1')),
  ];
}

const FAVOURABLE = ['granted', 'recorded', 'served'];
const ENDED = ['notNeeded', 'notAccepted', 'returned', 'withdrawn', 'terminated'];

function drawLane(
  { definition, organ, standing, promise, decided, ties }: Lane,
  { layout: { x, ys, heights }, n, language }: { layout: Layout; n: number; language: Language },
): string[] {
  const y = ys[n] ?? 0;
  const height = heights[n] ?? LANE;
  const ended = standing !== undefined && ENDED.includes(standing);
  const status = standing ? wordsOf(standing, '').status[language] : '';
  const name = clipped(definition.name[language], PROMISE - LEFT - 52, 13);
  const under = status ? `${status} · ${organ}` : organ;
  return [
    `<g${ended ? ' opacity="0.55"' : ''}>`,
    `<title>${escaped(laneText(definition, organ, language))}</title>`,
    line([LEFT, y + height / 2], [WIDTH - LEFT, y + height / 2], '#e4e8ec'),
    text(LEFT, y - 3, definition.code, { size: 13, bold: true }),
    text(LEFT + 40, y - 3, name, { size: 13 }),
    text(LEFT + 40, y + 14, clipped(under, PROMISE - LEFT - 52, 11), { size: 11, fill: SOFT }),
    text(PROMISE, y + 4, limitText(definition.promise, language)),
    `<rect x="${x(0)}" y="${y - 9}" width="${Math.max(5, x(promise) - x(0))}" height="18" rx="3" fill="#cfe3f5" stroke="#2b6cb0"/>`,
    ...(decided > promise
      ? [line([x(promise), y], [x(decided), y], STATUTE, ' stroke-width="1.5" stroke-dasharray="3 4"')]
      : []),
    ...ties.map(({ tie, inside }, at) => {
      const top = y + 4 + (at - (ties.length - 1) / 2) * LINE;
      const said = tieText(tie.to, tie.article, { inside, language });
      return text(END + 20, top, clipped(said, WIDTH - END - 40, 11), {
        size: 11,
        fill: inside ? STATUTE : SOFT,
      });
    }),
    '</g>',
  ];
}

/** From the earlier decision to the later: along the lane of the earlier, which is empty there, then into the later. */
function arrowPath(lanes: readonly Lane[], { x, ys }: Layout, { from, to }: Arrow) {
  const [start, end] = [x(lanes[from]?.decided ?? 0), x(lanes[to]?.decided ?? 0)];
  const [top, bottom] = [ys[from] ?? 0, ys[to] ?? 0];
  const sign = bottom > top ? 1 : -1;
  const tip = bottom - sign * 10;
  const tipPath = `M${end} ${tip + sign} l-4.5 ${-sign * 8} h9 z`;
  return { path: `M${start + 9} ${top} H${end} V${tip}`, tip: tipPath };
}

/** All on white first, so that no arrow cuts another. */
function drawArrows({ arrows, lanes }: Picture, layout: Layout): string[] {
  const paths = arrows.map((each) => arrowPath(lanes, layout, each));
  return [
    ...paths.map(({ path }) => `<path d="${path}" fill="none" stroke="#ffffff" stroke-width="5"/>`),
    ...paths.map(
      ({ path, tip }) =>
        `<path d="${path}" fill="none" stroke="${STATUTE}" stroke-width="1.8"/><path d="${tip}" fill="${STATUTE}"/>`,
    ),
  ];
}

/** The decision: hollow while it is to come; filled once made, with a cross where it was refused. */
function marker({ standing }: Lane, x: number, y: number): string {
  const made = standing !== undefined && (FAVOURABLE.includes(standing) || standing === 'refused');
  const diamond = `<path d="M${x} ${y - 8} l8 8 l-8 8 l-8 -8 z" fill="${made ? INK : '#ffffff'}" stroke="${INK}" stroke-width="1.6"/>`;
  if (standing !== 'refused') return diamond;
  return `${diamond}<path d="M${x - 3} ${y - 3} l6 6 m0 -6 l-6 6" stroke="#ffffff" stroke-width="1.6"/>`;
}

function legend(y: number, { arrows, lanes, days }: Picture, language: Language): string[] {
  const waits = lanes.some(({ promise, decided }) => decided > promise);
  const entries: [string, string][] = [
    [
      `<rect x="0" y="-9" width="30" height="12" rx="3" fill="#cfe3f5" stroke="#2b6cb0"/>`,
      WORDS.review[language],
    ],
    [
      `<path d="M15 -11 l8 8 l-8 8 l-8 -8 z" fill="#ffffff" stroke="${INK}" stroke-width="1.6"/>`,
      WORDS.decision[language],
    ],
    ...(waits
      ? [
          [
            line([0, -3], [30, -3], STATUTE, ' stroke-width="1.5" stroke-dasharray="3 4"'),
            WORDS.waits[language],
          ] as [string, string],
        ]
      : []),
    ...(arrows.length > 0
      ? [
          [
            `<path d="M0 -3 H24" stroke="${STATUTE}" stroke-width="1.8"/><path d="M30 -3 l-8 -4.5 v9 z" fill="${STATUTE}"/>`,
            WORDS.tie[language],
          ] as [string, string],
        ]
      : []),
  ];
  return [
    ...entries.map(
      ([sign, words], n) =>
        `<g transform="translate(${LEFT + n * 270} ${y})">${sign}${text(38, 2, words)}</g>`,
    ),
    ...(days.demo ? [text(LEFT, y + 26, WORDS.demo[language], { size: 11, fill: SOFT })] : []),
  ];
}
