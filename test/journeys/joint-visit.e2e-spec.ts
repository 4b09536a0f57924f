import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  fresh,
  type ItemSeen,
  item,
  itemOf,
  review,
  seen,
  submit,
  until,
} from '../support/acts.js';
import { noticed } from '../support/noticed.js';
import { journey, type TestProduct } from '../support/product.js';

interface Met extends CaseSeen {
  readonly code: string;
  readonly meetings: readonly {
    readonly id: string;
    readonly minutes: string | null;
    readonly items: readonly {
      readonly code: string;
      readonly officers: readonly string[] | null;
      readonly opinion: object | null;
    }[];
  }[];
}

async function onCase(product: TestProduct, who: string, file: CaseSeen, [verb, body]: [string, object]) {
  const headers = { 'if-match': `"${file.seq}"`, ...fresh() };
  return (await product.as(who)).ask<Met>('POST', `/v1/cases/${file.id}/${verb}`, { body, headers });
}

journey('a joint visit', (product) => {
  it('brings three departments to the site once; the absent one goes on alone', async () => {
    const file = await submit(
      product(),
      await application(product(), 'plant-parallel', ['A05', 'C06', 'C08', 'C09']),
    );
    const visit = { kind: 'survey', place: '南川园区三号地块', items: [1, 2, 3] };
    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    const convene = (more: object) =>
      onCase(product(), 'lead', file, ['meetings', { ...visit, day: today, ...more }]);
    expect(await convene({ items: [1, 4] })).toMatchObject({
      status: 422,
      body: { code: 'NOT_IN_SESSION', pointer: '/items/1' },
    });
    expect(await convene({ kind: 'acceptance' })).toMatchObject({
      status: 422,
      body: { code: 'NO_SUCH_SESSION' },
    });
    const convened = await convene({});
    expect(convened).toMatchObject({ status: 200, body: { seq: file.seq + 1 } });
    const [meeting] = convened.body.meetings;
    if (!meeting) throw new Error('a convened meeting is shown');

    const organs = new Set(file.items.slice(0, 3).map(({ organ }) => organ.handle));
    const letters = await until('the invitations are numbered', async () => {
      const { items } = await (await product().as('lead')).get<{ items: { kind: string; number: string }[] }>(
        `/v1/cases/${file.id}/documents`,
      );
      const sent = items.filter(({ kind }) => kind === 'meeting-invitation');
      return sent.length > 0 && sent;
    });
    expect(new Set(letters.map(({ number }) => number)).size).toBe(organs.size);

    const record = { meeting: meeting.id, minutes: '三家到场，界址与图纸一致' };
    const three = [
      { n: 1, officers: ['韩工', '李工'] },
      { n: 2, officers: ['周工'] },
    ];
    const alone = await onCase(product(), 'lead', convened.body, [
      'meeting-record',
      { ...record, attendance: three },
    ]);
    expect(alone).toMatchObject({
      status: 422,
      body: { code: 'TWO_OFFICERS', pointer: '/attendance/1/officers' },
    });
    const came = [three[0], { n: 2, officers: ['周工', '吴工'] }];
    const held = await onCase(product(), 'lead', convened.body, [
      'meeting-record',
      { ...record, attendance: came },
    ]);
    expect(held.body.meetings[0]).toMatchObject({
      minutes: record.minutes,
      items: [{ officers: ['韩工', '李工'] }, { officers: ['周工', '吴工'] }, { officers: [] }],
    });

    const opinion = { meeting: meeting.id, opinion: 'agree', note: '现场符合' };
    await act(product(), itemOf(held.body, 'A05'), ['officer', 'meeting-opinion'], opinion);
    const absent = itemOf(held.body, 'C08');
    const no = await attempt(
      await product().as(`officer.${absent.organ.handle}`),
      absent,
      'meeting-opinion',
      opinion,
    );
    expect(no).toMatchObject({ status: 409, body: { code: 'NO_MEETING_OPEN' } });
    expect(await review(product(), absent)).toMatchObject({ work: 'concluded' });
    const shown = (await seen(product(), file.id)) as Met;
    expect(shown.meetings[0]?.items.map(({ opinion: said }) => said)).toEqual([null, null, null]);
    const applicant = await product().as('applicant');
    expect(await noticed(applicant, `caseId=${file.id}&kind=visit-announced`)).toHaveLength(1);
  });

  it('a consulted organ sees the case, is silent, and nothing waits for it', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C06']));
    const accepted = await act(product(), itemOf(file, 'C06'), ['officer', 'acceptance']);
    const officer = await product().as(`officer.${accepted.organ.handle}`);
    const [other] = await product().rows<{ handle: string }>(
      `select o.handle from identity.organ o join identity.membership m on m.organ_id = o.id
        where o.kind = 'department' and m.roles @> '{officer}' and o.id <> all (
          select unnest(viewers) from casework.case_file where id = $1) order by o.handle limit 1`,
      [file.id],
    );
    const asked = `officer.${other?.handle}`;
    expect((await (await product().as(asked)).ask('GET', `/v1/cases/${file.id}`)).status).toBe(404);
    const question = { question: '该用地是否影响行洪', within: { value: 3, unit: 'working_day' } };
    const consult = (organ: string) =>
      attempt<ItemSeen & { code: string }>(officer, accepted, 'consultation', { ...question, organ });
    expect(await consult('nobody')).toMatchObject({ status: 422, body: { code: 'NO_SUCH_CONSULTED' } });
    expect(await consult(accepted.organ.handle)).toMatchObject({ status: 422 });
    expect((await consult(other?.handle ?? '')).status).toBe(200);
    const queue = await (await product().as(asked)).get<{
      items: { caseId: string; question: string; state: string }[];
    }>('/v1/confirmations?limit=100');
    expect(queue.items.find(({ caseId }) => caseId === file.id)).toMatchObject({
      question: question.question,
      state: 'asked',
    });
    expect((await (await product().as(asked)).ask('GET', `/v1/cases/${file.id}`)).status).toBe(200);
    const letterTo = async (who: string) => {
      const { items } = await (await product().as(who)).get<{ items: { kind: string }[] }>(
        `/v1/cases/${file.id}/documents`,
      );
      return items.find(({ kind }) => kind === 'consultation');
    };
    expect(await until('the letter is numbered', () => letterTo(asked))).toBeDefined();
    expect(await letterTo('applicant')).toBeUndefined();

    await (await product().as('clerk')).must('POST', '/v1/demo/clock', { body: { workingDays: 4 } });
    const silent = (await item(product(), file.id, 'C06')) as unknown as {
      confirmations: { state: string; silence: null }[];
    };
    expect(silent.confirmations).toMatchObject([{ state: 'silent', silence: null }]);
    const now = await item(product(), file.id, 'C06');
    expect(await review(product(), now)).toMatchObject({ work: 'concluded' });
  });
});
