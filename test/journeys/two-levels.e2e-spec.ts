import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  grant,
  type ItemSeen,
  item,
  itemOf,
  submit,
  until,
} from '../support/acts.js';
import { journey } from '../support/product.js';

const CITY = 'xining-city-natural-resources';
const PROVINCE = 'qinghai-forestry';

interface Levelled extends ItemSeen {
  readonly levels: {
    readonly at: string;
    readonly forwards: readonly {
      opinion: string | null;
      receivedOn: string | null;
      reason: string | null;
    }[];
  } | null;
  readonly clocks: readonly { kind: string; startedOn: string; dueOn: string; endedOn: string | null }[];
}

/** 草原: reviewed by the city, decided by the province (行政许可法 35, 43). */
journey('an item of two levels', (product) => {
  it('is reviewed below, goes up whole, comes back once, and is decided above; both see it, the applicant is not asked again', async () => {
    const file = await submit(product(), await application(product(), 'land-planning', ['P11']));
    const filed = itemOf(file, 'P11');
    expect(filed.organ.handle).toBe(CITY);
    const [below, above] = [await product().as(`officer.${CITY}`), await product().as(`officer.${PROVINCE}`)];
    const now = async (client = below) => itemOf(await client.get(`/v1/cases/${file.id}`), 'P11') as Levelled;
    const clock = async (kind: string) => (await now()).clocks.find((each) => each.kind === kind);
    expect((await now(above)).levels).toEqual({ at: 'first', forwards: [] });
    const by = async (who: string, verb: string, body: object = {}) =>
      attempt(await product().as(who), await now(), verb, body);
    const done = async (who: string, verb: string, body: object = {}) => {
      const answer = await by(who, verb, body);
      expect([who, verb, answer.status, answer.status === 200 ? '' : answer.body.code]).toEqual([
        who,
        verb,
        200,
        '',
      ]);
      return now();
    };

    await done(`officer.${CITY}`, 'findings', { lines: [] });
    const accepted = await done('lead', 'acceptance');
    const total = accepted.dueOn;
    expect(await clock('first-review')).toMatchObject({ endedOn: null });
    await done(`officer.${CITY}`, 'claim');
    expect((await by(`officer.${CITY}`, 'review-conclusion', { opinion: 'agree' })).body.code).toBe(
      'NOT_FORWARDED',
    );
    expect((await by(`officer.${PROVINCE}`, 'claim')).status).toBe(403);
    expect(
      (await by(`officer.${CITY}`, 'forwarding', { opinion: 'agree', papers: ['M1'] })).body,
    ).toMatchObject({
      code: 'PAPERS_LEFT_OUT',
      pointer: '/papers',
    });
    const up = await done(`officer.${CITY}`, 'forwarding', { opinion: 'agree', note: '范围清楚' });
    expect(up).toMatchObject({
      organ: { handle: PROVINCE },
      work: 'unclaimed',
      dueOn: total,
      levels: { at: 'upper' },
    });
    expect(await clock('first-review')).toMatchObject({ endedOn: expect.any(String) });
    expect(await clock('upper-review')).toMatchObject({ endedOn: null });
    const queue = await above.get<{ items: { caseId: string }[] }>('/v1/queue?limit=100');
    expect(queue.items.map(({ caseId }) => caseId)).toContain(file.id);

    await done(`officer.${PROVINCE}`, 'reception');
    await done(`officer.${PROVINCE}`, 'claim');
    const asking = { lines: [{ line: 'M1' }], reply: { value: 5, unit: 'working_day' } };
    expect(await by(`officer.${PROVINCE}`, 'supplement-request', asking)).toMatchObject({
      status: 409,
      body: { code: 'UPPER_MAY_NOT_ASK', detail: expect.stringContaining('行政许可法 35') },
    });
    const back = await done(`officer.${PROVINCE}`, 'first-review-return', { reason: '面积需要再核' });
    expect(back).toMatchObject({ organ: { handle: CITY }, dueOn: total, levels: { at: 'first' } });
    await done(`officer.${CITY}`, 'claim');
    await done(`officer.${CITY}`, 'forwarding', { opinion: 'agree' });
    await done(`officer.${PROVINCE}`, 'reception');
    await done(`officer.${PROVINCE}`, 'claim');
    const concluded = await done(`officer.${PROVINCE}`, 'review-conclusion', { opinion: 'agree' });
    const signed =
      concluded.signs === 'reviewer' ? await done(`reviewer.${PROVINCE}`, 'signature') : concluded;
    expect(await grant(product(), { ...filed, ...signed, caseId: file.id })).toMatchObject({
      standing: 'granted',
    });

    const shown = (await item(product(), file.id, 'P11')) as Levelled;
    expect(shown.levels?.forwards).toMatchObject([
      { opinion: null, reason: null, receivedOn: expect.any(String) },
      { opinion: null, receivedOn: expect.any(String) },
    ]);
    expect((await now()).levels?.forwards[0]).toMatchObject({ opinion: 'agree', reason: '面积需要再核' });
    const told = async (who: string) =>
      (
        await (
          await product().as(who)
        ).get<{ items: { kind: string }[] }>(`/v1/notices?limit=100&caseId=${file.id}`)
      ).items;
    await until('the notices are read', async () =>
      (await told(`officer.${PROVINCE}`)).some(({ kind }) => kind === 'forwarded-here'),
    );
    expect((await told('applicant')).map(({ kind }) => kind)).toContain('forwarded');
    expect((await told(`officer.${CITY}`)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['sent-down', 'received-above']),
    );
    const letters = async (who: string) =>
      (await (await product().as(who)).get<{ items: { kind: string }[] }>(`/v1/cases/${file.id}/documents`))
        .items;
    await until('the letter is laid', async () =>
      (await letters(`officer.${PROVINCE}`)).some(({ kind }) => kind === 'forwarding'),
    );
    expect((await letters('applicant')).map(({ kind }) => kind)).not.toContain('forwarding');
    await expect(
      act(product(), { ...filed, ...(await now()), caseId: file.id }, ['officer', 'forwarding']),
    ).rejects.toThrow();
  });
});
