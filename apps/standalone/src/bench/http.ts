import { Agent, request } from 'node:http';
import { type Database, newId } from '#platform';
import { concludedCases } from './engine.js';
import type { Office } from './office.js';
import type { RunningPart } from './running-parts.js';
import type { Verbs } from './verbs.js';
import type { Contender, ReadyCase } from './work.js';

/** The running api over loopback, keep-alive: sign-in, validation, permission, journal, its log, everything on. */
export class Http implements Contender {
  readonly name = 'http';
  private readonly agent = new Agent({ keepAlive: true, noDelay: true });

  constructor(
    private readonly verbs: Verbs,
    private readonly office: Office,
    private readonly around: {
      readonly owner: Database;
      readonly api: RunningPart;
      readonly loadedCases: number;
    },
  ) {}

  get loadedCases(): number {
    return this.around.loadedCases;
  }

  start(): Promise<void> {
    return this.post('/v1/cases', this.verbs.submission(), {
      authorization: `Bearer ${this.office.applicant}`,
    });
  }

  /** Made in process: preparation is not measured, and over HTTP it would take longer than what is. */
  async stock(count: number): Promise<ReadyCase[]> {
    const cases = await this.verbs.undecided(count);
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

  /** Not `fetch`: it costs more than the api's own work, and two cores carry both sides. */
  private post(path: string, body: object, headers: Record<string, string>): Promise<void> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(`${this.around.api.url}${path}`, {
        method: 'POST',
        agent: this.agent,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'idempotency-key': newId(),
        },
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
      sent.end(text);
    });
  }
}
