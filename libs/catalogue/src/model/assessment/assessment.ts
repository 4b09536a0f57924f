import type { Bilingual, LocalDate } from '#kernel';
import type { ItemDefinition, Sourced } from '../definition.js';

export const ASSESSMENT_SUBJECTS = [
  'plan',
  'planning-conformity',
  'flood',
  'geology',
  'mineral',
  'earthquake',
  'soil-water',
  'climate',
  'relics',
  'energy',
] as const;
/** What is assessed for a whole base: its plan, the conformity of its plans with one another (多规合一), or a regional assessment. */
export type AssessmentSubject = (typeof ASSESSMENT_SUBJECTS)[number];

/**
 * 一园一规划, 区域评估: what a park had assessed once for all projects at its bases (优化营商环境条例 42: at no cost of theirs). From `from`
 * through `until` it stands for the lines it covers, under the conditions it names. Immutable once published.
 */
export interface AssessmentDefinition extends Sourced {
  readonly code: string;
  readonly name: Bilingual;
  readonly subject: AssessmentSubject;
  readonly bases: readonly string[];
  readonly document: string;
  readonly issuer: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly conditions: readonly Bilingual[];
  readonly covers: readonly { readonly item: string; readonly lines: readonly string[] }[];
}

/** A version in force at a base, by the id of its publication. */
export interface AssessmentThere {
  readonly publication: number;
  readonly content: AssessmentDefinition;
}

/** A line of an item that an assessment stands for; `until` its last day. */
export interface CoveredBy {
  readonly line: string;
  readonly by: AssessmentThere;
}

/**
 * Which lines of an item nobody has to hand in on that day, since an assessment of the base stands for them: the first one that does.
 * Outside its days it covers nothing.
 */
export function coveredAt(
  { code, materials }: Pick<ItemDefinition, 'code' | 'materials'>,
  assessments: readonly AssessmentThere[],
  on: LocalDate,
): CoveredBy[] {
  const standing = assessments.filter(({ content: { from, until } }) => from <= on && on <= until);
  return materials.flatMap(({ id: line }) => {
    const by = standing.find(({ content: { covers } }) =>
      covers.some(({ item, lines }) => item === code && lines.includes(line)),
    );
    return by ? [{ line, by }] : [];
  });
}
