import { type GuideDefinition, type ItemDefinition, writeGuide, writeItem } from '#model/catalogue';
import { writeYamlText } from '#offline/catalogue';

/** The YAML files of items and guides, by path, laid out as the seeds are. Throws where a code cannot be a file name. */
export function yamlFiles(
  items: readonly ItemDefinition[],
  guides: readonly GuideDefinition[],
): Record<string, string> {
  return Object.fromEntries([
    ...items.map((item) => [`items/${nameOf(item.code)}.yaml`, writeYamlText(writeItem(item))]),
    ...guides.map((guide) => [`guides/${nameOf(guide.code)}.yaml`, writeYamlText(writeGuide(guide))]),
  ]);
}

function nameOf(code: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(code))
    throw new Error(`${JSON.stringify(code)} cannot be a file name`);
  return code;
}
