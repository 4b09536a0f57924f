import { Document, isCollection, isMap, isScalar, type Node, visit } from 'yaml';
import { type GuideDefinition, type ItemDefinition, writeGuide, writeItem } from '#model/catalogue';

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

/** The YAML files of items and guides, by path, laid out as the seeds are. Throws where a code cannot be a file name. */
export function yamlFiles(
  items: readonly ItemDefinition[],
  guides: readonly GuideDefinition[],
): Record<string, string> {
  return Object.fromEntries([
    ...items.map((item) => [`items/${nameOf(item.code)}.yaml`, yamlText(writeItem(item))]),
    ...guides.map((guide) => [`guides/${nameOf(guide.code)}.yaml`, yamlText(writeGuide(guide))]),
  ]);
}

function nameOf(code: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(code))
    throw new Error(`${JSON.stringify(code)} cannot be a file name`);
  return code;
}

/** A definition as text: what fits on a line stands on one, the long lists are set apart. */
function yamlText(written: object): string {
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
