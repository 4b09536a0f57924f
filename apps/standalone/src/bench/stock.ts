import type { Database } from '#platform';
import { receiptOf, seedCases, type Template, templateOf } from './seeded-cases.js';
import type { Undecided, Verbs } from './verbs.js';

/** A case that anybody may ask about. */
export interface PublicCase {
  readonly receiptNo: string;
  readonly queryCode: string;
}

/** Cases made ready without being measured: one is brought there by people, the others are its copies. */
export class Stock {
  private constructor(
    private readonly owner: Database,
    private readonly made: { readonly template: Template; readonly undecided: Undecided },
  ) {}

  static async of(owner: Database, verbs: Verbs): Promise<Stock> {
    const undecided = await verbs.undecided();
    return new Stock(owner, { undecided, template: await templateOf(owner, undecided.caseId) });
  }

  /** Each of them with every item accepted and its review concluded. */
  async undecided(count: number): Promise<Undecided[]> {
    const ids = await seedCases(this.owner, this.made.template, { count });
    return ids.map((caseId) => ({ ...this.made.undecided, caseId }));
  }

  async asked(): Promise<PublicCase> {
    const [one] = await this.undecided(1);
    if (!one) throw new Error('no case was copied');
    return { receiptNo: receiptOf(one.caseId), queryCode: one.queryCode };
  }
}
