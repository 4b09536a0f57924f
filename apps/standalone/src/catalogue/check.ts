import { localDateOf, parseLocalDate } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import { checkCatalogue, type Finding } from '#model/catalogue';
import { bad } from '../command/bad-input.js';
import { seedsFolder } from '../seeds-folder.js';
import { argumentsOf } from './arguments.js';
import { type Content, joined } from './content.js';
import { readPath } from './read-path.js';
import { asLines, type Told, toldFault, toldFinding } from './told.js';
import { folderOf } from './yaml-content.js';

export const PUBLISHABLE = 0;
export const FINDINGS = 1;
export const UNREADABLE = 2;

/**
 * `check <path> [--in folder] [--on day] [--json]`: the exit code. A folder with its own organs stands by itself; anything else is
 * checked as it would join the catalogue of `--in`, and only what it brings with it is told.
 */
export async function tellCheck(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { path, values } = argumentsOf(args, {
    in: { type: 'string' },
    on: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const content = await readPath(path);
  const on = dayOf(values.on);
  const found =
    content.organs.length > 0
      ? whole(content, on)
      : joining(content, await sound(values.in ?? seedsFolder()), on);
  const told = [
    ...content.faults.map(toldFault),
    ...withoutEcho(found, content).map((it) => toldFinding(it, content.whereIs(it.place))),
  ];
  const code = exitCode(told, content);
  const counts = { items: content.items.length, guides: content.guides.length };
  if (values.json) say(JSON.stringify({ verdict: VERDICTS[code], ...counts, findings: told }));
  else for (const line of asLines(told, { verdict: VERDICTS[code] ?? '', ...counts })) say(line);
  return code;
}

/** A catalogue to be joined is read whole, or nothing can be said of what joins it. */
async function sound(folder: string): Promise<Content> {
  const catalogue = await readPath(folder);
  const [fault] = catalogue.faults;
  if (!fault) return catalogue;
  const at = `${fault.file}:${fault.line} ${fault.code}`;
  throw bad(`${folder} 有读不了的内容：${at}`, `${folder} cannot be read whole: ${at}`);
}

const VERDICTS = ['publishable', 'findings', 'unreadable'] as const;

function exitCode(told: readonly Told[], { faults }: Content): number {
  if (faults.some(({ broken }) => broken)) return UNREADABLE;
  return told.some(({ severity }) => severity === 'error') ? FINDINGS : PUBLISHABLE;
}

function dayOf(on: string | undefined): LocalDate {
  if (on === undefined) return localDateOf(new Date().toISOString() as Instant);
  const day = parseLocalDate(on);
  if (!day) throw bad(`不是日期：${on}`, `no day: ${on}`);
  return day;
}

function whole(content: Content, on: LocalDate): Finding[] {
  const calendar = content.calendars.find(({ code }) => code === 'CN');
  return checkCatalogue({ ...content, ...(calendar && { calendar }), on });
}

/** What the content brings into a catalogue: the findings that it did not have before, and all that are about the content itself. */
function joining(content: Content, catalogue: Content, on: LocalDate): Finding[] {
  const kept = {
    ...catalogue,
    items: without(catalogue.items, content.items),
    guides: without(catalogue.guides, content.guides),
    delegations: without(catalogue.delegations, content.delegations),
    tables: without(catalogue.tables, content.tables),
    facts: without(catalogue.facts, content.facts),
    keyLists: without(catalogue.keyLists, content.keyLists),
    assessments: without(catalogue.assessments, content.assessments),
  };
  const before = new Set(whole(catalogue, on).map((it) => JSON.stringify(it)));
  const kinds = ['items', 'guides', 'delegations', 'tables', 'facts', 'keyLists', 'assessments'] as const;
  const own = kinds.flatMap((kind) => content[kind].map(({ code }) => `${folderOf(kind)}/${code}`));
  const isOwn = ({ place }: Finding) => own.some((name) => place === name || place.startsWith(`${name}/`));
  return whole(joined([content, kept]), on).filter((it) => isOwn(it) || !before.has(JSON.stringify(it)));
}

/** Those of the catalogue that the content does not bring anew. */
function without<T extends { readonly code: string }>(those: readonly T[], anew: readonly T[]): T[] {
  const codes = new Set(anew.map(({ code }) => code));
  return those.filter(({ code }) => !codes.has(code));
}

/** An item that could not be read is not also told as one that does not exist. */
function withoutEcho(found: readonly Finding[], { faults }: Content): Finding[] {
  const unread = new Set(faults.map(({ place }) => place.split('/')[1]));
  return found.filter(({ code, detail }) => code !== 'CAT-002' || !unread.has(String(detail['name'])));
}
