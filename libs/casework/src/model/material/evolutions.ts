import type { LocalDate } from '#kernel';
import type { JudgeLine, LineFile } from './events.js';
import { filesOf, judgementOf, type MaterialFacts } from './facts.js';

type Dated<T> = T & { readonly on: LocalDate; readonly by: string };

/** Lines come in: their files take the place of those before, and what was found of them is a thing of the past. */
export function withLines(
  { files: before = [], judged = [] }: MaterialFacts,
  lines: readonly string[],
  { files = [], on }: { readonly files?: readonly LineFile[] | undefined; readonly on: LocalDate },
): MaterialFacts {
  const all = [...before.filter(({ line }) => !lines.includes(line)), ...files];
  const seen = judged.map((each) =>
    lines.includes(each.line) && each.replacedOn === undefined ? { ...each, replacedOn: on } : each,
  );
  return { ...(all.length + before.length > 0 && { files: all }), ...(seen.length > 0 && { judged: seen }) };
}

/** Of a filing: lines that were named with the application already keep their files unless others are given. */
export function newlyIn(
  facts: { readonly handedIn: readonly string[] },
  {
    handedIn,
    files = [],
  }: { readonly handedIn: readonly string[]; readonly files?: readonly LineFile[] | undefined },
): string[] {
  return handedIn.filter((id) => !facts.handedIn.includes(id) || files.some(({ line }) => line === id));
}

/** Judged again, a line has the later word in place of the earlier: the journal keeps both. */
export function withJudgement(
  facts: MaterialFacts,
  { line, verdict, reason, files = [], on, by }: Dated<JudgeLine>,
): MaterialFacts {
  const before = judgementOf(facts, line);
  const kept = (facts.judged ?? []).filter((each) => each !== before);
  return { judged: [...kept, { line, verdict, ...(reason && { reason }), on, by, files }] };
}

/** Are these the files of the line as they are handed in, no more and no fewer? */
export function areFilesOf(facts: MaterialFacts, { line, files = [] }: JudgeLine): boolean {
  const handedIn = filesOf(facts, line);
  const named = (each: { readonly file: string; readonly version: number }) => `${each.file}/${each.version}`;
  const judged = new Set(files.map(named));
  return (
    judged.size === handedIn.length &&
    files.length === judged.size &&
    handedIn.every((each) => judged.has(named(each)))
  );
}
