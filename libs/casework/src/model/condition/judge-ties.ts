import { localDateOf } from '#calendar';
import type { Instant } from '#kernel';
import { TIME } from '../events.js';
import { isOpen } from '../item.js';
import type { Steps } from '../steps.js';
import type { TiesCommand } from './commands.js';
import { tiesAnew } from './evolutions.js';
import { conditionalCodes } from './judged-tie.js';

/** Who is open hears of it where a tie stands otherwise than before; what was decided was decided on the facts of its day. */
export function judgeTies(
  steps: Steps,
  { idx: asked, version, ruledOut: all }: TiesCommand,
  { now }: { readonly now: Instant },
): null {
  const on = localDateOf(now);
  for (const idx of asked) {
    const item = steps.item(idx);
    const { definition, facts } = item.context;
    const codes = conditionalCodes(definition);
    const ruledOut = all.filter(({ of }) => codes.includes(of));
    const after = tiesAnew(facts, { on, ruledOut });
    if (!isOpen(item) || after.every(({ state }, at) => state === facts.ties[at]?.state)) continue;
    const refusal = steps.take(idx, { type: 'JUDGE_TIES', on, by: TIME, version, ruledOut });
    if (refusal) throw new Error(`item ${idx} cannot hear how its ties are judged: ${refusal.code}`);
  }
  return null;
}
