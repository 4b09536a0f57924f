import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import { documentOf, type Facts, type ItemDefinition } from '#model/catalogue';
import { statedFacts } from '#model/routing';
import { heldOf, ProjectQueries } from '#projects';
import { AdviseProject, NeedItems } from '#routing';
import type { Asking } from './store/casework.store.js';
import { type Submission, SubmitCase, type Submitted } from './submit-case.js';

/**
 * An application that names its items, or leaves that to the facts of the project; then `papers` are documents, each handed in once
 * for all items.
 */
export interface OpenSubmission extends Omit<Submission, 'items'> {
  readonly items?: Submission['items'];
  readonly papers?: readonly string[];
}

/** SUBMIT; by facts it opens exactly the items of the guide that advice tells for the same facts, but for those whose result is in force. */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly submit: SubmitCase,
    private readonly needs: NeedItems,
    private readonly advise: AdviseProject,
    private readonly projects: ProjectQueries,
  ) {}

  /**
   * Rejections: those of `SubmitCase`; ITEMS_OR_PAPERS; of the facts of a new project FACT_UNKNOWN, FACT_WRONG, FACT_CONTRADICTS; by
   * facts also FACT_MISSING, and OFF-LIST for a paper that no item reads.
   */
  async execute(
    asking: Asking,
    { items: named, papers, ...submission }: OpenSubmission,
  ): Promise<Submitted | Rejection | readonly Rejection[]> {
    if (named && papers) return reject('ITEMS_OR_PAPERS', { pointer: '/papers' });
    const items = named
      ? await this.unlessWrong(named, submission.project?.facts)
      : await this.items(asking.principal, { papers: papers ?? [], ...submission });
    if (!isRefused(items)) return this.submit.execute(asking, { ...submission, items });
    // What was submitted before under this key answers first, and so does all that is wrong besides the items.
    const submitted = await this.submit.execute(asking, { ...submission, items: [] });
    return isRejection(submitted) && submitted.code === 'NO_ITEMS' && items.length > 0 ? items : submitted;
  }

  /** A project is opened with the same facts whichever way it is opened: what the list does not know or cannot read could not be changed later. */
  private async unlessWrong(
    items: Submission['items'],
    facts: Facts = {},
  ): Promise<Submission['items'] | readonly Rejection[]> {
    if (Object.keys(facts).length === 0) return items;
    const wrong = statedFacts(facts, await this.advise.facts());
    return wrong.length > 0
      ? wrong.map((each) => ({ ...each, pointer: `/project/facts${each.pointer ?? ''}` }))
      : items;
  }

  private async items(
    principal: string,
    { guide, projectId, project, papers }: OpenSubmission & { readonly papers: readonly string[] },
  ): Promise<Submission['items'] | readonly Rejection[]> {
    const known = projectId === undefined ? null : await this.projects.project(principal, projectId);
    const facts: Facts | undefined = project?.facts ?? known?.facts;
    const needed = facts && (await this.needs.execute(guide, facts));
    if (!needed) return [];
    const place = project ? '/project/facts' : '/projectId';
    if (isRefused(needed))
      return needed.map((it) => ({ ...it, pointer: project ? `${place}${it.pointer ?? ''}` : place }));
    const held = new Set(heldOf(known));
    const due = needed.filter(({ code }) => !held.has(code));
    const strange = papers.findIndex((paper) => !due.some((item) => linesOf(item, [paper]).length > 0));
    if (strange >= 0)
      return [reject('OFF-LIST', { pointer: `/papers/${strange}`, params: { id: papers[strange] ?? '' } })];
    return due.map((item) => ({ code: item.code, handedIn: linesOf(item, papers) }));
  }
}

function linesOf({ code, materials }: ItemDefinition, papers: readonly string[]): string[] {
  return materials.filter((line) => papers.includes(documentOf({ item: code, line }))).map(({ id }) => id);
}

function isRefused<T>(answer: readonly T[] | readonly Rejection[]): answer is readonly Rejection[] {
  return answer.every(isRejection);
}
