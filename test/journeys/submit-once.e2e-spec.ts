import { expect, it } from '@jest/globals';
import { application, type CaseSeen, type ProblemSeen } from '../support/acts.js';
import { journey } from '../support/product.js';

journey('one application sent many times', (product) => {
  it('50 at once open one case: one fresh answer and 49 replays of it', async () => {
    const applicant = await product().as('applicant');
    const body = await application(product(), 'plant-parallel', ['A04', 'C09']);
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const count = async () =>
      (await product().rows<{ n: number }>('select count(*)::int as n from casework.case_file'))[0]?.n ?? 0;
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => applicant.ask<CaseSeen>('POST', '/v1/cases', { body, headers })),
    );

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === 'true')).toHaveLength(49);
    expect(answers.filter(({ body: { queryCode } }) => queryCode !== null)).toHaveLength(1);
    expect(await count()).toBe(before + 1);
    const [first] = answers;
    const lines = await product().rows('select from record.journal where stream_id = $1', [first?.body.id]);
    expect(lines).toHaveLength(1);

    const other = await applicant.ask<ProblemSeen>('POST', '/v1/cases', {
      body: { ...body, guide: 'assessment' },
      headers,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'KEY_REUSED' } });
    const [item] = first?.body.items ?? [];
    const path = `/v1/cases/${first?.body.id}/items/${item?.n}/withdrawal`;
    const elsewhere = await applicant.ask<ProblemSeen>('POST', path, {
      body: {},
      headers: { ...headers, 'if-match': '"1"' },
    });
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'KEY_REUSED' } });
    expect(await count()).toBe(before + 1);
  });

  it.each([
    ['plant-parallel', ['A01', 'A04', 'A09', 'C06', 'C09']],
    ['works-permit', null],
    ['company-setup', null],
    ['assessment', null],
    ['land-planning', null],
    ['land-preparation', null],
    ['joint-acceptance', null],
  ])('a new case (%s) is answered to the letter as whoever reads it sees it', async (guide, some) => {
    const applicant = await product().as('applicant');
    const { content } = await product().anyone.get<{ content: { items: { code: string }[] } }>(
      `/public/v1/catalogue/guides/${guide}`,
    );
    const codes = some ?? content.items.map(({ code }) => code);
    const whole = await application(product(), guide, codes);
    const bare = { ...whole, items: codes.map((code) => ({ code, handedIn: [] })) };
    for (const body of [whole, bare, { ...whole, electronicService: true }]) {
      const { queryCode: _, ...said } = await applicant.must<CaseSeen & { queryCode: string }>(
        'POST',
        '/v1/cases',
        { body, headers: { 'idempotency-key': crypto.randomUUID() } },
      );
      const read = await applicant.get<CaseSeen>(`/v1/cases/${said.id}`);
      expect(JSON.stringify(said)).toBe(JSON.stringify(read));
    }
  });

  it('an act sent again answers with the item as it is now, whatever If-Match says, and does nothing', async () => {
    const applicant = await product().as('applicant');
    const body = await application(product(), 'plant-parallel', ['A04', 'C09']);
    const file = await applicant.must<CaseSeen>('POST', '/v1/cases', {
      body,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    const headers = { 'idempotency-key': crypto.randomUUID(), 'if-match': '"1"' };
    const withdraw = () =>
      applicant.ask('POST', `/v1/cases/${file.id}/items/1/withdrawal`, { body: {}, headers });
    const answers = await Promise.all(Array.from({ length: 10 }, withdraw));
    expect(answers.map(({ status, headers: h }) => [status, h.get('etag')])).toEqual(
      answers.map(() => [200, '"2"']),
    );
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === 'true')).toHaveLength(9);
    expect(await product().rows('select from record.journal where stream_id = $1', [file.id])).toHaveLength(
      2,
    );
  });

  it('sent again when its key is forgotten, an act is refused by the version it names, and an application still opens nothing', async () => {
    const applicant = await product().as('applicant');
    const body = await application(product(), 'plant-parallel', ['A04', 'C09']);
    const opening = { 'idempotency-key': crypto.randomUUID() };
    const file = await applicant.must<CaseSeen>('POST', '/v1/cases', { body, headers: opening });
    const one = { body: {}, headers: { 'idempotency-key': crypto.randomUUID(), 'if-match': '"1"' } };
    const whole = { body: {}, headers: { 'idempotency-key': crypto.randomUUID(), 'if-match': '"2"' } };
    await applicant.must('POST', `/v1/cases/${file.id}/items/1/withdrawal`, one);
    await applicant.must('POST', `/v1/cases/${file.id}/withdrawal`, whole);
    const keys = [opening, one.headers, whole.headers].map((headers) => headers['idempotency-key']);
    await product().rows(`update record.request set at = now() - interval '31 days' where key = any ($1)`, [
      keys,
    ]);
    // As the worker does once a minute.
    await product().rows('select casework.forget_requests(30, 100000)');

    const lines = () => product().rows('select from record.journal where stream_id = $1', [file.id]);
    const before = await lines();
    const again = [
      await applicant.ask<ProblemSeen>('POST', `/v1/cases/${file.id}/items/1/withdrawal`, one),
      await applicant.ask<ProblemSeen>('POST', `/v1/cases/${file.id}/withdrawal`, whole),
    ];
    expect(again.map((answer) => [answer.status, answer.body.code])).toEqual([
      [412, 'STALE'],
      [412, 'STALE'],
    ]);
    const opened = await applicant.ask<CaseSeen>('POST', '/v1/cases', { body, headers: opening });
    expect([opened.status, opened.body.id, opened.headers.get('idempotent-replayed')]).toEqual([
      201,
      file.id,
      'true',
    ]);
    expect(await lines()).toHaveLength(before.length);
  });
});
