import { randomUUID } from 'node:crypto';
import { Client } from '../../apps/standalone/src/client.js';
import type { TestProduct } from './product.js';

export const PASSWORD = 'Drei-Kraniche-am-Fluss';

/** An act of somebody on people: status and, where it is refused, the code. */
export async function actOn(product: TestProduct, who: string, path: string, body: object = {}) {
  const asked = { body, headers: { 'idempotency-key': randomUUID() } };
  const { status, body: said } = await (await product.as(who)).ask<{ code: string } | null>(
    'POST',
    path,
    asked,
  );
  return status < 300 ? status : [status, said?.code];
}

/** A real person: entered by the keeper, given roles by the security administrator, with a password of their own. */
export async function entered(
  product: TestProduct,
  { organ, signIn, roles, through }: { organ: string; signIn: string; roles: string[]; through?: string },
): Promise<{ id: string; signIn(): Promise<Client> }> {
  const keeper = await product.as('keeper');
  const { invitation } = await keeper.must<{ invitation: string | null }>(
    'POST',
    `/v1/organs/${organ}/people`,
    {
      body: { signIn, name: signIn, ...(through && { through }) },
      headers: { 'idempotency-key': randomUUID() },
    },
  );
  if (invitation)
    await product.anyone.must('POST', '/v1/invitations', { body: { invitation, password: PASSWORD } });
  const { items } = await keeper.get<{ items: { id: string; signIn: string }[] }>(
    `/v1/organs/${organ}/people`,
  );
  const id = items.find((each) => each.signIn === signIn)?.id ?? '';
  if (roles.length > 0) await actOn(product, 'security', `/v1/organs/${organ}/people/${id}/roles`, { roles });
  return { id, signIn: () => new Client(product.url).signIn(signIn, PASSWORD) };
}
