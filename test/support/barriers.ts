import { all, attribute, type PageSeen, textOf } from './pages.js';

type Look = (page: PageSeen) => readonly (string | false)[];

/** Names: of the page, its language, its fields, its tables and columns. */
const wordless: Look = (page) => [
  !/^(zh-CN|en)$/.test(
    all(page, 'html')
      .map((each) => attribute(each, 'lang'))
      .join(),
  ) && '3.1.1 no language is said',
  all(page, 'title').map(textOf).join('').length < 3 && '2.4.2 the page has no title',
  ...[...all(page, 'select'), ...all(page, 'input')].map((field) => {
    const labels = all(page, 'label', { for: attribute(field, 'id') ?? '' });
    const seen = attribute(field, 'type') !== 'hidden';
    return seen && labels.length !== 1 && `1.3.1 the field ${attribute(field, 'name')} has no label`;
  }),
  ...all(page, 'th').map(
    (head) =>
      !/^(col|row)$/.test(attribute(head, 'scope') ?? '') && `1.3.1 a header without scope: ${textOf(head)}`,
  ),
  all(page, 'table').length !== all(page, 'caption').length && '1.3.1 a table has no caption',
  ...all(page, 'a').map(
    (link) => textOf(link) === '' && `2.4.4 a link has no words: ${attribute(link, 'href')}`,
  ),
];

/** Headings, landmarks, ids and what points at them. */
const disordered: Look = (page) => {
  const levels = page.elements.flatMap(({ tagName }) =>
    /^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : [],
  );
  const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
  const pointed = page.elements.flatMap((element) => [
    ...(attribute(element, 'aria-labelledby')?.split(' ') ?? []),
    ...(/^#(.+)/.exec(attribute(element, 'href') ?? '')?.slice(1) ?? []),
  ]);
  const [first] = all(page, 'a');
  return [
    levels.filter((level) => level === 1).length !== 1 && '1.3.1 not one heading of the first rank',
    levels.some((level, at) => level > (levels[at - 1] ?? level) + 1) &&
      `1.3.1 a rank is skipped: ${levels.join()}`,
    all(page, 'main').length !== 1 && '1.3.1 not one main part',
    ...ids.map((id, at) => ids.indexOf(id) !== at && `the id ${id} is there twice`),
    ...pointed.map((id) => !ids.includes(id) && `nothing has the id ${id}`),
    (!first || attribute(first, 'href') !== '#main') && '2.4.1 no way past the banner',
  ];
};

const FORBIDDEN = /^(script|iframe|object|embed|img|style|base)$/;

/** What would run or be fetched from elsewhere. */
const active: Look = (page) =>
  page.elements.flatMap(({ tagName, attrs }) => [
    FORBIDDEN.test(tagName) && `there is a ${tagName}`,
    ...attrs.map(({ name }) => /^(on|style$)/.test(name) && `${tagName} has ${name}`),
    ...attrs.map(
      ({ name, value }) =>
        /^(href|src|action)$/.test(name) &&
        !/^(\/|#|https?:\/\/|data:,$)/.test(value) &&
        `${tagName} leads to ${value}`,
    ),
  ]);

/**
 * What bars somebody from the page, or lets it do more than be read: the faults of its HTML, and of WCAG 2.2 A and AA (by number) what
 * can be told from the tree. Empty: nothing.
 */
export function barriers(page: PageSeen): string[] {
  const found = [wordless, disordered, active].flatMap((look) => look(page));
  return [...page.faults, ...found.filter((each) => each !== false)];
}
