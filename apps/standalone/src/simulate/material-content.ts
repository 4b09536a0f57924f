import type { EventType } from '#model/casework';
import { isAtLeast } from '#model/catalogue';
import type { Chance } from './chance.js';
import type { Saying } from './saying.js';

/** Some of the lines come as files of the project, one of them perhaps as two; the others as paper at the window. */
export function filled(
  lines: readonly string[],
  papers: Saying['papers'],
  chance: Chance,
): { readonly files?: readonly object[] } {
  if (papers.length === 0 || chance.happens(0.3)) return {};
  const files = chance
    .some(lines, 0.6)
    .flatMap((line) => chance.some(papers, 1 / papers.length).map((paper) => ({ line, ...paper })));
  return files.length > 0 ? { files } : {};
}

/** What a department finds of a paper that is in: now and then unfit, over the files it has. */
export const MATERIAL_CONTENT: Readonly<Partial<Record<EventType, (saying: Saying) => object | null>>> = {
  JUDGE_LINE: ({ item, chance }) => {
    const { handedIn, files = [] } = item.context.facts;
    const line = chance.pick(handedIn);
    if (!line) return null;
    const seen = files.filter((each) => each.line === line);
    const asked = item.context.definition.materials.find(({ id }) => id === line)?.trust;
    const low = asked !== undefined && seen.some(({ trust }) => !isAtLeast(trust, asked));
    const unfit = (low || chance.happens(0.3)) && { reason: '页面不清晰，请重新扫描' };
    return { line, verdict: unfit ? 'unfit' : 'fit', ...unfit, ...(seen.length > 0 && { files: seen }) };
  },
};
