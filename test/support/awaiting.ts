import {
  act,
  application,
  attempt,
  type CaseSeen,
  type ItemSeen,
  item,
  itemOf,
  review,
  submit,
  until,
} from './acts.js';
import type { TestProduct } from './product.js';

/** Two cases of one project: the permit is reviewed and waits for nothing but the other case's drawings, ready to be granted. */
export interface Awaiting {
  readonly drawings: ItemSeen;
  readonly permit: CaseSeen;
}

/** A result of an earlier stage that this system does not hold, entered by the department with its evidence. */
const earlier = (from: string) => ({
  from,
  number: `${from}-2026-1`,
  inForceOn: '2026-06-01',
  evidence: '省平台查询件',
});

export async function awaiting(product: TestProduct): Promise<Awaiting> {
  const file = await submit(product, await application(product, 'plant-parallel', ['C03']));
  const permit = await submit(product, await application(product, 'plant-parallel', ['C07'], file.projectId));
  let waiting = await review(product, itemOf(permit, 'C07'));
  waiting = await act(product, waiting, ['officer', 'prior-result'], earlier('P08'));
  await act(product, waiting, ['officer', 'prior-result'], earlier('C02'));
  return { drawings: await review(product, itemOf(file, 'C03')), permit };
}

/** The drawings are granted, whatever rang meanwhile: that is the message the permit waits for. */
export async function tell(product: TestProduct, { drawings }: Awaiting): Promise<void> {
  const head = await product.as(`head.${drawings.organ.handle}`);
  await until('the grant', async () => {
    const now = { ...drawings, ...(await item(product, drawings.caseId, 'C03')) };
    const said = { outcome: 'granted', number: 'C03-1', lateReason: '演练' };
    const { status, body } = await attempt(head, now, 'decision', said);
    if (status >= 300 && status !== 412) throw new Error(`the grant: ${status} ${JSON.stringify(body)}`);
    return status < 300;
  });
}

/** The drawings' result has reached the permit, whose department may decide. */
export async function hasArrived(product: TestProduct, { permit }: Awaiting): Promise<boolean> {
  const { ties } = await item(product, permit.id, 'C07');
  return ties.some(({ to, state }) => to.includes('C03') && state === 'in-force');
}
