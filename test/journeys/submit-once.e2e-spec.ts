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
});
