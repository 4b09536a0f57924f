import { Document, isCollection, isMap, isScalar, type Node, visit } from 'yaml';

/** As wide as the seeds are written. */
const WIDTH = 110;
/** The keys before which a clerk leaves a line free. */
const SECTIONS = new Set([
  'basis',
  'acceptance',
  'materials',
  'acceptance-conditions',
  'fields',
  'conditions',
  'grounds',
  'ties',
  'gates',
  'signing',
]);

/** A definition in the keys of a clerk as text (`readYamlText` reads it back): what fits on a line stands on one, the long lists are set apart. */
export function writeYamlText(written: object): string {
  const document = new Document(written, { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_, node, path) => {
      if (path.length > 1 && fits(node, path.length)) node.flow = true;
    },
  });
  if (isMap(document.contents))
    for (const { key } of document.contents.items)
      if (isScalar(key) && SECTIONS.has(String(key.value))) key.spaceBefore = true;
  return document.toString({ lineWidth: 0 });
}

/** Lists of mappings are never put on one line, whatever their length. */
function fits(node: Node, depth: number): boolean {
  if (!isCollection(node) || node.items.some((it) => isMap(it))) return false;
  return width(JSON.stringify(node)) + depth < WIDTH;
}

/** A Chinese character is two columns wide. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}
