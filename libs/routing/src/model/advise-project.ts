import { isRejection, type LocalDate, type Rejection } from '#kernel';
import {
  type Edge,
  edgesOf,
  type Facts,
  type GuideDefinition,
  guideForm,
  type ItemDefinition,
  parallelDays,
  statutoryEdges,
} from '#model/catalogue';
import type { Advice, AdvisedGuide, AdvisedItem, Because, Deciding, InForceThere } from './advice.js';
import { coveredPapers } from './covered-papers.js';
import { decidingLevels } from './deciding-level.js';
import { bannedFindings, greenChannel } from './green-channel.js';
import { itemsNeeded } from './items-needed.js';
import { missingFacts } from './missing-facts.js';
import { promisedDates } from './promised-dates.js';
import { readGiven } from './read-given.js';
import { type Taken, takeGuides } from './take-guides.js';

/** What is asked: the facts of a project, where it will lie, and the day on which it would be filed. */
export interface Asked {
  readonly facts: Facts;
  readonly base: string;
  readonly on: LocalDate;
  /** Items of which the project has the result in force. */
  readonly held?: readonly string[];
}

/**
 * What the project needs, who decides each item and when, what is missing, and whether it meets the published criteria of priority:
 * from the facts, the base, the day and what is published there then, and from nothing else. Rejections: those of `readGiven`.
 */
export function adviseProject(asked: Asked, published: InForceThere): Advice | Rejection[] {
  const facts = readGiven(asked.facts, published.facts);
  if (isRefused(facts)) return facts;
  const { tables, guides } = published;
  const needs = itemsNeeded(tables, facts);
  const taken = takeGuides(guides, needs).filter(({ code }) => defined(published, code));
  const needed = taken.filter(({ need }) => need.state === 'needed');
  const due = needed.filter(({ code }) => !asked.held?.includes(code));
  const items = due.map(({ code }) => defined(published, code) as ItemDefinition);
  const edges = orderedIn(published.items);
  const advisedGuides = guides.flatMap((guide) => adviseGuide(guide, { needed, due }, { items, edges }));
  const banned = bannedFindings(tables, facts);
  const levels = decidingLevels(facts, published);
  const advised = needed.flatMap((each) => adviseItem(each, { asked, published, edges, levels }));
  return {
    on: asked.on,
    base: asked.base,
    facts,
    guides: advisedGuides,
    items: advised,
    notNeeded: taken
      .filter(({ need }) => need.state === 'not-needed')
      .map(({ code, need: { because } }) => ({ code, because })),
    open: taken
      .filter(({ need }) => need.state === 'open')
      .map(({ code, need: { missing } }) => ({ code, name: nameOf(published, code), missing })),
    materials: coveredPapers(guideForm(guideOf(due), items).papers, items, {
      on: asked.on,
      assessments: (published.assessments ?? []).filter(({ content }) => content.bases.includes(asked.base)),
    }),
    days: {
      serial: advisedGuides.reduce((sum, { days }) => sum + days.serial, 0),
      parallel: advisedGuides.reduce((sum, { days }) => sum + days.parallel, 0),
      demo: advisedGuides.some(({ days }) => days.demo),
    },
    banned,
    greenChannel: greenChannel(tables, facts, banned),
    missing: missingFacts(published, [...taken.map(needing), ...advised.map(routing)], facts),
  };
}

const needing = ({ code, need }: Taken) => ({ by: code, missing: need.missing });
const routing = ({ code, authorityMissing }: AdvisedItem) => ({ by: code, missing: authorityMissing });

function isRefused(read: Facts | Rejection[]): read is Rejection[] {
  return Array.isArray(read) && read.every(isRejection);
}

function defined({ items }: InForceThere, code: string): ItemDefinition | undefined {
  return items.find((item) => item.code === code);
}

function nameOf(published: InForceThere, code: string) {
  return defined(published, code)?.name ?? { zh: code, en: code };
}

const ORDERED = new WeakMap<readonly ItemDefinition[], readonly Edge[]>();

/** How statute orders the decisions of a list; read from the words of its items once for each published list. */
function orderedIn(items: readonly ItemDefinition[]): readonly Edge[] {
  const known = ORDERED.get(items);
  if (known) return known;
  const edges = statutoryEdges(
    items.flatMap((item) => edgesOf(item, items)),
    items,
  );
  ORDERED.set(items, edges);
  return edges;
}

function adviseGuide(
  guide: GuideDefinition,
  { needed, due }: Readonly<Record<'needed' | 'due', readonly Taken[]>>,
  { items, edges }: { readonly items: readonly ItemDefinition[]; readonly edges: readonly Edge[] },
): AdvisedGuide[] {
  const isOwn = (each: Taken) => each.guide === guide.code;
  const own = needed.filter(isOwn);
  if (own.length === 0) return [];
  const { serial, parallel, demo } = parallelDays(guideOf(due.filter(isOwn)), items, edges);
  const codes = own.map(({ code }) => code);
  return [{ code: guide.code, name: guide.name, items: codes, days: { serial, parallel, demo } }];
}

/** The items alone, as a guide of nothing else: days and papers are counted as of any guide. */
function guideOf(taken: readonly Taken[]): GuideDefinition {
  const nothing = { zh: '', en: '' };
  const items = taken.map(({ code }) => ({ code, optional: false }));
  const plain = { standing: 'notice', joint: null, demo: false, summary: nothing } as const;
  return { code: 'advice', name: nothing, stage: '', ...plain, items };
}

function adviseItem(
  { code, guide, need }: Taken,
  {
    asked,
    published,
    edges,
    levels,
  }: {
    readonly asked: Asked;
    readonly published: InForceThere;
    readonly edges: readonly Edge[];
    readonly levels: Levels;
  },
): AdvisedItem[] {
  const item = defined(published, code);
  const { decides, level } = decidingIn(published, code, levels);
  const calendar = published.calendars.get(decides?.calendar ?? NATIONAL);
  if (!item || !calendar) return [];
  const waits = edges.filter((edge) => edge.item === code && edge.to.every((to) => defined(published, to)));
  return [
    {
      code,
      name: item.name,
      guide,
      held: asked.held?.includes(code) ?? false,
      because: need.because,
      authority: decides && level.missing.length === 0 ? authorityOf(decides, level.because) : null,
      authorityMissing: decides ? level.missing : [],
      dates: promisedDates(item, asked.on, calendar),
      waitsFor: waits.map(({ to }) => to),
    },
  ];
}

type Levels = ReturnType<typeof decidingLevels>;

/** The organ of the level that the facts answer; while they do not, the usual one counts the days. */
function decidingIn({ deciding }: InForceThere, code: string, levels: Levels) {
  const organs = deciding.get(code) ?? [];
  const level = organs.length > 1 ? levels.get(code) : undefined;
  const decides = organs.find((organ) => (level?.level ? organ.level === level.level : organ.usual));
  return { decides, level: level ?? { because: null, missing: [] } };
}

function authorityOf(
  { calendar: _, usual: __, ...authority }: Deciding,
  because: Because | null,
): AdvisedItem['authority'] {
  return { ...authority, because };
}

/** The calendar of items that no organ decides there. */
export const NATIONAL = 0;
