import { Agent, request } from 'node:http';
import { type Database, newId } from '#platform';
import { concludedCases } from './engine.js';
import type { Office } from './office.js';
import type { RunningPart } from './running-parts.js';
import type { PublicCase, Stock } from './stock.js';
import type { Verbs } from './verbs.js';
import { type Contender, PAGE, type Reads, type ReadyCase } from './work.js';

/** The running api over loopback, keep-alive: sign-in, validation, permission, journal, its log, everything on. */
export class Http implements Contender {
  readonly name = 'http';
  private readonly agent = new Agent({ keepAlive: true, noDelay: true });

  constructor(
    private readonly verbs: Verbs,
    private readonly office: Office,
    private readonly around: {
      readonly owner: Database;
      readonly stock: Stock;
      readonly asked: PublicCase;
      readonly api: RunningPart;
      readonly loadedCases: number;
    },
  ) {}

  get pid(): number {
    return this.around.api.pid;
  }

  get loadedCases(): number {
    return this.around.loadedCases;
  }

  get reads(): Reads {
    const { receiptNo, queryCode } = this.around.asked;
    const authorization = `Bearer ${this.office.desks[0]?.head}`;
    return {
      status: () => this.send('GET', `/public/v1/cases/${receiptNo}?code=${queryCode}`, null, {}),
      queue: () => this.send('GET', `/v1/queue?limit=${PAGE}`, null, { authorization }),
    };
  }

  start(): Promise<void> {
    return this.post('/v1/cases', this.verbs.submission(), {
      authorization: `Bearer ${this.office.applicant}`,
    });
  }

  async stock(count: number): Promise<ReadyCase[]> {
    const cases = await this.around.stock.undecided(count);
    return cases.map(({ caseId, versions }) => ({
      id: caseId,
      decisions: this.office.desks.map(({ head }, at) => {
        const path = `/v1/cases/${caseId}/items/${at + 1}/decision`;
        const headers = { authorization: `Bearer ${head}`, 'if-match': `"${versions[at]}"` };
        return () => this.post(path, { outcome: 'granted' }, headers);
      }),
    }));
  }

  concluded(ids: readonly string[]): Promise<number> {
    return concludedCases(this.around.owner, ids);
  }

  trips(): null {
    return null;
  }

  /** Its connections; the api itself is stopped by whoever started it. */
  async close(): Promise<void> {
    this.agent.destroy();
  }

  private post(path: string, body: object, headers: Record<string, string>): Promise<void> {
    return this.send('POST', path, JSON.stringify(body), {
      ...headers,
      'content-type': 'application/json',
      'idempotency-key': newId(),
    });
  }

  /** Not `fetch`: it costs more than the api's own work, and two cores carry both sides. */
  private send(
    method: string,
    path: string,
    text: string | null,
    headers: Record<string, string>,
  ): Promise<void> {
    const length = text === null ? {} : { 'content-length': Buffer.byteLength(text) };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.around.api.url}${path}`, {
        method,
        agent: this.agent,
        headers: { ...headers, ...length },
      });
      sent.once('error', reject);
      sent.once('response', (answer) => {
        let said = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          said += chunk;
        });
        answer.once('error', reject);
        answer.once('end', () => {
          if ((answer.statusCode ?? 500) < 300) resolve();
          else reject(new Error(`${path}: ${answer.statusCode} ${said}`));
        });
      });
      sent.end(text ?? undefined);
    });
  }
}
