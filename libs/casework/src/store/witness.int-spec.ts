import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { Published } from '#catalogue';
import { type OpenedCase, startVerbs, type Verbs } from '../../../../test/support/verbs.js';
import { Loading } from '../loading.js';
import { WitnessIndependence } from '../witness-independence.js';
import { WitnessStore } from './witness.store.js';

let verbs: Verbs;
let witness: WitnessIndependence;

beforeAll(async () => {
  verbs = await startVerbs();
  witness = new WitnessIndependence(
    new WitnessStore(verbs.database),
    new Loading(new Published(verbs.database), pino({ level: 'silent' })),
  );
}, 90_000);
afterAll(() => verbs?.stop());

async function reviewed(...codes: string[]): Promise<OpenedCase> {
  const file = await verbs.open(...codes);
  for (const code of codes) {
    await verbs.act('officer', file.item(code), { type: 'ACCEPT' });
    await verbs.act('officer', file.item(code), { type: 'CLAIM' });
    await verbs.act('officer', file.item(code), { type: 'CONCLUDE_REVIEW', opinion: 'agree' });
  }
  return file;
}

const SMUGGLED = [{ to: ['C09'], binds: 'decision', article: '无', within: ['C09'], state: 'open' }];
/** As no act could: by another hand, past every rule. */
const smuggle = ({ id }: OpenedCase, code: string, ties: object = SMUGGLED) =>
  verbs.rows(
    `update casework.case_item set facts = jsonb_set(facts, '{ties}', $3) where case_id = $1 and code = $2`,
    [id, code, JSON.stringify(ties)],
  );
const incidents = () =>
  verbs.rows<{ subject: string; how: string | null }>(
    `select subject, closed_how as how from record.incident where kind = 'held' order by opened_at`,
  );

describe('the witness of independence', () => {
  it('counts nothing while items wait for published ties alone', async () => {
    await reviewed('C07', 'C03', 'C09');
    expect(await witness.execute()).toBe(0);
    expect(await incidents()).toEqual([]);
  });

  it('makes an item that a sibling holds an incident, once, and closes it when it is free again', async () => {
    const file = await reviewed('C10', 'C09');
    await smuggle(file, 'C10');
    expect([await witness.execute(), await witness.execute()]).toEqual([1, 1]);
    expect(await incidents()).toEqual([{ subject: 'C09', how: null }]);
    await smuggle(file, 'C10', []);
    expect(await witness.execute()).toBe(0);
    expect(await incidents()).toEqual([{ subject: 'C09', how: 'recovered' }]);
  });

  it('looks at every open case though one item cannot be read, and then says so', async () => {
    const broken = await reviewed('C09');
    const held = await reviewed('C10', 'C09');
    await smuggle(broken, 'C09');
    await verbs.rows('update casework.case_item set item_version = 2000000000 where case_id = $1', [
      broken.id,
    ]);
    await smuggle(held, 'C10');
    await expect(witness.execute()).rejects.toThrow('1 items cannot be read');
    expect((await incidents()).filter(({ how }) => how === null)).toHaveLength(1);
  });
});
