import { Injectable } from '@nestjs/common';
import { digest } from '#record';
import { Issuing } from './issuing.js';
import { Loading } from './loading.js';
import { jointBearer, jointClock } from './model/joint.js';
import { sealed } from './model/receipt/issue-receipt.js';
import type { SealedReceipt } from './model/receipt/receipt.js';
import { CaseworkQueries } from './store/casework.queries.js';
import { DeadlineQueries } from './store/deadline.queries.js';

/** Receipts of deadlines: why the dates of an item, or of a case, are what they are, so that anybody can compute them again. */
@Injectable()
export class ReadDeadline {
  constructor(
    private readonly queries: CaseworkQueries,
    private readonly deadlines: DeadlineQueries,
    private readonly loading: Loading,
    private readonly issuing: Issuing,
  ) {}

  /** Of one item. Null where case or item is absent or not the reader's to see. */
  async ofItem(principal: string, caseId: string, idx: number): Promise<SealedReceipt | null> {
    const view = await this.queries.case(principal, caseId);
    const row = view?.items.find((each) => each.idx === idx);
    const behind = row && (await this.deadlines.behind(principal, caseId, idx));
    if (!view || !behind) return null;
    const [item] = await this.loading.items([row], view);
    if (!item) return null;
    return sealed(await this.issuing.ofItem(item, row.organ, { file: view, behind }), digest);
  }

  /** Of the clock of the case itself (joint handling). Null where there is none, before the first acceptance, and as above. */
  async ofCase(principal: string, caseId: string): Promise<SealedReceipt | null> {
    const view = await this.queries.case(principal, caseId);
    if (!view) return null;
    const joint = await this.loading.joint({ guideVersion: view.guideVersion, joint: view.jointFacts });
    const items = joint ? await this.loading.items(view.items, view) : [];
    const clock = joint && jointClock(joint, items);
    const bearer = joint && jointBearer(joint, items);
    const behind = bearer && (await this.deadlines.behind(principal, caseId, bearer.idx));
    if (!joint || !clock || !behind) return null;
    return sealed(await this.issuing.ofJoint(joint, items, clock, { file: view, behind }), digest);
  }
}
