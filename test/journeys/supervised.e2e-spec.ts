import { expect, it } from '@jest/globals';
import type { ItemDefinition } from '#model/catalogue';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  fresh,
  grant,
  item,
  itemOf,
  NEW_PROJECT,
  review,
  seen,
  submit,
  until,
} from '../support/acts.js';
import { journey } from '../support/product.js';

const working = (value: number) => ({ value, unit: 'working_day' });

journey('what supervision, government and a second person do', (product) => {
  const told = (caseId: string) =>
    product().rows<{ audience: string; kind: string; legal: boolean; zh: string }>(
      `select audience, kind, legal, words->>'zh' as zh from record.notice where stream_id = $1 order by id`,
      [caseId],
    );
  const nextWorkingDay = () => product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 1 } });

  it('reminds once a working day, orders with a day for the answer, and hears it (催办 督办)', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C09']));
    const reminded = await act(product(), itemOf(file, 'C09'), ['applicant', 'reminder']);
    expect(await attempt(await product().as('supervisor'), reminded, 'reminder')).toMatchObject({
      status: 409,
      body: { code: 'REMINDED_TODAY' },
    });
    const order = { question: '为何尚未受理？', within: working(3) };
    expect(await attempt(await product().as('applicant'), reminded, 'order', order)).toMatchObject({
      status: 403,
    });
    const ordered = await act(product(), reminded, ['supervisor', 'order'], order);
    expect(await attempt(await product().as('supervisor'), ordered, 'order', order)).toMatchObject({
      body: { code: 'ORDER_OPEN' },
    });
    const answered = await act(product(), ordered, ['head', 'order-answer'], { answer: '明日受理。' });
    expect(
      await attempt(await product().as(`head.${answered.organ.handle}`), answered, 'order-answer', {
        answer: '再答',
      }),
    ).toMatchObject({
      body: { code: 'NO_ORDER' },
    });
    const read = (await item(product(), file.id, 'C09')) as unknown as { orders: object[]; clocks: object[] };
    expect(read.orders).toMatchObject([{ question: '为何尚未受理？', answer: '明日受理。' }]);
    expect(read.clocks).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'order', endedOn: expect.any(String) })]),
    );
    expect((await told(file.id)).map(({ audience, kind }) => `${audience} ${kind}`)).toEqual([
      'organ reminded',
      'organ ordered',
      'supervisor order-answered',
    ]);
  });

  it('accepts with a paper owed by a day; the decision waits for it and the review does not (容缺受理)', async () => {
    const { content } = await product().anyone.get<{ content: ItemDefinition }>(
      '/public/v1/catalogue/items/P03',
    );
    const own = content.materials.filter(({ shared, producedBy }) => !shared && producedBy.length === 0);
    const handedIn = own.filter(({ core }) => core).map(({ id }) => id);
    const owed = own.filter(({ core }) => !core).map(({ id }) => id);
    const items = [{ code: 'P03', handedIn }];
    const body = { guide: 'land-preparation', declared: true, items, project: NEW_PROJECT };
    const filed = itemOf(await submit(product(), body), 'P03');
    const lines = owed.slice(0, 1);
    const tolerance = { lines, within: working(3), pledge: '容缺承诺书 1 号' };
    const over = await attempt(await product().as('clerk'), filed, 'tolerance-acceptance', {
      ...tolerance,
      within: working(60),
    });
    expect(over).toMatchObject({ status: 422, body: { code: 'DEBT_OVER_PROMISE', pointer: '/within' } });
    const accepted = await act(product(), filed, ['clerk', 'tolerance-acceptance'], tolerance);
    const reviewed = await review(product(), accepted);
    expect(
      await attempt(await product().as(`head.${filed.organ.handle}`), reviewed, 'decision', {
        outcome: 'granted',
      }),
    ).toMatchObject({
      status: 409,
      body: { code: 'DEBT_UNPAID' },
    });
    const supplied = await act(product(), reviewed, ['applicant', 'supply'], { lines });
    expect((await grant(product(), supplied)).standing).toBe('granted');
    expect((await told(filed.caseId)).map(({ kind }) => kind)).toEqual([
      'accepted-with-gaps',
      'supplied',
      'decided-granted',
    ]);
  });

  it('lengthens the joint limit of the case by the government alone (行政许可法 42 ¶2)', async () => {
    const file = await submit(product(), await application(product(), 'works-permit', ['C06', 'C09']));
    const permit = itemOf(file, 'C06');
    await act(product(), permit, ['clerk', 'acceptance']);
    const government = await product().as('government.xining');
    type Jointly = CaseSeen & { joint: { dueOn: string; extension: object | null } | null };
    const before = await government.get<Jointly>(`/v1/cases/${file.id}`);
    expect(before.joint).toMatchObject({ kind: 'joint', limit: working(45), extension: null });
    const extend = (who: typeof government, seq: number, days = 15) =>
      who.ask<Jointly>('POST', `/v1/cases/${file.id}/joint-extension`, {
        body: { more: working(days), reason: '情况复杂' },
        headers: { 'if-match': `"${seq}"`, ...fresh() },
      });
    expect((await extend(await product().as('lead'), before.seq)).status).toBe(403);
    expect(await extend(government, before.seq, 16)).toMatchObject({
      status: 422,
      body: { code: 'EXTENSION_OVER_CAP' },
    });
    expect((await extend(government, before.seq - 1)).status).toBe(412);
    const extended = await extend(government, before.seq);
    expect(extended.status).toBe(200);
    expect(extended.body.joint?.extension).toMatchObject({ reason: '情况复杂' });
    expect(extended.body.items.map(({ caseId }) => caseId)).toEqual(before.items.map(() => file.id));
    expect((extended.body.joint?.dueOn ?? '') > (before.joint?.dueOn ?? '9')).toBe(true);
    const [own] = extended.body.items.filter(({ code }) => code === 'C06');
    expect(own?.dueOn).toBe(itemOf(before, 'C06').dueOn);
    expect((await extend(government, extended.body.seq)).body).toMatchObject({ code: 'EXTENDED_ONCE' });
    expect((await told(file.id)).at(-1)).toMatchObject({
      audience: 'applicant',
      kind: 'joint-extended',
      legal: true,
    });
  });

  it('puts a wrong acceptance date right by a second person, and the dates follow (更正)', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C09']));
    const accepted = await act(product(), itemOf(file, 'C09'), ['clerk', 'acceptance']);
    const { acceptedOn } = await item(product(), file.id, 'C09');
    const { today } = (await nextWorkingDay()) as { today: string };
    const lead = await product().as('lead');
    const journal = await lead.get<{ items: { seq: number; kind: string }[] }>(
      `/v1/cases/${file.id}/journal`,
    );
    const seq = journal.items.find(({ kind }) => kind === 'ACCEPT')?.seq ?? 0;
    const mistake = { seq, of: 'ACCEPT', to: today, reason: '次日才收到纸质材料' };
    const now = await item(product(), file.id, 'C09');
    expect(await attempt(await product().as('clerk'), now, 'correction', mistake)).toMatchObject({
      status: 409,
      body: { code: 'OWN_RECORD' },
    });
    expect(await attempt(lead, now, 'correction', { ...mistake, to: '2026-02-30' })).toMatchObject({
      status: 400,
      body: { code: 'DATE_INVALID', pointer: '/to' },
    });
    expect(await attempt(lead, now, 'correction', { ...mistake, to: '2015-01-05' })).toMatchObject({
      status: 422,
      body: { code: 'CORRECTION_BREAKS' },
    });
    const corrected = await act(product(), now, ['lead', 'correction'], mistake);
    const after = await item(product(), file.id, 'C09');
    expect([acceptedOn, after.acceptedOn]).toEqual([accepted.acceptedOn ?? acceptedOn, today]);
    expect((after.dueOn ?? '') > (now.dueOn ?? '9')).toBe(true);
    expect(corrected.version).toBe(now.version + 1);
    const later = await lead.get<{ items: { line: string }[] }>(`/v1/cases/${file.id}/journal`);
    expect(later.items.map(({ line }) => line).join()).toContain(`"on":"${acceptedOn}"`);
    expect((await told(file.id)).at(-1)).toMatchObject({ audience: 'applicant', kind: 'record-corrected' });
  });

  it('a wrong day of filing takes the deemed acceptance with it, and the receipt tells both (视为受理)', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04']));
    const { filedOn: from } = (await item(product(), file.id, 'A04')) as unknown as { filedOn: string };
    const { today: to } = (await nextWorkingDay()) as { today: string };
    await product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 6 } });
    const deemed = await until('silence has accepted', async () => {
      const now = await item(product(), file.id, 'A04');
      return now.standing === 'accepted' && now;
    });
    expect(deemed.acceptedOn).toBe(from);
    const mistake = { seq: 1, of: 'FILE', to, reason: '实际次日提交' };
    await act(product(), deemed, ['lead', 'correction'], mistake);
    expect((await item(product(), file.id, 'A04')).acceptedOn).toBe(to);
    const receipt = await (await product().as('applicant')).get<{ corrections: object[] }>(
      `/v1/cases/${file.id}/items/${deemed.n}/deadline`,
    );
    expect(receipt.corrections).toMatchObject([
      { act: 'FILE', from, to },
      { act: 'DEEM_ACCEPTED', from, to },
    ]);
  });

  it('a day of an item that was withdrawn is put right, too, though its case is concluded', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04']));
    const { filedOn } = (await item(product(), file.id, 'A04')) as unknown as { filedOn: string };
    const { today: to } = (await nextWorkingDay()) as { today: string };
    const over = await act(product(), itemOf(await seen(product(), file.id), 'A04'), [
      'applicant',
      'withdrawal',
    ]);
    expect(over.standing).toBe('withdrawn');
    await act(product(), over, ['lead', 'correction'], { seq: 1, of: 'FILE', to, reason: '实际次日提交' });
    const after = await item(product(), file.id, 'A04');
    expect([filedOn < to, after]).toMatchObject([true, { standing: 'withdrawn', filedOn: to }]);
  });

  it('tells the applicant first, then the organ, then supervision, in words', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A10', 'A04']));
    const hazard = itemOf(file, 'A10');
    const accepted = await act(product(), hazard, ['clerk', 'acceptance']);
    await act(product(), accepted, ['officer', 'special-procedure'], { ground: 'G1', needed: working(3) });
    await act(product(), itemOf(await seen(product(), file.id), 'A04'), ['applicant', 'withdrawal']);
    const notices = await told(file.id);
    expect(notices.map(({ audience, kind, legal }) => `${audience} ${kind} ${legal}`)).toEqual([
      'applicant accepted true',
      'applicant stopped true',
      'organ withdrawn false',
    ]);
    for (const { zh } of notices) expect(zh).not.toMatch(/[{}]|undefined/);
  });
});
