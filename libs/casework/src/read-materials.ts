import { Injectable } from '@nestjs/common';
import type { Actor, Bilingual, LocalDate } from '#kernel';
import { documentOf, type TrustLevel } from '#model/catalogue';
import { coveredOf } from './covered-of.js';
import { Loading } from './loading.js';
import type { CoveredLine } from './model/covered/facts.js';
import type { FilledLine } from './model/filled-lines.js';
import type { Item } from './model/item.js';
import type { LineFile } from './model/material/events.js';
import { type UnfitLine, unfitLines } from './model/material/facts.js';
import {
  type ItemLine,
  isApplicants,
  itemLines,
  type LineState,
  papersOfCase,
} from './model/material/lines.js';
import { type CaseView, CaseworkQueries } from './store/casework.queries.js';

/** One line of an item as its reader may see it. */
export interface LineView {
  readonly n: number;
  readonly code: string;
  readonly line: string;
  readonly name: string;
  readonly document: string;
  readonly issuer: string;
  readonly core: boolean;
  readonly state: LineState;
  /** Is it the applicant's to bring? What sharing or a result supplies is asked of nobody. */
  readonly fromApplicant: boolean;
  /** The least trust its files need before they are fit; null: any. */
  readonly trust: TrustLevel | null;
  readonly filledBy: FilledLine | null;
  /** The assessment of the base that stands for it, issued by an organ: trust A (国办函〔2016〕108号). */
  readonly coveredBy: (CoveredLine & { readonly trust: 'A' }) | null;
  readonly files: readonly LineFile[];
  readonly judgement: {
    readonly verdict: 'fit' | 'unfit';
    readonly on: LocalDate;
    /** For the applicant, the window and the organ itself. */
    readonly reason: string | null;
  } | null;
}

export interface ItemMaterials {
  readonly caseId: string;
  readonly projectId: string;
  readonly n: number;
  readonly code: string;
  readonly name: Bilingual;
  readonly lines: readonly LineView[];
  /** Found unfit and not handed in again: what a notice of gaps would have to name. For those who read the reasons. */
  readonly unfit: readonly UnfitLine[];
}

export interface CaseMaterials {
  readonly caseId: string;
  readonly projectId: string;
  /** Each once, whichever items read it. */
  readonly papers: readonly {
    readonly document: string;
    readonly name: string;
    readonly asked: boolean;
    readonly lines: readonly LineView[];
  }[];
}

interface Read {
  readonly view: CaseView;
  readonly items: readonly Item[];
}

/** The materials of a case: what each line needs, what fills it, and what was found of it. */
@Injectable()
export class ReadMaterials {
  constructor(
    private readonly queries: CaseworkQueries,
    private readonly loading: Loading,
  ) {}

  /** Null where case or item is absent, or not the reader's to see. */
  async item(principal: string, caseId: string, n: number): Promise<ItemMaterials | null> {
    const read = await this.read(principal, caseId);
    const item = read?.items.find(({ idx }) => idx === n);
    if (!read || !item) return null;
    const { code, context } = item;
    const of = { caseId, projectId: read.view.projectId, n, code };
    const { me, applicantOrgan } = read.view;
    const unfit = seesReasons(me, item, applicantOrgan) ? unfitLines(context.facts) : [];
    return { ...of, name: context.definition.name, lines: linesOf(item, read.view).map(shown), unfit };
  }

  async case(principal: string, caseId: string): Promise<CaseMaterials | null> {
    const read = await this.read(principal, caseId);
    if (!read) return null;
    const { view, items } = read;
    const lines = items.flatMap((item) => linesOf(item, view));
    const papers = papersOfCase(lines, ({ code, definition: line }) => documentOf({ item: code, line }));
    return {
      caseId,
      projectId: view.projectId,
      papers: papers.map((paper) => ({ ...paper, lines: paper.lines.map(shown) })),
    };
  }

  private async read(principal: string, caseId: string): Promise<Read | null> {
    const view = await this.queries.case(principal, caseId);
    return view && { view, items: await this.loading.items(view.items, view) };
  }
}

interface SeenLine extends ItemLine {
  readonly n: number;
  readonly code: string;
  /** What was written of it is for this reader. */
  readonly open: boolean;
}

function linesOf(item: Item, { results, me, applicantOrgan, ...view }: CaseView): SeenLine[] {
  const open = seesReasons(me, item, applicantOrgan);
  return itemLines(item, results, coveredOf(item, view)).map((line) => ({
    ...line,
    n: item.idx,
    code: item.code,
    open,
  }));
}

/** Another department sees that a paper was judged and how, not the words of it. */
function seesReasons({ organId, roles }: Actor, item: Item, applicantOrgan: number): boolean {
  if (organId === applicantOrgan || organId === item.organId) return true;
  return ['clerk', 'lead', 'supervisor'].some((role) => (roles as readonly string[]).includes(role));
}

function shown({ n, code, line, definition, judgement, open, ...rest }: SeenLine): LineView {
  const { name, issuer, core, trust = null } = definition;
  const { state, filledBy, coveredBy, files } = rest;
  return {
    ...{ n, code, line, name, document: documentOf({ item: code, line: definition }), issuer, core },
    ...{ state, fromApplicant: isApplicants(state), trust, filledBy, files },
    coveredBy: coveredBy && { ...coveredBy, trust: 'A' },
    judgement: judgement && {
      verdict: judgement.verdict,
      on: judgement.on,
      reason: open ? (judgement.reason ?? null) : null,
    },
  };
}
