import { expect, it } from '@jest/globals';
import { act, application, attempt, item, itemOf, review, submit, until } from '../support/acts.js';
import { journey } from '../support/product.js';

interface AlertSeen {
  readonly code: string;
  readonly clock: string;
  readonly rung: string;
  readonly light: string;
  readonly level: string;
  readonly dueOn: string;
  readonly raisedAt: string;
}

journey('overdue', (product) => {
  const nextWorkingDay = () => product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 1 } });
  const alertsOf = async (caseId: string, who = 'supervisor') =>
    (await (await product().as(who)).get<{ items: AlertSeen[] }>(`/v1/alerts?limit=100&caseId=${caseId}`))
      .items;

  it('warns in yellow, then in red, once a rung and never early; silence accepts a licence', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04', 'C09']));
    await act(product(), itemOf(file, 'C09'), ['officer', 'acceptance']);
    const { filedOn } = (await item(product(), file.id, 'A04')) as unknown as { filedOn: string };

    const heard: Record<number, string[]> = {};
    let known = 0;
    for (let day = 1; day <= 8; day += 1) {
      await nextWorkingDay();
      const alerts = await alertsOf(file.id);
      heard[day] = alerts
        .slice(known)
        .map(({ code, clock, rung, light, level }) => `${code} ${clock} ${rung} ${light} ${level}`);
      known = alerts.length;
      const licence = await item(product(), file.id, 'A04');
      if (day <= 5) expect(licence.standing).toBe('filed');
      else expect(licence).toMatchObject({ standing: 'accepted', acceptedOn: filedOn });
    }
    // C09 promises 6 working days from acceptance; A04, accepted by silence as of receipt, 7.
    expect(heard).toMatchObject({
      1: [],
      2: [],
      3: expect.arrayContaining(['A04', 'C09'].map((code) => `${code} unclaimed unclaimed yellow head`)),
      4: ['C09 promise half yellow officer'],
      5: [],
    });
    expect(heard[6]).toEqual(
      expect.arrayContaining(['C09 promise nearly yellow officer', 'A04 promise half yellow officer']),
    );
    expect(heard[7]).toEqual(
      ['C09 promise overdue red officer', 'A04 promise nearly yellow officer'].sort(
        (a, b) => heard[7]!.indexOf(a) - heard[7]!.indexOf(b),
      ),
    );
    expect(heard[8]).toEqual(
      expect.arrayContaining(['A04 promise overdue red officer', 'C09 promise overdue+1 red head']),
    );

    const utility = await item(product(), file.id, 'C09');
    const red = (await alertsOf(file.id)).find(({ code, light }) => code === 'C09' && light === 'red');
    expect(red?.dueOn).toBe(utility.dueOn);
    expect((red?.raisedAt ?? '') > (red?.dueOn ?? '9')).toBe(true);
    const { counters } = await (await product().as(`officer.${utility.organ.handle}`)).get<{
      counters: { overdue: number };
    }>('/v1/queue');
    expect(counters.overdue).toBeGreaterThan(0);

    const reviewed = await review(product(), { ...utility, caseId: file.id });
    const head = await product().as(`head.${reviewed.organ.handle}`);
    const late = await attempt(head, reviewed, 'decision', { outcome: 'granted' });
    expect(late).toMatchObject({
      status: 422,
      body: { code: 'LATE_REASON_MISSING', pointer: '/lateReason' },
    });
    const told = await attempt(head, reviewed, 'decision', {
      outcome: 'granted',
      lateReason: '设备到货推迟',
    });
    expect(told.status).toBe(200);
  });

  it('shows alerts to the supervisor of the park and the head of the organ, to no applicant and to no other park', async () => {
    const [first] = await product().rows<{ id: string }>(
      `select f.id from casework.case_file f where exists (select from record.alert a where a.stream_id = f.id and a.item_code = 'C09') order by f.id desc limit 1`,
    );
    const caseId = first?.id ?? '';
    expect((await alertsOf(caseId)).length).toBeGreaterThan(0);
    const { organ } = await item(product(), caseId, 'C09');
    expect((await alertsOf(caseId, `head.${organ.handle}`)).length).toBeGreaterThan(0);
    expect(await alertsOf(caseId, 'supervisor.qaidam')).toEqual([]);
    const refused = await (await product().as('applicant')).ask('GET', `/v1/alerts?caseId=${caseId}`);
    expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('rings by itself at its instant, not before, with nobody asking', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C10']));
    const accepted = await act(product(), itemOf(file, 'C10'), ['officer', 'acceptance']);
    await act(product(), accepted, ['officer', 'claim']);
    const [alarm] = await product().rows<{ due: Date }>(
      `select due_at as due from record.alarm where stream_id = $1 and kind = 'promise'`,
      [file.id],
    );
    const due = alarm?.due ?? new Date(0);
    // Past everything else that is due on the way, to two seconds before this one.
    await product().rows(`update app.clock set ahead = $1::timestamptz - interval '2 seconds' - now()`, [
      due.toISOString(),
    ]);
    const [rung] = await until('the alarm rings', async () => {
      const alerts = await alertsOf(file.id);
      return alerts.length > 0 && alerts;
    });
    const late = Date.parse(rung?.raisedAt ?? '') - due.getTime();
    expect(rung).toMatchObject({ code: 'C10', rung: 'half', light: 'yellow' });
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(5000);
  });
});
