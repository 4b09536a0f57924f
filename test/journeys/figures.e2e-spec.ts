import { expect, it } from '@jest/globals';
import { act, application, grant, item, itemOf, type ProblemSeen, review, submit } from '../support/acts.js';
import { journey } from '../support/product.js';

interface FigureSeen {
  readonly key: string;
  readonly ended: number;
  readonly decided: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly promise: { readonly measured: number; readonly onTime: number; readonly rate: number | null };
  readonly statute: { readonly measured: number };
  readonly usedDays: { readonly median: number | null; readonly p90: number | null };
  readonly stops: readonly { readonly item: string; readonly days: number; readonly share: number }[];
  readonly enteredLate: number;
  readonly saved: {
    readonly cases: number;
    readonly spanDays: number;
    readonly serialDays: number;
    readonly savedDays: number;
  } | null;
}
interface FiguresSeen {
  readonly from: string;
  readonly to: string;
  readonly items: readonly FigureSeen[];
}

journey('figures', (product) => {
  const pass = (workingDays: number) =>
    product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays } });
  const figures = async (who: string, query: string): Promise<FiguresSeen> =>
    (await product().as(who)).get(`/v1/figures?${query}`);
  const of = async (who: string, by: string, key: string) =>
    (await figures(who, `by=${by}`)).items.find((each) => each.key === key);

  it('follow a case from its items’ ends: on time, days used, stops, and what parallel work saved', async () => {
    // C09 promises 6 working days, C10 promises 10; both accepted on the day they are filed.
    const file = await submit(
      product(),
      await application(product(), 'plant-parallel', ['A04', 'C09', 'C10']),
    );
    await review(product(), itemOf(file, 'C09'));
    await review(product(), itemOf(file, 'C10'));
    const energy = await act(product(), itemOf(file, 'A04'), ['officer', 'acceptance']);
    await pass(2);
    // An expert review of the energy report: three working days.
    await act(product(), energy, ['officer', 'special-procedure'], {
      ground: 'G1',
      needed: { value: 5, unit: 'working_day' },
    });
    await pass(2);
    await grant(product(), await item(product(), file.id, 'C09'));
    expect(await of('supervisor', 'item', 'C09')).toMatchObject({
      ended: 1,
      decided: 1,
      promise: { measured: 1, onTime: 1, rate: 1 },
      usedDays: { median: 4, p90: 4 },
      stops: [],
    });
    await pass(1);
    await act(product(), await item(product(), file.id, 'A04'), ['officer', 'special-procedure/end']);
    await pass(7);
    await grant(product(), await item(product(), file.id, 'C10'), { lateReason: '设备到货推迟' });
    expect(await of('lead', 'item', 'C10')).toMatchObject({
      promise: { measured: 1, onTime: 0, rate: 0 },
      usedDays: { median: 12 },
    });
    const withdrawn = await item(product(), file.id, 'A04');
    await act(product(), withdrawn, ['applicant', 'withdrawal']);

    // Four, twelve and twelve working days one after the other; twelve side by side. Three of A04's twelve stood still.
    const [park, ...others] = (await figures('supervisor', 'by=park')).items;
    expect(others).toEqual([]);
    expect(park).toMatchObject({
      key: 'xining',
      ended: 3,
      decided: 2,
      outcomes: { granted: 2, withdrawn: 1 },
      usedDays: { median: 4, p90: 12 },
      stops: [{ item: 'A04', days: 3, share: 3 / 28 }],
      saved: { cases: 1, spanDays: 12, serialDays: 28, savedDays: 16 },
    });
    expect((await figures('supervisor', 'by=month')).items.reduce((sum, { ended }) => sum + ended, 0)).toBe(
      3,
    );
  });

  it('flag what was entered late, and count what was withdrawn when it was late as late', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C09']));
    await pass(2);
    const day = (await product().anyone.get<{ today: string }>('/v1/demo/clock')).today;
    await pass(1);
    const { version } = await item(product(), file.id, 'C09');
    const accepted = await act(product(), { ...itemOf(file, 'C09'), version }, ['officer', 'acceptance'], {
      effectiveOn: day,
      evidence: '签收单 7 号',
    });
    await pass(8);
    const now = await item(product(), file.id, 'C09');
    expect(now.acceptedOn).toBe(day);
    await act(product(), { ...accepted, version: now.version }, ['applicant', 'withdrawal']);
    expect(await of('supervisor', 'item', 'C09')).toMatchObject({
      ended: 2,
      decided: 1,
      enteredLate: 1,
      promise: { measured: 2, onTime: 1, rate: 0.5 },
      outcomes: { granted: 1, withdrawn: 1 },
    });
  });

  it('are the organ’s own for its head, the park’s for its supervision, and no business of others', async () => {
    const [{ handle }] = (await product().rows<{ handle: string }>(
      `select o.handle from casework.measure m join identity.organ o on o.id = m.organ_id where m.item_code = 'C09' limit 1`,
    )) as [{ handle: string }];
    const mine = (await figures(`head.${handle}`, 'by=organ')).items;
    expect(mine.map(({ key }) => key)).toEqual([handle]);
    expect(mine[0]?.saved).toBeNull();
    expect((await figures('supervisor.qaidam', 'by=organ')).items).toEqual([]);
    expect((await figures('supervisor', 'by=item&item=C10')).items.map(({ key }) => key)).toEqual(['C10']);
    expect((await figures('supervisor', `by=item&organ=${handle}`)).items.map(({ key }) => key)).toEqual([
      'C09',
    ]);
    expect((await figures('supervisor', 'from=2020-01-01&to=2020-12-31')).items).toEqual([]);
    for (const who of ['applicant', 'clerk', `officer.${handle}`, 'operator']) {
      const refused = await (await product().as(who)).ask<ProblemSeen>('GET', '/v1/figures');
      expect([who, refused.status, refused.body.code]).toEqual([who, 403, 'FORBIDDEN']);
    }
    const upside = await (await product().as('lead')).ask<ProblemSeen>(
      'GET',
      '/v1/figures?from=2026-02-01&to=2026-01-01',
    );
    expect(upside).toMatchObject({ status: 400, body: { code: 'PERIOD_UPSIDE_DOWN', pointer: '/from' } });
  });

  it('tell everybody rates and medians, and of few decisions only how many', async () => {
    const today = (await product().anyone.get<{ today: string }>('/v1/demo/clock')).today;
    const year = today.slice(0, 4);
    const before = await product().anyone.get<{ items: object[] }>(`/public/v1/figures?by=item&year=${year}`);
    expect(JSON.stringify(before)).not.toMatch(/organ|personId|caseId/);
    for (const shown of before.items) expect(shown).toMatchObject({ promiseRate: null, medianDays: null });
    const wrong = await product().anyone.ask<ProblemSeen>('GET', '/public/v1/figures?by=organ');
    expect([wrong.status, wrong.body.code]).toEqual([400, 'INVALID_FIELD']);
  });
});
