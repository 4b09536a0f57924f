import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { application, submit, until } from '../support/acts.js';
import { audit } from '../support/audit.js';
import { copyCase } from '../support/copies.js';
import { watchAlarms } from '../support/lateness.js';
import { openScene, type Scene } from '../support/scene.js';

/** Licences of one guide without a tie among them: silence accepts all of them at one midnight. */
const LICENCES = ['A01', 'A04', 'A05', 'A10', 'C04', 'C06', 'C08'];
const OTHER_PARK = 2;

describe('20,000 alarms due at once', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    await scene.start('api');
  }, 90_000);
  afterAll(() => scene?.stop(), 60_000);

  it('ring the parks in turn: 19,000 of one keep the 1,000 of another waiting no longer than these take themselves', async () => {
    const file = await submit(scene, await application(scene, 'plant-parallel', LICENCES));
    const many = [file.id, ...(await copyCase(scene, file.id, 2714))];
    const few = await copyCase(scene, file.id, 143, OTHER_PARK);
    await scene.rows('analyze');
    const [due] = await scene.rows<{ at: Date; n: number }>(
      'select due_at as at, count(*)::int as n from record.alarm group by 1 order by 1 limit 1',
    );
    if (!due) throw new Error('nothing is armed');
    expect(due.n).toBe((many.length + few.length) * LICENCES.length);
    expect(due.n).toBeGreaterThanOrEqual(20_000);

    await scene.setClock(new Date(due.at.getTime() - 3000));
    const watch = await watchAlarms(scene);
    await scene.start('worker');
    await until('the instant is past', async () => (await scene.legalNow()) > due.at);
    await scene.settled(120_000);
    const all = await watch.report('20,006 alarms of 2,858 cases at once');
    expect(all.heard).toBe(due.n);
    await watch.report('of them the park with 1,001', `w.park_id = ${OTHER_PARK}`);

    const rung = await scene.rows<{ park: number }>(
      `select park_id as park from record.journal where kind = 'TIME' order by recorded_at`,
    );
    expect(rung).toHaveLength(many.length + few.length);
    const last = rung.findLastIndex(({ park }) => park === OTHER_PARK);
    // In turn with the large park; two batches are under way, and their lanes end in no fixed order.
    expect(last).toBeLessThan(2 * few.length + 2 * 64);
    expect(await audit(scene, { oneIn: 20 })).toEqual([]);
  }, 180_000);
});
