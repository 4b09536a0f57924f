import { expect, it } from '@jest/globals';
import { filledPath } from '../matrix/asking.js';
import { codeOf, type Sending, send } from '../support/wire.js';
import { bearing, type Ground, json, tokenOf } from './attacked.js';

/** What a caller would like to decide by themselves. */
const EXTRA: Readonly<Record<string, unknown>> = {
  status: 'granted',
  deadline: '2099-01-01',
  dueOn: '2099-01-01',
  parkId: 1,
  role: 'head',
  roles: ['head'],
};
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** B: who may. The table of rights itself is `test/matrix`. */
export function rightsAttacks(at: Ground): void {
  it('B2 nothing of a case stands in any list, count, export or stream of a stranger', async () => {
    const { product, stage, operations } = at();
    const { id } = stage.places['/v1/cases'] as { id: string };
    const own = [id, stage.places['/v1/projects']?.['id'], stage.places['/v1/licences']?.['id']] as string[];
    const lists = operations.filter(
      ({ method, path, open }) => method === 'GET' && !open && !path.includes('{') && path !== '/v1/stream',
    );
    expect(lists.length).toBeGreaterThan(10);
    for (const stranger of ['applicant2', 'lead.qaidam', 'supervisor.qaidam', 'head.haidong-market']) {
      const token = await tokenOf(product, stranger);
      for (const { path } of lists) {
        const answer = await send(product.url, path, { headers: bearing(token) });
        for (const each of own)
          expect([stranger, path, answer.text.includes(each)]).toEqual([stranger, path, false]);
      }
    }
    const counters = await send(product.url, '/v1/queue', {
      headers: bearing(await tokenOf(product, 'head.haidong-market')),
    });
    expect(JSON.parse(counters.text).items).toEqual([]);
  });

  it('B3 no body takes a field that is not its own, and says which', async () => {
    const { product, stage, operations } = at();
    const people = ['applicant', 'editor', 'operator', 'supervisor', 'head.xining-market'];
    const tokens = await Promise.all(people.map((who) => tokenOf(product, who)));
    const taking = operations.filter(({ body }) => isObject(body));
    expect(taking.length).toBeGreaterThan(50);
    const takers: string[] = [];
    for (const operation of taking) {
      const body = operation.body as object;
      const field = Object.keys(EXTRA).find((each) => !(each in body)) ?? '';
      const asking = (token: string): Sending => ({
        method: operation.method,
        ...json({ ...body, [field]: EXTRA[field] }),
        headers: {
          ...{ 'content-type': 'application/json', ...bearing(token) },
          ...{ 'if-match': '"999999999"', 'idempotency-key': crypto.randomUUID() },
        },
      });
      const path = filledPath(operation, stage);
      const answers = await Promise.all(tokens.map((token) => send(product.url, path, asking(token))));
      // Rights of a plain route are asked before its body is read: to those who have none it says nothing of fields.
      const told = answers.some(({ text }) => text.includes(`"/${field}"`) && text.includes('UNKNOWN_FIELD'));
      if (!told) takers.push(`${operation.does} ${field}: ${answers.map(codeOf)}`);
    }
    expect(takers).toEqual([]);
  });

  it('B3 what is not shown cannot be sorted or filtered by', async () => {
    const { product } = at();
    const headers = bearing(await tokenOf(product, 'clerk'));
    for (const query of ['sort=applicant', 'order=secret', 'fields=internal', 'include=journal', 'where=1'])
      expect(codeOf(await send(product.url, `/v1/cases?${query}`, { headers }))).toBe('UNKNOWN_FIELD');
  });
}
