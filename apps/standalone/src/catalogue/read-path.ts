import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expandCalendar } from '#calendar';
import {
  readAssessment,
  readDelegations,
  readFacts,
  readGuide,
  readItem,
  readKeyList,
  readOrgans,
  readParks,
  readTable,
} from '#model/catalogue';
import { bad } from '../command/bad-input.js';
import { type Content, joined } from './content.js';
import { csvContent } from './csv-content.js';
import { folderOf, type Kind, singleYaml, yamlContent } from './yaml-content.js';

const YAML = /\.ya?ml$/;

/** What stands under a path: a folder like `seeds`, one item or guide in YAML, or a set of CSV by any of its files. Throws BadInput. */
export async function readPath(path: string): Promise<Content> {
  if (await isFolder(path)) return readFolder(path);
  if (YAML.test(path)) return singleYaml(path);
  if (path.endsWith('.csv')) return csvContent(dirname(path));
  throw bad(`${path} 不是文件夹，也不是 YAML 或 CSV`, `${path} is neither a folder nor YAML nor CSV`);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw bad(`读不了 ${path}：${why}`, `${path} cannot be read: ${why}`);
  }
}

async function readFolder(folder: string): Promise<Content> {
  const names = await readdir(folder);
  const each = async (kind: Kind, read: (yaml: unknown) => unknown) => {
    const own = folderOf(kind);
    if (!names.includes(own)) return [];
    const files = (await readdir(join(folder, own))).filter((name) => YAML.test(name)).sort();
    return Promise.all(files.map((name) => yamlContent(join(folder, own, name), kind, read)));
  };
  const one = async (kind: Kind, read: (yaml: unknown) => unknown) =>
    names.includes(`${kind}.yaml`) ? [await yamlContent(join(folder, `${kind}.yaml`), kind, read)] : [];
  const parts = [
    ...(await each('items', readItem)),
    ...(await each('guides', readGuide)),
    ...(await each('calendars', expandCalendar)),
    ...(await each('delegations', readDelegations)),
    ...(await each('tables', readTable)),
    ...(await each('keyLists', readKeyList)),
    ...(await each('assessments', readAssessment)),
    ...(await one('facts', readFacts)),
    ...(await one('organs', readOrgans)),
    ...(await one('parks', readParks)),
    await csvContent(folder),
  ];
  const content = joined(parts);
  if (content.items.length + content.guides.length + content.faults.length === 0)
    throw bad(`${folder} 里没有事项也没有指南`, `${folder} holds neither items nor guides`);
  return content;
}
