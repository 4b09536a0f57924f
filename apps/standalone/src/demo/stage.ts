import { Client } from '../client.js';
import { DEMO_PASSWORD } from '../prepare.js';

export interface Item {
  readonly caseId: string;
  readonly n: number;
  readonly code: string;
  readonly version: number;
  readonly standing: string;
  readonly work: string;
  readonly signs: string | null;
  readonly status: { readonly zh: string };
  readonly turn: string;
  readonly name: { readonly zh: string };
  readonly organ: { readonly handle: string; readonly zh: string };
  readonly dueOn: string | null;
  readonly filedOn: string | null;
  readonly decidedOn: string | null;
  readonly outcome: string | null;
  readonly ties: readonly { readonly to: readonly string[]; readonly state: string }[];
}

export interface Case {
  readonly id: string;
  readonly receiptNo: string;
  readonly seq: number;
  readonly status: string;
  readonly items: readonly Item[];
}

/** The people of the demonstration before the HTTP door, the case between them, and what is told. */
export class Stage {
  private readonly people = new Map<string, Promise<Client>>();
  private readonly door: Client;
  caseId = '';

  constructor(
    url: string,
    readonly tell: (line: string) => void,
  ) {
    this.door = new Client(url);
  }

  as(signIn: string): Promise<Client> {
    const known = this.people.get(signIn) ?? this.door.signIn(signIn, DEMO_PASSWORD);
    this.people.set(signIn, known);
    return known;
  }

  async case(reader = 'lead'): Promise<Case> {
    return (await this.as(reader)).get<Case>(`/v1/cases/${this.caseId}`);
  }

  async item(code: string): Promise<Item> {
    const item = (await this.case()).items.find((each) => each.code === code);
    if (!item) throw new Error(`no item ${code} in the demonstration case`);
    return item;
  }

  /** One act on one item, at the version it has now. `who` may name the item's own organ: `officer.*`. */
  async act(who: string, code: string, verb: string, body: object = {}): Promise<void> {
    const item = await this.item(code);
    const person = await this.as(who.replace('*', item.organ.handle));
    await person.act(item, verb, body);
  }

  /** The same, where the rules are expected to refuse; answers the code of the refusal. */
  async refused(who: string, code: string, verb: string, body: object = {}): Promise<string> {
    const item = await this.item(code);
    const person = await this.as(who.replace('*', item.organ.handle));
    const headers = { 'if-match': `"${item.version}"`, 'idempotency-key': crypto.randomUUID() };
    const path = `/v1/cases/${item.caseId}/items/${item.n}/${verb}`;
    const { status, body: problem } = await person.ask<{ code: string }>('POST', path, { body, headers });
    if (status < 400) throw new Error(`${who} ${verb} ${code} was not refused`);
    return problem.code;
  }

  /** Moves the clock on by working days; everything due on the way rings. Answers the legal day reached. */
  async later(workingDays: number): Promise<string> {
    const { today } = await this.door.must<{ today: string }>('POST', '/v1/demo/clock', {
      body: { workingDays },
    });
    this.tell(`\n${today} (${workingDays} working day${workingDays > 1 ? 's' : ''} later)`);
    return today;
  }

  async today(): Promise<string> {
    return (await this.door.get<{ today: string }>('/v1/demo/clock')).today;
  }

  get<T>(path: string): Promise<T> {
    return this.door.get<T>(path);
  }
}
