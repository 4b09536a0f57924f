import type { LocalDate } from '#kernel';
import { holdsUp, type ItemDefinition } from '#model/catalogue';
import { type EventType, type ItemEvent, TIME } from './events.js';
import type { ItemFacts, TieFact } from './facts.js';
import { type Item, isOpen, takes } from './item.js';
import { awaited, unpaid } from './obligations.js';
import { isAwaited } from './ties.js';

/** What brings an item nearer to its decision. A refusal is none, and a notice of gaps only asks. */
const ADVANCING: readonly EventType[] = [
  'CLAIM',
  'CONCLUDE_REVIEW',
  'ACCEPT',
  'ACCEPT_WITH_GAPS',
  'ACCEPT_AND_DECIDE',
  'RECORD',
  'GRANT',
];

/** The published tie that covers a wait: it binds in the same way, and whatever the item waits for may fulfil it. */
function isPublished({ ties }: ItemDefinition, { binds, to }: Pick<TieFact, 'binds' | 'to'>): boolean {
  return ties.some((tie) => tie.binds === binds && to.every((code) => tie.to.includes(code)));
}

function isTied({ ties }: ItemDefinition, codes: readonly string[]): boolean {
  const binding = ties.filter(holdsUp);
  return binding.some(({ to }) => to.some((code) => codes.includes(code)));
}

/** Of lines that are awaited, those which another item brings and no published tie names, with whose they are. */
function foreignLines(definition: ItemDefinition, lines: readonly string[]): (readonly [string, string[]])[] {
  return lines.flatMap((id) => {
    const from = definition.materials.find((line) => line.id === id)?.producedBy ?? [];
    return from.length > 0 && !isTied(definition, from) ? [[id, [...from]] as const] : [];
  });
}

const openTies = ({ ties }: ItemFacts) => ties.filter(isAwaited);

/** The item as it would stand if no sibling were in its facts beyond what is published. */
function freed({ standing, context, ...item }: Item, lines: readonly string[], on: LocalDate): Item {
  const { definition, facts } = context;
  const ties = facts.ties.filter((tie) => !isAwaited(tie) || isPublished(definition, tie));
  const handedIn = [...facts.handedIn, ...lines];
  const debts = facts.owed?.debts.map((debt) => (lines.includes(debt.line) ? { ...debt, paidOn: on } : debt));
  const owed = facts.owed && debts ? { owed: { ...facts.owed, debts } } : {};
  const free = { ...facts, ties, handedIn, ...owed };
  const supplied = standing === 'correcting' && awaited(free).length === 0;
  return {
    ...item,
    standing: supplied ? 'filed' : standing,
    context: { ...context, facts: supplied ? { ...free, completeOn: on } : free },
  };
}

function advances(item: Item, on: LocalDate): boolean {
  const { facts, definition } = item.context;
  const mine = (id: string) => !foreignLines(definition, [id]).length;
  if (item.standing === 'correcting' && awaited(facts).some(mine)) return true;
  return ADVANCING.some((type) => {
    const by = type === 'CONCLUDE_REVIEW' ? (facts.claimedBy ?? TIME) : TIME;
    return takes(item, { type, on, by, lines: [] } as unknown as ItemEvent);
  });
}

/**
 * The runtime witness (rules 1.6): the siblings that hold the item, or null. Held is an open item which nothing can advance as it
 * is, and which could be advanced were it not for siblings that no published tie lets it wait for. Rules read an item's own facts
 * alone (`ItemContext`), so ties, papers asked for and papers owed are all the ways in which a sibling can stand in them; what
 * waits for applicant, expert, hearing or a published tie is not held. Without such facts nothing is tried: a healthy item costs
 * a look at its lists.
 */
export function heldBySibling(item: Item, on: LocalDate): readonly string[] | null {
  const { definition, facts } = item.context;
  const ties = openTies(facts).filter((tie) => !isPublished(definition, tie));
  const lines = foreignLines(definition, [...unpaid(facts).map(({ line }) => line), ...awaited(facts)]);
  const siblings = [...new Set([...ties.flatMap(({ to }) => to), ...lines.flatMap(([, from]) => from)])];
  if (siblings.length === 0 || !isOpen(item) || item.standing === 'planned') return null;
  if (advances(item, on)) return null;
  const ids = lines.map(([id]) => id);
  return advances(freed(item, ids, on), on) ? siblings.sort() : null;
}
