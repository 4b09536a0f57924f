import { Injectable } from '@nestjs/common';
import type { Rejection } from '#kernel';
import { answersHeld, changedFacts } from '#model/projects';
import { heldOf, ProjectQueries, type ProjectRow, type ResultRow } from '#projects';
import { type NeededItem, ReadFacts } from '#routing';
import { type BoardItemRow, type OpenCaseRow, ProjectCases } from './store/project-cases.js';

/** One item of the published list in the life of a project: whether it is needed, what was applied for, what came of it. */
export interface BoardLine extends NeededItem {
  readonly items: readonly BoardItemRow[];
  readonly results: readonly ResultRow[];
  /** Open cases that it can be added to (`ADD_ITEM`); none where it is asked for or held already. */
  readonly addTo: readonly Pick<OpenCaseRow, 'caseId' | 'receiptNo'>[];
}

/** What a change of facts would do, before anybody does it. */
export interface FactsPreview {
  readonly changed: ReturnType<typeof changedFacts>;
  /** Needed from then on and not before; `guide` is where to apply. */
  readonly appear: readonly BoardLine[];
  /** Needed no more: the applicant may withdraw what is open, the organ declare it not needed; nothing ends by itself. */
  readonly fallAway: readonly BoardLine[];
  readonly lookAgain: readonly (BoardItemRow & { readonly facts: readonly string[] })[];
  /** Decided already: a change of the result is applied for (行政许可法 49). */
  readonly decided: readonly (ResultRow & { readonly facts: readonly string[] })[];
}

const UNDER_REVIEW: readonly string[] = ['filed', 'correcting', 'accepted'];

/** Every item of every stage that a project needs or has, planned ones included, as far as the reader sees its cases. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly projects: ProjectQueries,
    private readonly cases: ProjectCases,
    private readonly read: ReadFacts,
  ) {}

  /** Null where the project is absent or not the reader's to see. */
  async execute(principal: string, id: string): Promise<BoardLine[] | null> {
    const project = await this.projects.project(principal, id);
    return project && this.lines(principal, project, project.facts);
  }

  /** `given` names what would change; null takes a fact back. Null where the project is absent. */
  async preview(
    principal: string,
    id: string,
    given: Readonly<Record<string, unknown>>,
  ): Promise<FactsPreview | readonly Rejection[] | null> {
    const project = await this.projects.project(principal, id);
    if (!project) return null;
    const { facts, wrong, takenBack } = await this.read.replaced(project.facts, given);
    if (wrong.length > 0) return wrong.map((each) => ({ ...each, pointer: `/facts${each.pointer ?? ''}` }));
    const held = answersHeld(project.channel !== null, { takenBack });
    if (held) return [held];
    const changed = changedFacts(project.facts, facts);
    const before = new Map(
      (await this.lines(principal, project, project.facts)).map((line) => [line.code, line.need]),
    );
    const after = await this.lines(principal, project, facts);
    const turned = (to: NeededItem['need']) =>
      after.filter(({ code, need }) => need === to && (before.get(code) === 'needed') !== (to === 'needed'));
    const codes = heldOf(project);
    const readers = await this.read.readers(
      after.map(({ code }) => code),
      changed.map(({ fact }) => fact),
    );
    const reading = <T extends { readonly code: string }>(each: T) => {
      const read = readers.get(each.code);
      return read ? [{ ...each, facts: read }] : [];
    };
    return {
      changed,
      appear: turned('needed').filter(({ code }) => !codes.includes(code)),
      fallAway: turned('not-needed'),
      lookAgain: after.flatMap(({ items }) => items.filter(isUnderReview).flatMap(reading)),
      decided: after.flatMap(({ results }) => results.filter(({ counts }) => counts).flatMap(reading)),
    };
  }

  private async lines(
    principal: string,
    project: ProjectRow,
    facts: ProjectRow['facts'],
  ): Promise<BoardLine[]> {
    const needs = await this.read.needs(project.base, facts);
    const items = await this.cases.items(principal, project.id);
    const open = await this.cases.open(principal, project.id);
    const lines = needs.map((need) => {
      const mine = items.filter(({ code }) => code === need.code);
      const results = project.results.filter(({ code }) => code === need.code);
      const isWanting = mine.every(isOver) && !results.some(({ counts }) => counts);
      const places = isWanting ? open.filter(({ codes }) => codes.includes(need.code)) : [];
      const addTo = places.map(({ caseId, receiptNo }) => ({ caseId, receiptNo }));
      return { ...need, items: mine, results, addTo };
    });
    return lines.sort((a, b) => a.stage.localeCompare(b.stage) || a.code.localeCompare(b.code));
  }
}

/** Ended without a decision: it may be asked for again. */
const OVER: readonly string[] = ['withdrawn', 'returned', 'notNeeded', 'notAccepted', 'terminated'];
const isOver = ({ standing }: BoardItemRow) => OVER.includes(standing);
const isUnderReview = ({ standing }: BoardItemRow) => UNDER_REVIEW.includes(standing);
