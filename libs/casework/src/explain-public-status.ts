import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Issuing } from './issuing.js';
import { Loading } from './loading.js';
import { type Item, isOpen } from './model/item.js';
import { hasSay, jointBearer, jointClock } from './model/joint.js';
import type { Joint } from './model/joint-facts.js';
import { awaited, debtorOf } from './model/obligations.js';
import type { Receipt } from './model/receipt/receipt.js';
import { hashQueryCode } from './query-code.js';
import { type PublicStatus, ReadPublicStatus } from './read-public-status.js';
import { type DatedCase, DeadlineQueries } from './store/deadline.queries.js';

/** The public status with the reasons of its dates. */
export interface ExplainedStatus extends Omit<PublicStatus, 'items'> {
  readonly today: LocalDate;
  /** Of the clock of the case itself; null where it has none, or none yet, and where it cannot be told. */
  readonly joint: Receipt | null;
  /** The clock of the case cannot be told until an item that has a say in it is repaired. */
  readonly jointHeld: boolean;
  readonly items: readonly (PublicStatus['items'][number] & {
    /** What the applicant is still to hand in, by its published name. */
    readonly awaited: readonly string[];
    /** Null of an item that cannot be read until it is repaired. */
    readonly receipt: Receipt | null;
  })[];
}

/** The status of a case for its page: besides how it stands, why each date is what it is and what is still asked of the applicant. */
@Injectable()
export class ExplainPublicStatus {
  constructor(
    private readonly statuses: ReadPublicStatus,
    private readonly deadlines: DeadlineQueries,
    private readonly loading: Loading,
    private readonly issuing: Issuing,
  ) {}

  /** Null as {@link ReadPublicStatus}. */
  async execute(receiptNo: string, queryCode: string): Promise<ExplainedStatus | null> {
    const status = await this.statuses.execute(receiptNo, queryCode);
    const dated = status && (await this.deadlines.opened(status.receiptNo, hashQueryCode(queryCode)));
    if (!dated) return null;
    const joint = await this.loading.joint({ guideVersion: dated.guideVersion, joint: dated.jointFacts });
    const { shown, unreadable } = await this.loading.readable(dated.items, (those) =>
      this.shown(those, dated, joint),
    );
    const unknown = unreadable.map(({ idx: n }) => ({ n, awaited: [], receipt: null }));
    return {
      ...status,
      today: dated.today,
      joint: shown.joint,
      jointHeld: joint !== undefined && unreadable.some((each) => hasSay(joint, each)),
      // An item may have joined between the two reads; the next look shows it.
      items: status.items.flatMap((item) => {
        const found = [...shown.explained, ...unknown].find(({ n }) => n === item.n);
        return found ? [{ ...item, ...found }] : [];
      }),
    };
  }

  private async shown(rows: DatedCase['items'], dated: DatedCase, joint: Joint | undefined) {
    const items = await this.loading.items(rows, dated);
    const explained = await Promise.all(items.map((item) => this.explained(item, dated)));
    const known = joint && dated.items.every((each) => rows.includes(each) || !hasSay(joint, each));
    return { joint: known ? await this.joint(joint, items, dated) : null, explained };
  }

  private async explained(item: Item, { items, ...file }: DatedCase) {
    const row = items.find(({ idx }) => idx === item.idx);
    if (!row) throw new Error('an item without its row');
    const { definition, facts } = item.context;
    const lines = isOpen(item) ? awaited(facts) : [];
    const own = lines.filter((line) => debtorOf(definition, line) === 'applicant');
    return {
      n: item.idx,
      awaited: definition.materials.filter(({ id }) => own.includes(id)).map(({ name }) => name),
      receipt: await this.issuing.ofItem(item, row.organ, { file, behind: row.behind }),
    };
  }

  private async joint(
    joint: Joint,
    items: readonly Item[],
    { jointFacts: _, ...file }: DatedCase,
  ): Promise<Receipt | null> {
    const clock = jointClock(joint, items);
    const bearer = jointBearer(joint, items);
    const row = file.items.find(({ idx }) => idx === bearer?.idx);
    return clock && row ? this.issuing.ofJoint(joint, items, clock, { file, behind: row.behind }) : null;
  }
}
