import { documentOf } from '#model/catalogue';
import { clocksOf } from '../clocks.js';
import { firstOf } from '../days.js';
import type { Item } from '../item.js';
import { wordsFor } from '../notice-words.js';
import type { Notice } from '../outcome.js';

/** One paper of a consolidated notice, with the items and lines that lack it and what their departments note. */
export interface TogetherPaper {
  readonly paper: string;
  readonly name: string;
  readonly lines: readonly { readonly item: number; readonly line: string; readonly note?: string }[];
}

/** What the items of one notice lack, each paper once, in the order in which it is first named. */
export function papersTogether(items: readonly Item[]): TogetherPaper[] {
  const papers = new Map<string, TogetherPaper>();
  for (const { idx, code, context } of items) {
    for (const { line, note } of context.facts.gaps?.lines ?? []) {
      const material = context.definition.materials.find(({ id }) => id === line);
      const paper = material ? documentOf({ item: code, line: material }) : `${code}/${line}`;
      const known = papers.get(paper) ?? { paper, name: material?.name ?? line, lines: [] };
      papers.set(paper, { ...known, lines: [...known.lines, { item: idx, line, ...(note && { note }) }] });
    }
  }
  return [...papers.values()];
}

/** The one notice of the case (item 0): by when, and each paper once. */
export function togetherNotice(items: readonly Item[], applicantOrgan: number): Notice {
  const papers = papersTogether(items);
  const dues = items.flatMap(({ context }) => clocksOf(context).filter(({ kind }) => kind === 'supplement'));
  const due = firstOf(dues.map((clock) => clock.due.dueOn));
  const names = papers.map(({ name }) => name).join('；');
  const said = { count: papers.length, papers: names, due };
  return {
    idx: 0,
    kind: 'gaps-together',
    audience: 'applicant',
    organ_id: applicantOrgan,
    legal: true,
    words: wordsFor('gaps-together', { zh: '', en: '' }, said),
    params: { ...said, papers },
  };
}
