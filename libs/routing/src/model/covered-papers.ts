import type { Bilingual, LocalDate } from '#kernel';
import { type AssessmentThere, coveredAt, type FormPaper, type ItemDefinition } from '#model/catalogue';

/** A paper as advice tells it: `coveredBy` the assessment of the base that stands for it, and then nobody is asked for it. */
export interface AdvisedPaper extends FormPaper {
  readonly coveredBy: {
    readonly assessment: string;
    readonly name: Bilingual;
    readonly document: string;
    readonly issuer: string;
    readonly until: LocalDate;
  } | null;
}

/** Covered is a paper where every line that would ask it of the applicant is: by the same rule as at the intake. */
export function coveredPapers(
  papers: readonly FormPaper[],
  items: readonly ItemDefinition[],
  there: { readonly assessments: readonly AssessmentThere[]; readonly on: LocalDate },
): AdvisedPaper[] {
  const covered = items.flatMap((item) =>
    coveredAt(item, there.assessments, there.on).map(({ line, by }) => ({ item: item.code, line, by })),
  );
  return papers.map((paper) => {
    const asking = paper.uses.filter(({ shared }) => !shared);
    const by = asking.map(
      ({ item, id }) => covered.find((each) => each.item === item && each.line === id)?.by,
    );
    const [first] = by;
    if (!paper.asked || !first || by.includes(undefined)) return { ...paper, coveredBy: null };
    const { code: assessment, name, document, issuer, until } = first.content;
    return { ...paper, asked: false, coveredBy: { assessment, name, document, issuer, until } };
  });
}
