import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import { refused } from '../read/reading.js';
import type { DraftKind, DraftWorld, HashOf, Named, Pending, Proposed } from './draft.js';
import { KINDS } from './kinds.js';
import { lastOf } from './last-of.js';
import { type Operation, readOperation } from './operation.js';
import { checkEffect } from './publish.js';

/** Finds the line of a place (a JSON pointer) in the text that a definition came in. */
type LineOf = ((place: string) => number | undefined) | undefined;

/** A definition as an editor hands it in; `at` is its field in the request. */
export interface HandedIn {
  readonly kind: DraftKind;
  readonly form: unknown;
  readonly at: string;
  readonly lineOf?: LineOf;
}

/** A definition out of a table of many, read already. */
export interface TakenOut extends Named {
  readonly lineOf?: LineOf;
}

/** What an editor drafts. What is cancelled is named by its code alone, anything else is written in full. */
export interface DefinitionDrafting {
  readonly own: HandedIn | TakenOut | { readonly kind: DraftKind; readonly code: string };
  readonly effectiveFrom: LocalDate;
  readonly operation?: unknown;
  readonly pending?: Pending | undefined;
  readonly along: readonly (HandedIn | TakenOut)[];
}

/** The same, read: `content` null where the code alone is told. */
export interface ReadDrafting {
  readonly own: Named;
  readonly operation: Operation | null;
  readonly along: readonly Named[];
}

/** Reads all that was handed in; every fault at once, each with its field, and its line where there is one. */
export function readDrafting({ own, operation, along }: DefinitionDrafting): ReadDrafting | Rejection[] {
  const done = operation === undefined ? null : readOperation(operation);
  const isWhole = 'form' in own || 'content' in own;
  const named = isWhole ? readHandedIn(own) : { ...own, content: null };
  const others = along.map(readHandedIn);
  const faults = [
    ...(refused(named) ? named : []),
    ...(refused(done) ? done.map((each) => under('/operation', each)) : []),
    ...others.flatMap((each) => (refused(each) ? each : [])),
  ];
  const isCancelled = done !== null && !refused(done) && done.kind === 'cancel';
  if (isCancelled === isWhole) faults.push(reject('ONE_CONTENT', { pointer: '/code' }));
  if (faults.length > 0) return faults;
  return { own: named as Named, operation: done as Operation | null, along: others as Named[] };
}

function readHandedIn(handed: HandedIn | TakenOut): Named | Rejection[] {
  if ('content' in handed) return { kind: handed.kind, code: handed.code, content: handed.content };
  const { kind, form, at, lineOf } = handed;
  const read = KINDS[kind].read(form);
  const faults = refused(read) ? read : isRejection(read) ? [read] : null;
  if (faults === null) return { kind, code: (read as { code: string }).code, content: read };
  return faults.map((each) => {
    const line = lineOf?.(each.pointer ?? '');
    return under(
      at,
      line === undefined ? each : reject(each.code, { ...each, params: { ...each.params, line } }),
    );
  });
}

/**
 * The draft to be kept, its findings in it; they do not keep it from being kept. Rejections: FORBIDDEN, NO_SUCH_ITEM,
 * NO_SUCH_GUIDE, NO_SUCH_DEFINITION (to be cancelled), DRAFT_TWICE (one code twice), EFFECTIVE_IN_PAST, EFFECTIVE_BEFORE_LAST, DRAFT_CHANGES_NOTHING.
 */
export function propose(
  drafting: DefinitionDrafting,
  { own, operation, along }: ReadDrafting,
  world: DraftWorld,
  hashOf: HashOf,
): Proposed | Rejection {
  const event = `${KINDS[own.kind].room}.draft` as const;
  if (!may(world.actor, event)) return reject('FORBIDDEN', { params: { event } });
  const inForce = world.latest && !world.latest.ends ? world.latest : null;
  const content = own.content ?? inForce?.content;
  if (content === undefined)
    return reject(absentOf(own.kind), { pointer: '/code', params: { code: own.code } });
  const { effectiveFrom, pending = null } = drafting;
  // A table of many holds what stays as it is, too.
  const companions = along.flatMap((each) => {
    const last = lastOf(each, world);
    const stays = last !== null && !last.ends && last.hash === hashOf(each.content);
    return stays ? [] : [{ ...each, basedOn: last?.version ?? 0 }];
  });
  const proposed = { ...own, content, effectiveFrom, operation, pending, along: companions, findings: [] };
  const refusal = writtenTwice(proposed) ?? checkEffect(proposed, world);
  if (refusal) return refusal;
  const changes = operation !== null || companions.length > 0 || !inForce || hashOf(content) !== inForce.hash;
  if (!changes) return reject('DRAFT_CHANGES_NOTHING');
  return { ...proposed, findings: withLines(drafting, KINDS[own.kind].check(proposed, world)) };
}

function absentOf(kind: DraftKind): string {
  return { item: 'NO_SUCH_ITEM', guide: 'NO_SUCH_GUIDE' }[kind as string] ?? 'NO_SUCH_DEFINITION';
}

function writtenTwice({ kind, code, along }: Proposed): Rejection | null {
  const names = [{ kind, code }, ...along].map((each) => `${each.kind}s/${each.code}`);
  const twice = names.findIndex((name, n) => names.indexOf(name) !== n);
  if (twice < 0) return null;
  return reject('DRAFT_TWICE', { pointer: `/along/${twice - 1}`, params: { name: names[twice] ?? '' } });
}

/** Places begin with kind and code; the rest is looked for in the text it came from. */
function withLines({ own, along }: DefinitionDrafting, findings: Proposed['findings']): Proposed['findings'] {
  const texts = [own, ...along].flatMap((each) => ('lineOf' in each && each.lineOf ? [each] : []));
  return findings.map((one) => {
    const [kinds = '', code = '', ...rest] = one.place.split('/');
    const text = texts.find((each) => `${each.kind}s` === kinds && codeOf(each) === code);
    const line = text?.lineOf?.(`/${rest.join('/')}`);
    return line === undefined ? one : { ...one, line };
  });
}

function codeOf(handed: HandedIn | TakenOut): unknown {
  return 'content' in handed ? handed.code : (handed.form as Partial<Named> | null)?.code;
}

function under(at: string, { code, pointer = '', params }: Rejection): Rejection {
  return reject(code, { pointer: `${at}${pointer}`, ...(params && { params }) });
}
