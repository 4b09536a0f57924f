import { type CalendarData, type CalendarPart, diffCalendars } from '#calendar';
import { isRejection, type Rejection } from '#kernel';
import type { AssessmentDefinition } from '../assessment/assessment.js';
import { checkAssessment } from '../assessment/check-assessment.js';
import { readAssessment } from '../assessment/read-assessment.js';
import { checkDecides } from '../authority/check-decides.js';
import { checkDelegation } from '../authority/check-delegation.js';
import { checkLapses } from '../authority/check-lapses.js';
import type { DelegationDefinition } from '../authority/delegation.js';
import { type Dated, type Ending, powersFrom, withoutEnded } from '../authority/powers.js';
import { readDelegation } from '../authority/read-delegation.js';
import type { Finding } from '../check/finding.js';
import type { ItemDefinition } from '../definition.js';
import { checkAnswers } from '../fact/check-answers.js';
import type { FactDefinition } from '../fact/fact-definition.js';
import { readFactDefinition } from '../fact/read-facts.js';
import { checkKeyList } from '../key-list/check-key-list.js';
import type { KeyList } from '../key-list/key-list.js';
import { readKeyList } from '../key-list/read-key-list.js';
import { readGuide } from '../read/read-guide.js';
import { readItem } from '../read/read-item.js';
import { checkTable } from '../table/check-table.js';
import { readTable } from '../table/read-table.js';
import type { TableDefinition } from '../table/table-definition.js';
import { endedBy, itemsOf, keyOf, type Listing, ofKind } from './catalogue-states.js';
import { calendarVersions } from './check-calendar.js';
import { type CheckInList, checkDraft } from './check-draft.js';
import { diffDefinitions } from './diff-definitions.js';
import type { DraftKind, Family, HashOf, Named, Proposal, Proposed } from './draft.js';
import { readForm } from './draft-calendar.js';
import { lastOf } from './last-of.js';
import type { Operation } from './operation.js';

/** What a kind of publication is: how it is read, checked, compared, and what it brings along when it is published. */
export interface PublicationKind {
  /** Whose verbs of the matrix rule it: `calendar.draft`, `catalogue.publish` … */
  readonly room: 'calendar' | 'catalogue';
  /** The definition of a clerk's form, or all that is wrong with the form, with pointers. */
  readonly read: (form: unknown) => { readonly code: string } | Rejection | Rejection[];
  /** Everything wrong with the draft, from its day on; publishable where no finding is an `error`. */
  readonly check: (draft: Proposed, family: Family) => readonly Finding[];
  /** The versions to be written, the draft's own first; or why they do not hold together. */
  readonly versions: (draft: Proposed, family: Family, hashOf: HashOf) => readonly Proposal[] | Rejection;
  readonly diff: (before: unknown, after: unknown) => unknown;
}

/** The table of kinds: a new one is a line here and a word of `DraftKind`. */
export const KINDS: Readonly<Record<DraftKind, PublicationKind>> = {
  calendar: {
    room: 'calendar',
    read: readForm,
    check: ({ findings }) => findings,
    versions: calendarVersionsOf,
    diff: (before, after) => diffCalendars(before as CalendarData | null, after as CalendarData),
  },
  item: inList(readItem),
  guide: inList(readGuide),
  delegation: inList(readDelegation),
  table: inList(readTable),
  fact: inList(readFactDefinition),
  'key-list': inList(readKeyList),
  assessment: inList(readAssessment),
};

/** Kinds that are drafted as they are written; calendars are imported by a door of their own. */
export const LIST_KINDS = (Object.keys(KINDS) as DraftKind[]).filter(
  (kind) => KINDS[kind].room === 'catalogue',
);

/** What a kind says of its own definition, beyond what is wrong with the list as a whole. */
const OWN_CHECKS: Partial<Record<DraftKind, CheckInList>> = {
  item: ({ content }, listing, { powers }) => {
    const delegations = ofKind(listing, 'delegation').map((it) => it.content as DelegationDefinition);
    const item = content as ItemDefinition;
    return [
      ...checkLapses(item, delegations, powersFrom(powers)),
      ...checkDecides(tablesOf(listing), [item], powersFrom(powers)).filter(
        ({ code }) => code !== 'AUTH-TABLE',
      ),
    ];
  },
  delegation: unlessEnded(checkInLaw),
  table: unlessEnded(({ code, content }, listing, { powers }) => [
    ...checkTable(content as TableDefinition),
    ...checkAnswers([content as TableDefinition], itemsOf(listing), factsOf(listing)),
    ...checkDecides(tablesOf(listing), itemsOf(listing), powersFrom(powers)).filter(({ place }) =>
      `${place}/`.startsWith(`tables/${code}/`),
    ),
  ]),
  // A fact is what tables ask: each of them is held against it, and against those that stay.
  fact: (_, listing) => checkAnswers(tablesOf(listing), itemsOf(listing), factsOf(listing)),
  'key-list': unlessEnded(({ content }) => checkKeyList(content as KeyList)),
  assessment: unlessEnded(({ content }, listing) =>
    checkAssessment(content as AssessmentDefinition, itemsOf(listing)),
  ),
};

/** What is cancelled says nothing any more that could be wrong. */
function unlessEnded(check: CheckInList): CheckInList {
  return (own, listing, family) => (listing.has(keyOf(own)) ? check(own, listing, family) : []);
}

function tablesOf(listing: Listing): readonly TableDefinition[] {
  return ofKind(listing, 'table').map(({ content }) => content as TableDefinition);
}

function factsOf(listing: Listing): readonly FactDefinition[] {
  return ofKind(listing, 'fact').map(({ content }) => content as FactDefinition);
}

/** A kind that is checked in the list of all items, guides, tables and delegations. */
function inList(read: PublicationKind['read']): PublicationKind {
  return {
    room: 'catalogue',
    read,
    check: (draft, family) => checkDraft(draft, family, OWN_CHECKS),
    versions: listVersionsOf,
    diff: diffDefinitions,
  };
}

/** A delegation is held against the items as they would be, the powers by statute, and the delegations that are or will be. */
function checkInLaw(
  own: Named & Pick<Proposed, 'effectiveFrom'>,
  listing: Listing,
  { beside, latest, powers }: Family,
): readonly Finding[] {
  const version = own as Dated<DelegationDefinition>;
  const others = [...beside, ...(latest ? [latest] : [])].filter(({ kind }) => kind === 'delegation');
  return checkDelegation(version, {
    items: itemsOf(listing),
    powers: powersFrom(powers),
    beside: (others as readonly Ending<DelegationDefinition>[]).map(withoutEnded),
  });
}

function calendarVersionsOf(
  draft: Proposed,
  family: Family,
  hashOf: HashOf,
): readonly Proposal[] | Rejection {
  const versions = calendarVersions(
    draft.content as CalendarPart,
    draft.effectiveFrom,
    family.beside,
    hashOf,
  );
  if (isRejection(versions)) return versions;
  return versions.map((proposal, n) => {
    const earlier = versions.slice(0, n).findLast(({ code }) => code === proposal.code);
    const last = earlier ?? lastOf(proposal, family);
    return { ...proposal, diff: last && KINDS.calendar.diff(last.content, proposal.content) };
  });
}

/** Its own version, those published along, and the ends of what it merges; of what is cancelled, the end alone. */
function listVersionsOf(draft: Proposed, family: Family, hashOf: HashOf): readonly Proposal[] {
  const { effectiveFrom, operation, pending } = draft;
  const written = (named: Named, said: Operation | null, ends = false): Proposal => {
    const { kind, code, content } = named;
    const stays = ends || kind === 'guide';
    const kept = stays && pending ? { rule: 'keep' as const, basis: pending.basis } : pending;
    const last = lastOf(named, family);
    const diff = last && KINDS[kind].diff(last.content, content);
    return {
      kind,
      code,
      content,
      effectiveFrom,
      hash: hashOf(content),
      ends,
      operation: said,
      pending: kept,
      diff,
    };
  };
  const merged = operation?.kind === 'merge' ? endedBy(draft) : [];
  return [
    written(draft, operation, operation?.kind === 'cancel'),
    ...draft.along.map((named) => written(named, null)),
    ...merged.map((ended) => {
      const content = lastOf(ended, family)?.content ?? null;
      const document = operation?.document ?? '';
      return written({ ...ended, content }, { kind: 'merge', document, into: draft.code }, true);
    }),
  ];
}
