import { type Finding, finding } from '../check/finding.js';
import type { ItemDefinition } from '../definition.js';
import type { AssessmentDefinition } from './assessment.js';

/**
 * Whether an assessment may be published: its days follow one another (`ASM-DAYS`), and each line it covers is one that the applicant of a
 * published item would have to bring (`ASM-LINE`): what sharing or another item brings is asked of nobody anyway.
 */
export function checkAssessment(
  { code, from, until, covers }: AssessmentDefinition,
  items: readonly ItemDefinition[],
): Finding[] {
  const place = `assessments/${code}`;
  const strange = covers.flatMap(({ item, lines }) => {
    const materials = items.find((each) => each.code === item)?.materials ?? [];
    const asked = materials.filter(({ shared, producedBy }) => !shared && producedBy.length === 0);
    return lines.filter((line) => !asked.some(({ id }) => id === line)).map((line) => ({ item, line }));
  });
  return [
    ...(from <= until ? [] : [finding('ASM-DAYS', place)]),
    ...strange.map((it) => finding('ASM-LINE', `${place}/covers`, it)),
  ];
}
