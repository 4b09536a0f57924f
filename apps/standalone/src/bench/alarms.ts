import type { Database, Progress } from '#platform';
import { flood, type Lateness, type Shape, seedPending, setAside } from './flood.js';
import type { InProcess } from './in-process.js';
import { runWorker } from './running-parts.js';

export interface FloodTemplate {
  readonly shape: Shape;
  readonly caseId: string;
  readonly at: string;
}

/** One alarm in each of 2,000 cases; and eight in each of 250, which is what items filed together do. */
export const SHAPES: readonly [Shape, Shape] = [
  { name: 'spread', cases: 2000, alarmsEach: 1 },
  { name: 'gathered', cases: 250, alarmsEach: 8 },
];
export const PENDING = 100_000;

/** A real case of eight items, filed by people; the items that nobody has claimed ring on one morning. */
export async function floodTemplate(
  { verbs, office }: Pick<InProcess, 'verbs' | 'office'>,
  owner: Database,
  shape: Shape,
): Promise<FloodTemplate> {
  const caseId = await verbs.submit();
  for (const [at, { officer }] of office.desks.slice(shape.alarmsEach).entries())
    await verbs.act({ caseId, idx: shape.alarmsEach + at + 1, ifVersion: 1 }, officer, { type: 'CLAIM' });
  return { shape, caseId, at: await setAside(owner, caseId, shape.alarmsEach) };
}

/** How late 2,000 alarms of 2,000 cases are, with 100,000 pending and the queues on PostgreSQL. Moves the legal clock. */
export async function measureAlarms(
  { url, owner, ...engine }: Pick<InProcess, 'verbs' | 'office'> & { url: string; owner: Database },
  rounds: number,
  progress: Progress,
): Promise<Lateness[]> {
  const [shape] = SHAPES;
  // What the phases before left to ring and to be told is not what is measured: the worker would begin with it.
  await owner.call('delete from record.alarm');
  const template = await floodTemplate(engine, owner, shape);
  await seedPending(owner, PENDING);
  await owner.call('delete from record.outbox');
  const worker = await runWorker(url, null);
  try {
    const found: Lateness[] = [];
    for (let n = 0; n < rounds; n += 1) {
      progress(`${shape.cases} alarms due at once, ${PENDING} pending, round ${n + 1} of ${rounds}`);
      found.push(await flood(owner, template));
    }
    return found;
  } finally {
    await worker.stop();
  }
}
