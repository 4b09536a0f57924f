import type { EventType } from '#model/casework';
import type { Saying } from './saying.js';

/** What a department finds of a paper that is in: now and then unfit, over the files it has. */
export const MATERIAL_CONTENT: Readonly<Partial<Record<EventType, (saying: Saying) => object | null>>> = {
  JUDGE_LINE: ({ item, chance }) => {
    const { handedIn, files = [] } = item.context.facts;
    const line = chance.pick(handedIn);
    if (!line) return null;
    const unfit = chance.happens(0.3) && { reason: '页面不清晰，请重新扫描' };
    const seen = files.filter((each) => each.line === line);
    return { line, verdict: unfit ? 'unfit' : 'fit', ...unfit, ...(seen.length > 0 && { files: seen }) };
  },
};
