import type { INestApplicationContext } from '@nestjs/common';
import {
  ActOnItem,
  type Asking,
  CaseworkQueries,
  type Done,
  ReadPublicStatus,
  type Submission,
  SubmitCase,
  type Submitted,
  type Wish,
} from '#casework';
import { principalOf } from '#identity';
import { isRejection } from '#kernel';
import { newId } from '#platform';
import type { Office } from './office.js';
import { BASE, GUIDE, PAGE } from './work.js';

/** A case before its decisions: which version each item has. */
export interface Undecided {
  readonly caseId: string;
  /** What opens its status to anybody, with the receipt number. */
  readonly queryCode: string;
  readonly versions: readonly number[];
}

/** The product's verbs as the doors call them: with a key, a body hash and the version that was seen. */
export class Verbs {
  private readonly submitCase: SubmitCase;
  private readonly actOnItem: ActOnItem;
  private readonly readStatus: ReadPublicStatus;
  private readonly queries: CaseworkQueries;
  private readonly principals = new Map<string, string>();

  constructor(
    app: INestApplicationContext,
    private readonly office: Office,
  ) {
    this.submitCase = app.get(SubmitCase, { strict: false });
    this.actOnItem = app.get(ActOnItem, { strict: false });
    this.readStatus = app.get(ReadPublicStatus, { strict: false });
    this.queries = app.get(CaseworkQueries, { strict: false });
  }

  /** A project of its own for each case: on a shared one, all heads would queue for its register of results. */
  submission(): Submission {
    const items = this.office.desks.map(({ code, handedIn }) => ({ code, handedIn }));
    return { guide: GUIDE, project: { name: 'bench', base: BASE, facts: {} }, items, declared: true };
  }

  async submit(): Promise<string> {
    return (await this.submitted()).caseId;
  }

  /** Throws where the rules refuse it. */
  async act(
    on: { caseId: string; idx: number; ifVersion: number },
    token: string,
    wish: Wish,
  ): Promise<Done> {
    const done = await this.actOnItem.execute(this.asking(token), on, wish);
    if (isRejection(done)) throw new Error(`${wish.type} refused: ${done.code}`);
    return done;
  }

  /** A case with every item accepted and its review concluded. */
  async undecided(): Promise<Undecided> {
    const { caseId, queryCode } = await this.submitted();
    const versions: number[] = [];
    for (const at of this.office.desks.keys()) versions.push(await this.review(caseId, at));
    return { caseId, queryCode: queryCode ?? '', versions };
  }

  /** The status of a case, as anybody may ask it; throws where there is none. */
  async status(receiptNo: string, queryCode: string): Promise<void> {
    if (!(await this.readStatus.execute(receiptNo, queryCode))) throw new Error(`no case ${receiptNo}`);
  }

  /** The first page of what lies with the organ of the holder; throws where nothing does. */
  async queue(token: string): Promise<void> {
    const { principal } = this.asking(token);
    const rows = await this.queries.queue(principal, { after: null, limit: PAGE });
    if (rows.length === 0) throw new Error('nothing lies with the organ');
  }

  principal(token: string): string {
    const principal = this.principals.get(token) ?? principalOf(token);
    this.principals.set(token, principal);
    return principal;
  }

  private async submitted(): Promise<Submitted> {
    const done = await this.submitCase.execute(this.asking(this.office.applicant), this.submission());
    if (isRejection(done)) throw new Error(`submission refused: ${done.code}`);
    return done;
  }

  private async review(caseId: string, at: number): Promise<number> {
    const { officer = '', reviewer = null } = this.office.desks[at] ?? {};
    const on = { caseId, idx: at + 1 };
    let ifVersion = 1;
    const steps: Wish[] = [
      { type: 'ACCEPT' },
      { type: 'CLAIM' },
      { type: 'CONCLUDE_REVIEW', opinion: 'agree' },
    ];
    const act = async (token: string, wish: Wish) => {
      const { after } = await this.act({ ...on, ifVersion }, token, wish);
      ifVersion = after?.().version ?? 0;
    };
    for (const wish of steps) await act(officer, wish);
    if (reviewer) await act(reviewer, { type: 'SIGN' });
    return ifVersion;
  }

  private asking(token: string): Asking {
    return { principal: this.principal(token), key: newId(), hash: 'bench' };
  }
}
