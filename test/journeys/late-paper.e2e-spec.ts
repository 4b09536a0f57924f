import { expect, it } from '@jest/globals';
import { addDays, parseLocalDate } from '#calendar';
import { act, application, attempt, type ItemSeen, item, itemOf, submit } from '../support/acts.js';
import { noticed } from '../support/noticed.js';
import { journey } from '../support/product.js';

journey('late paper', (product) => {
  const clock = (body: object) => product().anyone.must('POST', '/v1/demo/clock', { body });
  const today = async () =>
    parseLocalDate((await product().anyone.get<{ today: string }>('/v1/demo/clock')).today)!;
  /** The next Friday and the Monday after it, in weeks without holidays: legal time goes there. */
  async function nextFriday() {
    let day = addDays(await today(), 1);
    while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 5) day = addDays(day, 1);
    await clock({ to: day });
    return { friday: day, monday: addDays(day, 3) };
  }
  const journalOf = async (caseId: string) =>
    (
      await (
        await product().as('lead')
      ).get<{ items: { seq: number; kind: string; effectiveOn: string; line: string }[] }>(
        `/v1/cases/${caseId}/journal`,
      )
    ).items;

  it('received on Friday and entered on Monday counts from Friday, with what proves it', async () => {
    const { friday, monday } = await nextFriday();
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C09', 'C10']));
    await clock({ to: monday });
    const paper = itemOf(file, 'C09');
    const now = { ...paper, ...(await item(product(), file.id, 'C09')) };
    const clerk = await product().as('clerk');
    const bare = await attempt(clerk, now, 'acceptance', { effectiveOn: friday });
    expect(bare).toMatchObject({ status: 422, body: { code: 'EVIDENCE_MISSING', pointer: '/evidence' } });
    const entered = await act(product(), now, ['clerk', 'acceptance'], {
      effectiveOn: friday,
      evidence: '邮戳 12-4',
    });
    const other = await act(
      product(),
      { ...itemOf(file, 'C10'), ...(await item(product(), file.id, 'C10')) },
      ['clerk', 'acceptance'],
    );
    const days = async ({ caseId, n }: ItemSeen) =>
      (await item(product(), caseId, n === entered.n ? 'C09' : 'C10')) as ItemSeen & {
        readonly clocks: readonly { readonly kind: string; readonly startedOn: string }[];
      };
    const promise = ({ clocks }: Awaited<ReturnType<typeof days>>) =>
      clocks.find(({ kind }) => kind === 'promise')?.startedOn;
    expect([promise(await days(entered)), promise(await days(other))]).toEqual([friday, monday]);
    const lines = await journalOf(file.id);
    const line = lines.find(({ kind, effectiveOn }) => kind === 'ACCEPT' && effectiveOn === friday);
    expect(line?.line).toContain('邮戳 12-4');
    expect(
      await attempt(await product().as('applicant'), { ...entered }, 'supply', {
        lines: ['M1'],
        effectiveOn: friday,
        evidence: 'x',
      }),
    ).toMatchObject({ status: 422, body: { code: 'DATE_BACKDATED', pointer: '/effectiveOn' } });
  });

  it('a wrong day of acceptance is put right by a second person; every date is counted anew, and the applicant is told', async () => {
    const { friday, monday } = await nextFriday();
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C09']));
    await clock({ to: monday });
    const filed = { ...itemOf(file, 'C09'), ...(await item(product(), file.id, 'C09')) };
    const accepted = await act(product(), filed, ['clerk', 'acceptance']);
    const { seq } = (await journalOf(file.id)).find(({ kind }) => kind === 'ACCEPT')!;
    const right = { seq, of: 'ACCEPT', to: friday, reason: '材料周五已收齐, 录入时选错日期' };
    expect(await attempt(await product().as('clerk'), accepted, 'correction', right)).toMatchObject({
      status: 409,
      body: { code: 'OWN_RECORD' },
    });
    const corrected = await act(product(), accepted, ['lead', 'correction'], right);
    expect(corrected.dueOn! < accepted.dueOn!).toBe(true);
    expect((await item(product(), file.id, 'C09')).acceptedOn).toBe(friday);
    const applicant = await product().as('applicant');
    const told = await noticed(applicant, `caseId=${file.id}&kind=record-corrected`);
    expect(told).toMatchObject([{ legal: true }]);
    const kinds = (await journalOf(file.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => ['ACCEPT', 'CORRECT'].includes(kind))).toEqual(['ACCEPT', 'CORRECT']);
  });
});
