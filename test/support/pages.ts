import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A page as a browser without script has it: its tree, and how it was answered. */
export interface PageSeen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the parser of the HTML standard has to complain of. */
  readonly faults: readonly string[];
  readonly elements: readonly Element[];
}

/** Reads a page over HTTP; redirects are not followed. */
export async function see(url: string, headers: Readonly<Record<string, string>> = {}): Promise<PageSeen> {
  const answer = await fetch(url, { headers, redirect: 'manual' });
  const text = await answer.text();
  const faults: string[] = [];
  const tree = parse(text, {
    onParseError: ({ code, startLine, startCol }) => void faults.push(`${code} at ${startLine}:${startCol}`),
  });
  return { status: answer.status, headers: answer.headers, text, faults, elements: elementsOf(tree) };
}

function elementsOf(node: Node): Element[] {
  const own = 'tagName' in node ? [node] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : [])];
}

export const attribute = (element: Element, name: string) =>
  element.attrs.find((each) => each.name === name)?.value;

export function all(
  page: PageSeen,
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
): Element[] {
  return page.elements.filter(
    (element) =>
      element.tagName === tag &&
      Object.entries(attributes).every(([name, value]) => attribute(element, name) === value),
  );
}

/** Its text as it is read, blanks drawn together. */
export function textOf(node: Node): string {
  const raw = (each: Node): string => {
    if (each.nodeName === '#text') return (each as DefaultTreeAdapterTypes.TextNode).value;
    return 'childNodes' in each ? each.childNodes.map(raw).join('') : '';
  };
  return raw(node).replace(/\s+/g, ' ').trim();
}

/** The rows of the table with that caption, cell by cell. */
export function tableOf(page: PageSeen, caption: string): string[][] {
  const table = all(page, 'table').find((each) =>
    elementsOf(each).some(
      ({ tagName, ...rest }) => tagName === 'caption' && textOf({ tagName, ...rest } as Node) === caption,
    ),
  );
  if (!table) throw new Error(`no table is captioned ${caption}`);
  const rows = elementsOf(table).filter(({ tagName }) => tagName === 'tr');
  return rows.map((row) => row.childNodes.filter((cell) => 'tagName' in cell).map(textOf));
}
