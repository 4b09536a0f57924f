import type { GuideForm, ItemDefinition, MaterialLine } from '#model/catalogue';
import type { Answer, Client } from '../../apps/standalone/src/client.js';
import { filledForm } from '../../apps/standalone/src/filled-form.js';
import type { TestProduct } from './product.js';

export interface ItemSeen {
  readonly caseId: string;
  readonly n: number;
  readonly code: string;
  readonly version: number;
  readonly standing: string;
  readonly work: string;
  readonly turn: string;
  readonly signs?: string | null;
  readonly dueOn: string | null;
  readonly allowedActions: readonly string[];
  readonly organ: { readonly handle: string };
  readonly ties: readonly {
    readonly to: readonly string[];
    readonly binds: string;
    readonly state: string;
  }[];
  readonly outcome: string | null;
  readonly reasons: readonly string[];
  readonly number: string | null;
  readonly acceptedOn: string | null;
}

export interface CaseSeen {
  readonly id: string;
  readonly receiptNo: string;
  readonly projectId: string;
  readonly status: 'open' | 'concluded';
  readonly seq: number;
  readonly open: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly queryCode: string | null;
  readonly items: readonly ItemSeen[];
}

export interface ProblemSeen {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly pointer?: string;
  readonly requestId: string;
}

export type Refusal = Answer<ProblemSeen>;

export const NEW_PROJECT = { name: '年产千吨试验线(测试)', base: 'nanchuan', facts: { 'land-mu': 40 } };

/** What is shared or another item's result is never asked of the applicant. */
const owed = ({ shared, producedBy }: MaterialLine) => !shared && producedBy.length === 0;

/** The body of one application with everything the applicant owes handed in; its project is new unless named. */
export async function application(
  product: Pick<TestProduct, 'anyone'>,
  guide: string,
  codes: readonly string[],
  projectId?: string,
): Promise<object> {
  const items = await Promise.all(
    codes.map(async (code) => {
      const { content } = await product.anyone.get<{ content: ItemDefinition }>(
        `/public/v1/catalogue/items/${code}`,
      );
      return { code, handedIn: content.materials.filter(owed).map(({ id }) => id) };
    }),
  );
  const { form } = await product.anyone.get<{ form: GuideForm }>(`/public/v1/catalogue/guides/${guide}`);
  const asked = form.fields.filter(({ readBy }) => readBy.some(({ item }) => codes.includes(item)));
  return {
    guide,
    declared: true,
    items,
    form: filledForm(asked),
    ...(projectId ? { projectId } : { project: NEW_PROJECT }),
  };
}

export const fresh = () => ({ 'idempotency-key': crypto.randomUUID() });

/** Submits as the demonstration applicant; the case as it stands then. */
export async function submit(product: TestProduct, body: object, who = 'applicant'): Promise<CaseSeen> {
  return (await product.as(who)).must('POST', '/v1/cases', { body, headers: fresh() });
}

/** The case as its applicant sees it now. */
export async function seen(product: TestProduct, caseId: string, who = 'applicant'): Promise<CaseSeen> {
  return (await product.as(who)).get(`/v1/cases/${caseId}`);
}

export function itemOf(file: CaseSeen, code: string): ItemSeen {
  const item = file.items.find((each) => each.code === code);
  if (!item) throw new Error(`no ${code} in case ${file.id}`);
  return item;
}

/** The item as it stands now. */
export async function item(product: TestProduct, caseId: string, code: string): Promise<ItemSeen> {
  return itemOf(await seen(product, caseId), code);
}

type At = Pick<ItemSeen, 'caseId' | 'n' | 'version'>;

/** Tries an act at the version that was seen; whatever the answer is. */
export function attempt<T = ProblemSeen>(
  client: Client,
  at: At,
  verb: string,
  body: object = {},
): Promise<Answer<T>> {
  const headers = { 'if-match': `"${at.version}"`, ...fresh() };
  return client.ask<T>('POST', `/v1/cases/${at.caseId}/items/${at.n}/${verb}`, { body, headers });
}

/** An act by that person, with its organ's staff as `officer`, `reviewer`, `head`; the item as it stands then. */
export async function act(
  product: TestProduct,
  on: ItemSeen,
  [who, verb]: readonly [string, string],
  body: object = {},
): Promise<ItemSeen> {
  const name = ['officer', 'reviewer', 'head'].includes(who) ? `${who}.${on.organ.handle}` : who;
  return { ...on, ...(await (await product.as(name)).act<ItemSeen>(on, verb, body)) };
}

/** Accepted, claimed and reviewed by its department, signed up to the one who decides. */
export async function review(
  product: TestProduct,
  on: ItemSeen,
  opinion = 'agree',
  draft?: object,
): Promise<ItemSeen> {
  const accepted = on.standing === 'filed' ? await act(product, on, ['officer', 'acceptance']) : on;
  const claimed = await act(product, accepted, ['officer', 'claim']);
  const says = { opinion, ...(draft && { draft }) };
  const concluded = await act(product, claimed, ['officer', 'review-conclusion'], says);
  return concluded.signs === 'reviewer' ? act(product, concluded, ['reviewer', 'signature']) : concluded;
}

export function grant(product: TestProduct, on: ItemSeen, more: object = {}): Promise<ItemSeen> {
  return act(product, on, ['head', 'decision'], {
    outcome: 'granted',
    number: `${on.code}-${on.caseId.slice(-12)}`,
    ...more,
  });
}

/** How often each topic was journalled for the case, wherever the message is by now. */
export async function topics(product: TestProduct, caseId: string): Promise<Record<string, number>> {
  const rows = await product.rows<{ topic: string; n: number }>(
    `select topic, count(*)::int as n from (select topic from record.ledger where stream_id = $1
       union all select unnest(topics) from record.outbox where stream_id = $1) t group by topic`,
    [caseId],
  );
  return Object.fromEntries(rows.map(({ topic, n }) => [topic, n]));
}

/** Asks until it holds; throws after `ms`. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | false | null | undefined>,
  ms = 10_000,
): Promise<T> {
  for (
    const end = Date.now() + ms;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 50))
  ) {
    const found = await ask();
    if (found) return found;
  }
  throw new Error(`not within ${ms} ms: ${what}`);
}

/** Runs the tasks with so many hands; every result in order. */
export async function byHands<T>(hands: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const waiting = tasks.entries();
  const hand = async () => {
    for (const [at, task] of waiting) results[at] = await task();
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return results;
}
