import { expect, it } from '@jest/globals';
import { act, application, fresh, item, itemOf, submit, until } from '../support/acts.js';
import { NOTICE_2027 } from '../support/notices.js';
import { journey } from '../support/product.js';

interface Clocked {
  readonly dueOn: string;
  readonly clocks: readonly {
    readonly kind: string;
    readonly dueOn: string;
    readonly provisional: boolean;
    readonly earliest: string;
    readonly latest: string;
  }[];
}

journey('a published calendar reaches open items', (product) => {
  it('moves dates by an act that says why, tells applicant and organ, and leaves what is decided', async () => {
    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    const file = await submit(
      product(),
      await application(product(), 'plant-parallel', ['A04', 'A10', 'C09']),
    );
    const open = await act(product(), itemOf(file, 'A10'), ['clerk', 'acceptance']);
    await act(product(), itemOf(file, 'C09'), ['applicant', 'withdrawal']);
    const before = (await item(product(), file.id, 'A10')) as unknown as Clocked;
    const promise = before.clocks.find(({ kind }) => kind === 'promise');
    const statute = before.clocks.find(({ kind }) => kind === 'statute');
    expect(open.standing).toBe('accepted');

    // The notice for 2027 settles what was provisional; a day off within the promise moves it.
    const editor = await product().as('editor');
    const drafted = await editor.must<{ id: string }>('POST', '/v1/calendar/drafts', {
      body: { notice: NOTICE_2027, effectiveFrom: today, source: '2027年放假通知（测试）' },
      headers: fresh(),
    });
    await (await product().as('editor2')).must('POST', `/v1/calendar/drafts/${drafted.id}/publication`, {
      body: {},
      headers: { 'if-match': '"1"', ...fresh() },
    });
    const [lines] = await until('the open items count by it', async () => {
      const rows = await product().rows<{ n: number }>(
        `select count(*)::int as n from record.journal where stream_id = $1 and kind = 'RECALENDAR'`,
        [file.id],
      );
      return rows[0]?.n === 1 && rows;
    });
    expect(lines).toEqual({ n: 1 });

    const after = (await item(product(), file.id, 'A10')) as unknown as Clocked;
    for (const clock of after.clocks) {
      const was = before.clocks.find(({ kind }) => kind === clock.kind);
      expect(clock.provisional).toBe(false);
      expect(clock.dueOn >= (was?.earliest ?? '') && clock.dueOn <= (was?.latest ?? '9')).toBe(true);
    }
    const calendars = await product().rows<{ code: string; version: number }>(
      `select i.code, p.version from casework.case_item i join catalogue.publication p on p.id = i.calendar
        where i.case_id = $1 order by 1`,
      [file.id],
    );
    expect(calendars).toEqual([
      { code: 'A04', version: 2 },
      { code: 'A10', version: 2 },
      { code: 'C09', version: 1 },
    ]);
    const [{ line } = { line: '{}' }] = await product().rows<{ line: string }>(
      `select line from record.journal where stream_id = $1 and kind = 'RECALENDAR'`,
      [file.id],
    );
    const told = await product().rows<{
      audience: string;
      params: { from: string; to: string; cause: string };
    }>(
      `select audience, params from record.notice where stream_id = $1 and kind = 'new-date' and idx = $2 order by id`,
      [file.id, open.n],
    );
    const moves = (
      JSON.parse(line) as { entries: { idx: number; event: { moved: { clock: string }[] } }[] }
    ).entries
      .filter(({ idx }) => idx === open.n)
      .flatMap(({ event }) => event.moved);
    const moved = [promise, statute].filter(
      (clock) => clock && clock.dueOn !== after.clocks.find(({ kind }) => kind === clock.kind)?.dueOn,
    );
    expect(moves.map(({ clock }) => clock).sort()).toEqual(moved.map((clock) => clock?.kind).sort());
    expect(told.map(({ audience }) => audience)).toEqual(
      before.dueOn === after.dueOn ? [] : ['applicant', 'organ'],
    );
    for (const { params } of told)
      expect(params).toMatchObject({ from: before.dueOn, to: after.dueOn, cause: '2027年放假通知（测试）' });
  });

  it('a version for a later day waits for that day', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04']));
    const later = await product().anyone.must<{ today: string }>('POST', '/v1/demo/clock', {
      body: { workingDays: 1 },
    });
    const versions = () =>
      product().rows<{ version: number }>(
        `select distinct p.version from casework.case_item i join catalogue.publication p on p.id = i.calendar where i.case_id = $1`,
        [file.id],
      );
    const effectiveFrom = new Date(Date.parse(`${later.today}T00:00:00Z`) + 7 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const drafted = await (await product().as('editor')).must<{ id: string }>('POST', '/v1/calendar/drafts', {
      body: {
        notice: NOTICE_2027.replace('9日（周六）上班', '10日（周日）上班'),
        effectiveFrom,
        source: '更正通知（测试）',
      },
      headers: fresh(),
    });
    await (await product().as('editor2')).must('POST', `/v1/calendar/drafts/${drafted.id}/publication`, {
      body: {},
      headers: { 'if-match': '"1"', ...fresh() },
    });
    expect(await versions()).toEqual([{ version: 2 }]);
    await product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 6 } });
    expect(await versions()).toEqual([{ version: 3 }]);
  });
});
