import { localDateOf } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ProjectWorld, RegisterEntry } from '../project.js';
import type { AmendedResult, ProjectAct } from '../project-act.js';
import { LIFE } from './life.js';
import { lifeNotices } from './life-notices.js';

/** What the register of its own that a result comes from, such as that of business licences, says of it now. */
export interface SourceWord {
  /** The results that speak of it. */
  readonly results: readonly string[];
  /** What it says today; null: it was cancelled. */
  readonly fields: Readonly<Record<string, string>> | null;
  /** Since when, by which article, on which paper. */
  readonly on: LocalDate;
  readonly article: string;
  readonly reason: string;
}

/**
 * The register of a project follows: what the results did not say yet is written to them, what reads otherwise is a result of its own
 * beside the changed one, and what was cancelled falls. A stayed one is told what it would say and rests on: whoever stayed it wakes it.
 * Null where they say it already. `ids`: one for each result.
 */
export function followSource(
  word: SourceWord,
  world: ProjectWorld,
  ids: readonly string[],
): ProjectAct | null {
  const counting: readonly string[] = ['in-force', 'renewed', 'stayed'];
  const mine = world.results.filter(({ id, state }) => word.results.includes(id) && counting.includes(state));
  const kind = word.fields === null ? 'cancellation' : 'change';
  const rests = ({ state }: RegisterEntry) => kind === 'change' && state === 'stayed';
  const other = mine.filter((result) => contradicts(result, word) && !rests(result));
  const silent = mine.filter(
    (result) => !other.includes(result) && (isSilent(result, word) || contradicts(result, word)),
  );
  if (other.length + silent.length === 0) return null;
  const { on, article, reason } = word;
  const entered = other.map((result, at) => renewed(result, word, ids[at] ?? ''));
  return {
    kind: 'FOLLOW_SOURCE',
    effectiveOn: localDateOf(world.now),
    amended: [
      ...other.map((result) => rowOf(result, { state: LIFE[kind].to, stateOn: on })),
      ...silent.map((result) => rowOf(result, { fields: { ...result.fields, ...word.fields } })),
    ],
    ...(word.fields !== null && { entered }),
    because: { article, reason },
    notices: other.flatMap((result) => lifeNotices(kind, { result, article, on }, world.project)),
    topics: [
      ...(other.length > 0 ? ['result.fallen'] : []),
      ...(silent.length > 0 ? ['result.in-force'] : []),
    ],
  };
}

function contradicts({ fields }: RegisterEntry, { fields: said }: SourceWord): boolean {
  if (said === null) return true;
  return Object.entries(said).some(([name, value]) => fields[name] !== undefined && fields[name] !== value);
}

const isSilent = ({ fields }: RegisterEntry, { fields: said }: SourceWord): boolean =>
  Object.keys(said ?? {}).some((name) => fields[name] === undefined);

function rowOf(result: RegisterEntry, more: Partial<AmendedResult>): AmendedResult {
  const { id, version, state, stateOn, validUntil, number, fields, obligations } = result;
  return { id, version, state, stateOn, validUntil, number, fields, obligations, ...more };
}

function renewed(result: RegisterEntry, { fields, on, reason }: SourceWord, id: string) {
  const { code, subject, organId, validUntil, obligations, number, source } = result;
  const said = { ...result.fields, ...fields };
  return {
    ...{ id, code, subject, organId, validUntil, obligations, number, source },
    ...{ inForceOn: on, fields: said, evidence: reason },
  };
}
