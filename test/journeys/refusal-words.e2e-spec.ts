import { expect, it } from '@jest/globals';
import { act, application, fresh, type ItemSeen, itemOf, type ProblemSeen, submit } from '../support/acts.js';
import { journey } from '../support/product.js';

interface Field {
  readonly pointer: string;
  readonly detail: string;
}

journey('the words of a refusal', (product) => {
  const refused = async (who: string, path: string, body: object, more: Record<string, string> = {}) => {
    const headers = { 'accept-language': 'en', ...fresh(), ...more };
    const answer = await (await product().as(who)).ask<ProblemSeen & { errors?: Field[] }>('POST', path, {
      body,
      headers,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    return answer.body;
  };
  const onItem = ({ caseId, n }: ItemSeen, verb: string) => `/v1/cases/${caseId}/items/${n}/${verb}`;
  const seenAt = ({ version }: ItemSeen) => ({ 'if-match': `"${version}"` });

  it('names acts, standings and units as people say them, in both languages', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const one = itemOf(file, 'A05');
    const head = `head.${one.organ.handle}`;
    const more = (unit: string, value: number) => ({ more: { unit, value }, reason: '情况复杂' });
    const early = { ...seenAt(one), 'accept-language': 'zh' };
    expect(await refused(head, onItem(one, 'extension'), more('working_day', 1), early)).toMatchObject({
      code: 'WRONG_STATE',
      detail: '事项现为“已收件”（待认领），不能办理：延期。',
    });
    expect(await refused('lead', onItem(one, 'claim'), {}, seenAt(one))).toMatchObject({
      code: 'FORBIDDEN',
      detail: 'Your role may not do this (claim).',
    });
    const accepted = await act(product(), one, ['officer', 'acceptance']);
    const said = await refused(head, onItem(one, 'extension'), more('calendar_day', 5), seenAt(accepted));
    expect(said.detail).toBe('An extension is at most 10 working days, and counted in working days.');
    const reviewed = await act(
      product(),
      await act(product(), accepted, ['officer', 'claim']),
      ['officer', 'special-procedure'],
      { ground: 'G1', needed: { unit: 'working_day', value: 3 } },
    );
    const again = { ground: 'G1', needed: { unit: 'working_day', value: 3 } };
    const stopped = await refused(
      `officer.${one.organ.handle}`,
      onItem(one, 'special-procedure'),
      again,
      seenAt(reviewed),
    );
    expect(stopped.detail).toBe(
      'Not while a clock is stopped: end the special procedure or the suspension first.',
    );
  });

  it('says which number is no item of the case', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const wish = { kind: 'survey', day: '2030-01-02', place: '现场', items: [1, 9] };
    const version = { 'if-match': `"${file.seq}"` };
    expect(await refused('lead', `/v1/cases/${file.id}/meetings`, wish, version)).toMatchObject({
      code: 'NOT_OF_CASE',
      detail: 'The case has no item 9, or it is named twice.',
      pointer: '/items/1',
    });
  });

  it('takes a material line for no line of a text, and tells the line of a text once', async () => {
    const body = await application(product(), 'plant-parallel', ['C06']);
    const file = await submit(product(), { ...body, items: [{ code: 'C06', handedIn: ['M1', 'M2'] }] });
    const one = itemOf(file, 'C06');
    const judged = { line: 'M3', verdict: 'fit' };
    const officer = `officer.${one.organ.handle}`;
    expect(await refused(officer, onItem(one, 'line-judgement'), judged, seenAt(one))).toMatchObject({
      code: 'LINE_NOT_IN',
      detail: 'The line M3 is not handed in.',
    });
    const list = { source: '移交名录', csv: 'name,registrationNo\n"甲公司,1' };
    const unread = await refused('head.xining-market', '/v1/legacy-companies/imports', list);
    expect(unread.detail.match(/Line \d/g)).toHaveLength(1);
  });

  it('says of a field that it is missing, and of a wrong one what is allowed', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const version = { 'if-match': `"${file.seq}"` };
    const wish = { kind: 'picnic', place: '', items: [1, 1] };
    const { errors } = await refused('lead', `/v1/cases/${file.id}/meetings`, wish, version);
    const details = Object.fromEntries((errors ?? []).map(({ pointer, detail }) => [pointer, detail]));
    expect(details).toEqual({
      '/kind': 'The field is not right: it is none of review, survey, acceptance.',
      '/day': 'The field is not right: it is missing.',
      '/place': 'The field is not right: it is empty or too short: 1 at least.',
      '/items': 'The field is not right: it names something twice.',
    });
    const day = { kind: 'survey', place: '现场', items: [1], day: '2030-1-2' };
    expect((await refused('lead', `/v1/cases/${file.id}/meetings`, day, version)).detail).toBe(
      'The field is not right: a day that exists is expected, such as 2026-11-26.',
    );
    const facts = { base: 'nanchuan', facts: { 'backward-capacity': 'no' } };
    expect((await refused('applicant', '/v1/advice', facts)).detail).toBe(
      'The figure backward-capacity is not right: true or false is expected.',
    );
    const draft = { kind: 'item', effectiveFrom: '2030-01-02', yaml: 'code: C09\nname: x\nstage: [a]' };
    const zh = { 'accept-language': 'zh' };
    const { errors: unread = [] } = await refused('editor', '/v1/catalogue/checks', draft, zh);
    const told = unread.map(({ pointer, detail }) => `${pointer} ${detail}`);
    expect(told).toContain('/yaml/name 第 2 行：类型不对, 应为 键值对。');
    expect(told).toContain('/yaml/stage 第 3 行：类型不对, 应为 文本。');
    const much = { base: 'nanchuan', facts: { 'energy-tce-per-year': 'much' } };
    expect((await refused('applicant', '/v1/advice', much)).detail).toBe(
      'The figure energy-tce-per-year is not right: a number is expected, in “吨标准煤/年”, within >= 0.',
    );
    expect((await refused('applicant', '/v1/advice', much, { 'accept-language': 'zh' })).detail).toBe(
      '指标 energy-tce-per-year 不合要求：须为数字，单位吨标准煤/年，范围 >= 0。',
    );
  });
});
