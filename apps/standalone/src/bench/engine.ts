import type { Database } from '#platform';
import type { Office } from './office.js';
import type { Stock } from './stock.js';
import type { Verbs } from './verbs.js';
import type { Contender, Reads, ReadyCase } from './work.js';

/** Cases of ours that have concluded, asked as the owner: the runtime role sees rows only as somebody. */
export async function concludedCases(owner: Database, ids: readonly string[]): Promise<number> {
  const sql = `select count(*)::int as n from casework.case_file where status = 'concluded' and id = any ($1)`;
  const [row] = await owner.call<{ n: number }>(sql, [ids]);
  return row?.n ?? 0;
}

/** Our verbs in process: rights, chart, calendar, journal, alarms, outbox and key are all on; HTTP is not there. */
export class Engine implements Contender {
  readonly name = 'engine';
  readonly pid = process.pid;

  constructor(
    private readonly verbs: Verbs,
    private readonly office: Office,
    private readonly around: {
      readonly owner: Database;
      readonly stock: Stock;
      readonly reads: Reads;
      readonly counted: { readonly trips: number };
      readonly loadedCases: number;
    },
  ) {}

  get loadedCases(): number {
    return this.around.loadedCases;
  }

  get reads(): Reads {
    return this.around.reads;
  }

  start(): Promise<string> {
    return this.verbs.submit();
  }

  async stock(count: number): Promise<ReadyCase[]> {
    const cases = await this.around.stock.undecided(count);
    return cases.map(({ caseId, versions }) => ({
      id: caseId,
      decisions: this.office.desks.map(({ head }, at) => {
        const on = { caseId, idx: at + 1, ifVersion: versions[at] ?? 0 };
        return () => this.verbs.act(on, head, { type: 'GRANT' });
      }),
    }));
  }

  concluded(ids: readonly string[]): Promise<number> {
    return concludedCases(this.around.owner, ids);
  }

  trips(): number {
    return this.around.counted.trips;
  }
}
