import type { MaterialLine } from '#model/catalogue';
import type { CoveredLine } from '../covered/facts.js';
import { type FilledLine, filledLines } from '../filled-lines.js';
import type { Item } from '../item.js';
import { awaited } from '../obligations.js';
import type { RegisteredResult } from '../time.js';
import type { LineFile } from './events.js';
import { filesOf, judgementOf, type LineJudgement } from './facts.js';

/**
 * `filled`: a result in force proves it. `awaited`: it is the result of another item. `shared`: other organs' data supply it. None of
 * these is asked of the applicant, nor what is `covered` by an assessment of the base (区域评估). `asked`: core and not in yet, or told in the notice of gaps; `owed` since the acceptance; `open`: may be handed in.
 */
export type LineState = 'covered' | 'filled' | 'awaited' | 'shared' | 'handed-in' | 'asked' | 'owed' | 'open';

/** One line of the materials of an item, as it stands. */
export interface ItemLine {
  readonly line: string;
  readonly definition: MaterialLine;
  readonly state: LineState;
  readonly filledBy: FilledLine | null;
  readonly coveredBy: CoveredLine | null;
  readonly files: readonly LineFile[];
  readonly judgement: LineJudgement | null;
}

/** Every line the item reads, each with what fills or covers it. `register`: results in force in the project, of whichever case. */
export function itemLines(
  item: Item,
  register: readonly RegisteredResult[],
  covered: readonly CoveredLine[] = item.context.facts.covered ?? [],
): ItemLine[] {
  const { definition, facts } = item.context;
  const filled = filledLines(definition.materials, register);
  return definition.materials.map((line) => {
    const filledBy = filled.find((each) => each.line === line.id) ?? null;
    return {
      line: line.id,
      definition: line,
      state: filledBy ? 'filled' : stateOf(line, item, covered),
      filledBy,
      coveredBy: covered.find((each) => each.line === line.id) ?? null,
      files: filesOf(facts, line.id),
      judgement: judgementOf(facts, line.id),
    };
  });
}

/** Nobody is asked for more once the item has ended or is decided. */
const ASKING: readonly Item['standing'][] = ['planned', 'correcting', 'filed', 'accepted'];

function stateOf(
  line: MaterialLine,
  { standing, context: { facts } }: Item,
  covered: readonly CoveredLine[],
): LineState {
  if (facts.handedIn.includes(line.id)) return 'handed-in';
  if (covered.some((each) => each.line === line.id)) return 'covered';
  if (!ASKING.includes(standing)) return 'open';
  if (facts.owed?.debts.some((debt) => debt.line === line.id && !debt.paidOn)) return 'owed';
  if (line.producedBy.length > 0) return 'awaited';
  if (line.shared) return 'shared';
  if (awaited(facts).includes(line.id)) return 'asked';
  return standing === 'planned' && line.core && !line.condition ? 'asked' : 'open';
}

/** May the applicant be the one to bring it? */
export const isApplicants = (state: LineState): boolean =>
  ['handed-in', 'asked', 'owed', 'open'].includes(state);

/** One paper of a case, asked for once whichever items read it (一份申报材料): the line of each that does. */
export interface CasePaper<T extends ItemLine = ItemLine> {
  readonly document: string;
  readonly name: string;
  readonly asked: boolean;
  readonly lines: readonly T[];
}

/** The lines of all items of a case by their document, in the order of the items. `asked`: some item still waits for it. */
export function papersOfCase<T extends ItemLine>(
  lines: readonly T[],
  documentOf: (line: T) => string,
): CasePaper<T>[] {
  const papers = new Map<string, T[]>();
  for (const line of lines) {
    const document = documentOf(line);
    papers.set(document, [...(papers.get(document) ?? []), line]);
  }
  return [...papers].map(([document, of]) => ({
    document,
    name: of[0]?.definition.name ?? '',
    asked: of.some(({ state }) => state === 'asked' || state === 'owed'),
    lines: of,
  }));
}
