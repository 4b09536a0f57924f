import type { LocalDate } from '#kernel';
import { type FactDefinition, type Facts, type KeyList, type Named, namedOn } from '#model/catalogue';
import type { BannedFinding, Criterion, InForceThere } from './advice.js';
import { withDerived } from './facts-read.js';
import { bannedFindings, greenChannel } from './green-channel.js';
import { withinList } from './read-given.js';

/** A project as the green channel looks at it. */
export interface Candidate {
  readonly code: string | null;
  readonly facts: Facts;
}

export type PublishedForChannel = Pick<InForceThere, 'facts' | 'tables'> & {
  readonly keyLists: readonly KeyList[];
};

/** What a project brings for the green channel on a day, from its code, its facts and what is published, and from nothing else. */
export interface ChannelJudgement {
  readonly on: LocalDate;
  /** Every published criterion, with what is missing and by how much. */
  readonly criteria: readonly Criterion[];
  readonly banned: readonly BannedFinding[];
  /** Facts that a project must answer and has not: nobody is admitted before. */
  readonly unanswered: readonly string[];
  /** Where a list in force names it. */
  readonly named: readonly Named[];
  /** The facts that the criteria and the banned categories read: the figures of the evidence. */
  readonly figures: Facts;
}

/** Pure. Adding a figure never takes a criterion away: rows are asked one by one. */
export function judgeChannel(
  { code, facts: stated }: Candidate,
  on: LocalDate,
  { facts: definitions, tables, keyLists }: PublishedForChannel,
): ChannelJudgement {
  const facts = withDerived(withinList(stated, definitions), definitions);
  const banned = bannedFindings(tables, facts);
  const read = new Set(
    tables
      .filter(({ content }) => content.answers === 'banned' || content.answers === 'priority')
      .flatMap(({ content }) => content.inputs.map(({ id }) => id)),
  );
  return {
    on,
    criteria: greenChannel(tables, facts, banned).criteria,
    banned: banned.filter(({ verdict }) => verdict === 'banned'),
    unanswered: unansweredIn(facts, definitions),
    named: namedOn(keyLists, code, on),
    figures: Object.fromEntries(Object.entries(facts).filter(([fact]) => read.has(fact))),
  };
}

/** Facts that must be answered and were, and are not any more; what follows from others is answered by them. */
export function takenBack(
  { before, after }: { readonly before: Facts; readonly after: Facts },
  definitions: readonly FactDefinition[],
): string[] {
  const open = (facts: Facts) =>
    unansweredIn(withDerived(withinList(facts, definitions), definitions), definitions);
  const were = open(before);
  return open(after).filter((code) => !were.includes(code));
}

function unansweredIn(facts: Facts, definitions: readonly FactDefinition[]): string[] {
  return definitions.flatMap(({ code, mustAnswer }) =>
    mustAnswer && (facts[code] ?? null) === null ? [code] : [],
  );
}
