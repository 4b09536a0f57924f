import { type Limit, localDateOf } from '#calendar';
import { type LocalDate, pointInto, type Rejection, reject } from '#kernel';
import { documentOf } from '#model/catalogue';
import { may } from '#model/identity';
import type { World } from '../command.js';
import { dateRefusal } from '../effective-on.js';
import type { ItemEvent } from '../events.js';
import { type Item, takes } from '../item.js';
import { filesFor, strangeFile } from '../material/application-files.js';
import { awaited } from '../obligations.js';
import { notAwaited } from '../off-list.js';
import { type Seen, seenRefusal } from '../seen.js';
import type { Steps } from '../steps.js';
import type { CaseSupply } from './case-words.js';
import { openFindings } from './facts.js';
import { guideRefusal } from './guide-refusal.js';
import { togetherNotice } from './together.js';

const forbidden = (event: string): Rejection => reject('FORBIDDEN', { params: { event } });

/** Items of one filing whose departments were asked what is missing: the earliest filing for which something was found. */
function roundOf(items: readonly Item[]): readonly Item[] {
  const open = items.filter(({ standing, context }) => standing === 'filed' && openFindings(context.facts));
  const found = open.filter(({ context }) => (openFindings(context.facts)?.lines?.length ?? 0) > 0);
  const [first] = found.map(({ context }) => context.facts.filedOn ?? '').sort();
  return open.filter(({ context }) => context.facts.filedOn === first);
}

/** Nothing to tell: told already, or never found. */
function emptyRound(items: readonly Item[]): Rejection {
  const told = items.some(({ context: { facts } }) => facts.window?.findings && facts.gaps);
  const here = items.some(({ context: { facts } }) => facts.window?.findings);
  return reject(told ? 'GAPS_TOLD_ONCE' : here ? 'NOTHING_FOUND' : 'NO_FINDINGS_HERE');
}

/**
 * 全案一次性告知 (行政许可法 32(1)(四)): NOTICE_GAPS for every item with findings, END_FINDINGS for the others of the same filing, and one
 * notice with each paper once. Refused while a department of it may still find something.
 */
export function noticeTogether(
  steps: Steps,
  { on, reply, seen }: { readonly on: LocalDate; readonly reply: Limit; readonly seen: Seen },
  { actor, file }: World,
): Rejection | null {
  if (!may(actor, 'gaps.notice', file)) return forbidden('NOTICE_CASE_GAPS');
  const stale = seenRefusal(seen);
  if (stale) return stale;
  const round = roundOf(steps.all());
  if (round.length === 0) return emptyRound(steps.all());
  const silent = round.filter(({ context }) => !openFindings(context.facts)?.lines);
  if (silent.length > 0)
    return reject('FINDINGS_AWAITED', { params: { codes: silent.map(({ code }) => code).join(', ') } });
  for (const { idx, context } of round) {
    const lines = openFindings(context.facts)?.lines ?? [];
    const act = { on, by: actor.personId };
    const event: ItemEvent =
      lines.length > 0 ? { type: 'NOTICE_GAPS', ...act, lines, reply } : { type: 'END_FINDINGS', ...act };
    const refusal = steps.take(idx, event);
    if (refusal) return refusal;
  }
  const told = round.map(({ idx }) => steps.item(idx)).filter(({ standing }) => standing === 'correcting');
  steps.tell([togetherNotice(told, file.applicantOrgan)]);
  return null;
}

/** 一并受理: every item that is complete and that nothing bars, in one act; the others stay as they are. */
export function acceptAll(
  steps: Steps,
  { on, seen }: { readonly on: LocalDate; readonly seen: Seen },
  { actor, file }: World,
): Rejection | null {
  if (!may(actor, 'case.accept', file)) return forbidden('ACCEPT_ALL');
  const stale = seenRefusal(seen);
  if (stale) return stale;
  const event: ItemEvent = { type: 'ACCEPT', on, by: actor.personId };
  const ready = steps.all().filter((item) => takes(item, event));
  const mine = ready.filter((item) => !guideRefusal(item, 'ACCEPT', actor));
  if (mine.length === 0)
    return (ready[0] && guideRefusal(ready[0], 'ACCEPT', actor)) ?? reject('NOTHING_TO_ACCEPT');
  for (const { idx } of mine) {
    const refusal = steps.take(idx, event);
    if (refusal) return refusal;
  }
  return null;
}

/**
 * One delivery for several items: a paper fills every line that is asked for it, a line only the one it names. Whatever was not
 * asked is refused whole; what is still missing afterwards is no fault.
 */
export function supplyTogether(steps: Steps, supply: CaseSupply, world: World): Rejection | null {
  const { actor, file, now } = world;
  if (!may(actor, 'SUPPLY', file)) return forbidden('SUPPLY');
  const stale = seenRefusal(supply.seen);
  if (stale) return stale;
  const filled = linesOf(steps.all(), supply);
  if (!(filled instanceof Map)) return filled;
  const strange = strangeSupply(steps, filled, supply);
  if (strange) return strange;
  for (const [idx, lines] of filled) {
    const { on, afterHours, evidence } = supply;
    const act = { on, by: actor.personId, ...(afterHours && { afterHours }), ...(evidence && { evidence }) };
    const files = filesFor(steps.item(idx).context.definition, [...lines], supply.files);
    const event: ItemEvent = {
      type: 'SUPPLY',
      ...act,
      lines: [...lines],
      ...(files.length > 0 && { files }),
    };
    const refusal = dateRefusal(steps.item(idx), event, actor, localDateOf(now)) ?? steps.take(idx, event);
    if (refusal) return refusal;
  }
  return null;
}

function strangeSupply(
  steps: Steps,
  filled: ReadonlyMap<number, ReadonlySet<string>>,
  { files = [] }: CaseSupply,
): Rejection | null {
  const supplied = [...filled].map(([idx, lines]) => ({ ...steps.item(idx), handedIn: [...lines] }));
  const offered = supplied.map(({ context: { definition } }) => ({ definition }));
  return strangeFile({ items: supplied, files }, offered);
}

function linesOf(
  items: readonly Item[],
  { papers, lines }: CaseSupply,
): Map<number, Set<string>> | Rejection {
  const filled = new Map<number, Set<string>>();
  const fill = (idx: number, line: string) => filled.set(idx, (filled.get(idx) ?? new Set()).add(line));
  if (papers.length + lines.length === 0) return reject('LINES_MISSING', { pointer: '/papers' });
  for (const [at, paper] of papers.entries()) {
    const asked = items.flatMap((item) => askedFor(item, paper).map((line) => [item.idx, line] as const));
    if (asked.length === 0) return notAwaited(pointInto('/papers', at), paper);
    for (const [idx, line] of asked) fill(idx, line);
  }
  for (const [at, { item: n, line }] of lines.entries()) {
    const item = items.find(({ idx }) => idx === n);
    if (!item || !awaited(item.context.facts).includes(line))
      return notAwaited(pointInto('/lines', at), line);
    fill(n, line);
  }
  return filled;
}

function askedFor({ code, context: { definition, facts } }: Item, paper: string): string[] {
  const wanted = awaited(facts);
  return definition.materials
    .filter((line) => wanted.includes(line.id) && documentOf({ item: code, line }) === paper)
    .map(({ id }) => id);
}
