import { Injectable } from '@nestjs/common';
import { type CaseDetail, caseDetail } from './case-detail.js';
import { Loading } from './loading.js';
import { CaseworkQueries } from './store/casework.queries.js';

/** One case with its items as the reader may see them. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly queries: CaseworkQueries,
    private readonly loading: Loading,
  ) {}

  /** Null where the case is absent or not the reader's to see. */
  async execute(principal: string, caseId: string): Promise<CaseDetail | null> {
    const view = await this.queries.case(principal, caseId);
    if (!view) return null;
    const {
      items: rows,
      me: actor,
      now,
      applicantOrgan,
      parkId,
      guideVersion,
      jointFacts,
      results,
      assessments,
      asked,
      ...row
    } = view;
    const items = await this.loading.items(rows, { guideVersion });
    const joint = await this.loading.joint({ guideVersion, joint: jointFacts });
    const file = { applicantOrgan, parkId };
    const reading = { actor, now, results, assessments, asked, file, items: rows };
    return caseDetail({ row, items, organs: rows.map(({ organ }) => organ), joint, reading });
  }
}
