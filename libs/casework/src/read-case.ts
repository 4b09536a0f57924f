import { Injectable } from '@nestjs/common';
import { type CaseDetail, caseDetail } from './case-detail.js';
import { Loading } from './loading.js';
import { hasSay } from './model/joint.js';
import { CaseworkQueries } from './store/casework.queries.js';

/** One case with its items as the reader may see them; one that cannot be read keeps nobody from the others. */
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
    const file = { applicantOrgan, parkId };
    const reading = { actor, now, results, assessments, asked, file, items: rows };
    const joint = await this.loading.joint({ guideVersion, joint: jointFacts });
    const holdsJoint = (item: { readonly code: string }) => joint !== undefined && hasSay(joint, item);
    const { shown, unreadable } = await this.loading.readable(rows, async (those) => {
      const items = await this.loading.items(those, { guideVersion });
      const known = rows.every((each) => those.includes(each) || !holdsJoint(each));
      return caseDetail({
        row,
        items,
        organs: those.map(({ organ }) => organ),
        joint: known ? joint : undefined,
        reading,
      });
    });
    const named = unreadable.map(({ idx: n, code, organ, standing }) => ({
      n,
      code,
      organ,
      standing,
      holdsJoint: holdsJoint({ code }),
    }));
    return { ...shown, unreadable: named };
  }
}
