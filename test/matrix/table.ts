import { parse } from 'yaml';
import { CAST, GROUPS, type Who } from './cast.js';

/** `may`: let through, whatever the rules say then. `forbidden`: 403, the thing is seen. `absent`: 404, as if it were not there. `unknown`: 401. */
export type Expected = 'may' | 'forbidden' | 'absent' | 'unknown';

/** One operation, as written by hand in `routes.yaml`. */
export interface Row {
  readonly does: string;
  readonly open: boolean;
  readonly expected: ReadonlyMap<Who, Expected>;
}

interface Written extends Partial<Readonly<Record<Expected, string>>> {
  readonly do: string;
  readonly open?: true;
  readonly rest?: 'forbidden' | 'absent' | 'sees';
}

/** Reads the table. Throws where a row leaves somebody out, names them twice, or names nobody that there is. */
export function readTable(text: string): readonly Row[] {
  return (parse(text) as Written[]).map((written) => ({
    does: written.do,
    open: written.open ?? false,
    expected: written.open ? new Map(CAST.map((who) => [who, 'may'])) : expectedBy(written),
  }));
}

function expectedBy({ do: does, rest, ...said }: Written): ReadonlyMap<Who, Expected> {
  const expected = new Map<Who, Expected>();
  for (const what of ['may', 'forbidden', 'absent', 'unknown'] as const)
    for (const who of peopleIn(said[what] ?? '', does)) {
      if (expected.has(who)) throw new Error(`${does}: ${who} stands twice`);
      expected.set(who, what);
    }
  const silent = CAST.filter((who) => !expected.has(who));
  if (rest === undefined && silent.length > 0)
    throw new Error(`${does}: nothing is said of ${silent.join(', ')}`);
  for (const who of silent) expected.set(who, ofTheRest(who, rest));
  return expected;
}

function ofTheRest(who: Who, rest: Written['rest'] = 'forbidden'): Expected {
  if (rest !== 'sees') return rest;
  return GROUPS['insiders']?.includes(who) ? 'forbidden' : 'absent';
}

/** Words of the table: people, groups, and `-word` for all of a group before it but these. */
function peopleIn(text: string, does: string): readonly Who[] {
  const found = new Set<Who>();
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const out = word.startsWith('-');
    const name = out ? word.slice(1) : word;
    const people = GROUPS[name] ?? CAST.filter((who) => who === name);
    if (people.length === 0) throw new Error(`${does}: who is ${name}?`);
    for (const who of people) out ? found.delete(who) : found.add(who);
  }
  return [...found];
}
