import type { ItemDefinition, Mark } from '../definition.js';
import { type Finding, finding } from './finding.js';

/** What silence may never grant: the State keeps these to a decision of a person. */
const GUARDED: readonly Mark[] = ['safety', 'environment', 'land'];

/** 超时默认: 行政许可法 knows none for a first licence (only 32(4), 50), so a marked licence is refused and the basis must have been read. */
export function checkSilence(items: readonly ItemDefinition[]): Finding[] {
  return items.flatMap(silent);
}

function silent({ code, nature, marks, silence, statutory }: ItemDefinition): Finding[] {
  if (!silence) return [];
  const place = `items/${code}/silence`;
  const marked = nature === 'licence' ? marks.filter((mark) => GUARDED.includes(mark)) : [];
  return [
    ...(marked.length > 0 ? [finding('CAT-026', place, { marks: marked.join(' ') })] : []),
    ...(silence.basis.confidence !== 'verified'
      ? [finding('CAT-027', place, { law: silence.basis.law })]
      : []),
    ...(silence.clock === 'statute' && !statutory ? [finding('CAT-028', place)] : []),
  ];
}
