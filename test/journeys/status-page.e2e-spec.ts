import { expect, it } from '@jest/globals';
import type { SealedReceipt } from '#model/casework';
import { act, application, type CaseSeen, grant, item, itemOf, review, submit } from '../support/acts.js';
import { all, attribute, type PageSeen, see, tableOf, textOf } from '../support/pages.js';
import { journey } from '../support/product.js';

const NOTE = '水印章模糊，请重新加盖';

journey('status page', (product) => {
  const pass = (workingDays: number) =>
    product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays } });
  const open = (keys: Readonly<Record<string, string>>, language = 'en') =>
    see(`${product().url}/cases?${new URLSearchParams(keys)}`, { 'accept-language': language });
  const keysOf = ({ receiptNo, queryCode }: CaseSeen) => ({ receipt: receiptNo, code: queryCode ?? '' });
  const main = (page: PageSeen) => textOf(all(page, 'main')[0]!);

  it('asks for both numbers, and keeps the one that an address brings along', async () => {
    const page = await open({ receipt: 'QH20260000001' });
    expect([page.status, page.faults]).toEqual([200, []]);
    const [form] = all(page, 'form');
    expect([attribute(form!, 'method'), attribute(form!, 'action')]).toEqual(['get', '/cases']);
    expect(all(page, 'input').map((each) => [attribute(each, 'name'), attribute(each, 'value')])).toEqual([
      ['receipt', 'QH20260000001'],
      ['code', undefined],
    ]);
    expect(all(page, 'div', { role: 'alert' })).toEqual([]);
    const front = await see(`${product().url}/catalogue?lang=en`);
    expect(all(front, 'a', { href: '/cases?lang=en' })).toHaveLength(1);
  });

  it('does not tell a wrong number from a wrong code, nor either from no case', async () => {
    const { receipt, code } = keysOf(
      await submit(product(), await application(product(), 'plant-parallel', ['A05'])),
    );
    const pages = await Promise.all([
      open({ receipt, code: 'WRONGONE' }),
      open({ receipt: 'QH20269999999', code }),
      open({ receipt: '%', code: "' or 1=1" }),
    ]);
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(pages.map(main)).size).toBe(1);
    expect(main(pages[0]!)).toContain('No case has this receipt number with this query code');
    const [page] = pages;
    expect(all(page!, 'title').map(textOf)).toEqual([expect.stringMatching(/^Not found/)]);
    const [message] = all(page!, 'div', { role: 'alert' });
    const fields = all(page!, 'input').map((each) =>
      ['name', 'value', 'aria-invalid', 'aria-describedby'].map((name) => attribute(each, name)),
    );
    expect(fields).toEqual([
      ['receipt', receipt, 'true', attribute(message!, 'id')],
      ['code', 'WRONGONE', 'true', attribute(message!, 'id')],
    ]);
  });

  it('tells whoever has both how each item stands, what is asked of them, and why each date', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05', 'C06']));
    await act(product(), itemOf(file, 'C06'), ['clerk', 'gap-notice'], {
      lines: [{ line: 'M1', note: NOTE }],
      reply: { value: 5, unit: 'working_day' },
    });
    const accepted = await act(product(), itemOf(file, 'A05'), ['officer', 'acceptance']);
    await act(product(), accepted, ['officer', 'special-procedure'], {
      ground: 'G1',
      needed: { value: 5, unit: 'working_day' },
    });
    await pass(3);
    const during = await open(keysOf(file));
    expect(tableOf(during, 'All items started on the same day; none waits for another')[1]?.slice(2)).toEqual(
      ['Under review', 'A special procedure is under way; the clock stands still', '–', '–'],
    );
    await act(product(), await item(product(), file.id, 'A05'), ['officer', 'special-procedure/end']);

    // Typed in as it was read aloud.
    const { receipt, code } = keysOf(file);
    const page = await open({ receipt: ` ${receipt.toLowerCase()} `, code: code.toLowerCase() });
    expect([page.status, page.faults]).toEqual([200, []]);
    const applicant = await product().as('applicant');
    const { clocks, shown } = await applicant.get<SealedReceipt>(
      `/v1/cases/${file.id}/items/${accepted.n}/deadline`,
    );
    expect(tableOf(page, 'All items started on the same day; none waits for another')[1]?.slice(2)).toEqual([
      'Under review',
      'The department reviews and decides',
      expect.stringContaining(shown.dueOn!),
      '–',
    ]);
    const rows = tableOf(page, 'Limits and how they are counted');
    expect(rows.slice(1).map(([limit]) => limit)).toEqual([
      expect.stringContaining('limit for acceptance'),
      expect.stringContaining('committed limit'),
      expect.stringContaining('statutory limit'),
    ]);
    for (const [at, { dueOn, start, changes }] of clocks.entries()) {
      const [, , from, to, counting] = rows[at + 1]!;
      expect([from, to]).toEqual([expect.stringContaining(start.on), expect.stringContaining(dueOn!)]);
      for (const { from: was, to: is } of changes)
        expect(counting).toContain(`${was ?? 'stopped'} → ${is ?? 'stopped'}`);
    }
    expect(rows[2]?.[4]).toMatch(/the clock stood still: .+ \(.*45/);
    const [asked] = all(page, 'div', { class: 'notice' });
    expect(textOf(asked!)).toMatch(/^Still asked of you: .+: .*申请.* \(until 2026-\d\d-\d\d\)$/);
  });

  it('of a decided item nothing is due any more, on the page, in the case and on the board; its clocks tell the day', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C09']));
    const reviewed = await review(product(), itemOf(file, 'C09'));
    expect(reviewed.dueOn).not.toBeNull();
    const granted = await grant(product(), reviewed);
    const seen = await item(product(), file.id, 'C09');
    expect([granted.dueOn, seen.dueOn]).toEqual([null, null]);
    const told = { kind: 'promise', dueOn: reviewed.dueOn, endedOn: expect.any(String) };
    expect(seen).toMatchObject({ clocks: expect.arrayContaining([expect.objectContaining(told)]) });
    const page = await open(keysOf(file));
    const [row] = tableOf(page, 'All items started on the same day; none waits for another').slice(1);
    expect(row?.slice(4)).toEqual(['–', expect.stringMatching(/^2026-/)]);
    const applicant = await product().as('applicant');
    const board = await applicant.get<{ items: { items: object[] }[] }>(
      `/v1/projects/${file.projectId}/board`,
    );
    expect(board.items.flatMap(({ items }) => items)).toMatchObject([{ code: 'C09', dueOn: null }]);
  });

  it('a joint limit is that of the items which its document names, not of the whole case', async () => {
    const file = await submit(product(), await application(product(), 'works-permit', ['C06', 'C09']));
    const reviewed = await review(product(), itemOf(file, 'C06'));
    await grant(product(), reviewed);
    const page = await open(keysOf(file));
    const [, beside] = /<h3>(.*?)<\/h3>/.exec(page.text) ?? [];
    // C09 is open, and is not named.
    expect(main(page)).toContain('1 of 2 items decided');
    expect(beside).toBe('Items handled jointly');
    expect(main(page)).toContain('last decision of them');
  });

  it('an item that cannot be read keeps nobody from the others, and is said to be under repair', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05', 'C06']));
    const { n } = itemOf(file, 'C06');
    await act(product(), itemOf(file, 'A05'), ['officer', 'acceptance']);
    const claim = { body: {}, headers: { 'idempotency-key': crypto.randomUUID(), 'if-match': '"1"' } };
    const claimAgain = async () =>
      (await product().as(`officer.${itemOf(file, 'C06').organ.handle}`)).ask(
        'POST',
        `/v1/cases/${file.id}/items/${n}/claim`,
        claim,
      );
    expect(await claimAgain()).toMatchObject({ status: 200 });
    const wrong = `facts || '{"acceptedOn": "2026-02-31"}'`;
    await product().rows(
      `update casework.case_item set facts = ${wrong}, standing = 'accepted' where case_id = $1 and idx = $2`,
      [file.id, n],
    );
    for (const who of ['applicant', 'clerk', 'lead']) {
      const { items, unreadable } = await (await product().as(who)).get<
        CaseSeen & { unreadable: readonly object[] }
      >(`/v1/cases/${file.id}`);
      expect(items.map(({ code }) => code)).toEqual(['A05']);
      expect(unreadable).toMatchObject([{ n, code: 'C06', standing: 'accepted' }]);
    }
    const one = await (await product().as('clerk')).ask('GET', `/v1/cases/${file.id}/items/${n}`);
    expect(one).toMatchObject({ status: 503, body: { code: 'ITEM_UNREADABLE' } });
    // Whoever lost the answer to an act on it hears why there is none now, and not that there is no such item.
    expect(await claimAgain()).toMatchObject({ status: 503, body: { code: 'ITEM_UNREADABLE' } });
    const page = await open(keysOf(file));
    expect([page.status, page.faults]).toEqual([200, []]);
    expect(main(page)).toContain('The record of this item is being repaired');
    expect(tableOf(page, 'Limits and how they are counted').length).toBeGreaterThan(2);
    // The product of the others goes on without it.
    await product().rows(
      `update casework.case_item set facts = facts - 'acceptedOn', standing = 'filed' where case_id = $1 and idx = $2`,
      [file.id, n],
    );
  });

  it('tells the joint limit beside an item that cannot be read, unless that item has a say in it', async () => {
    const file = await submit(product(), await application(product(), 'works-permit', ['C05', 'C06', 'C09']));
    await act(product(), itemOf(file, 'C06'), ['lead', 'acceptance']);
    type Seen = CaseSeen & {
      joint: { dueOn: string } | null;
      unreadable: readonly { code: string; holdsJoint: boolean }[];
    };
    const seen = async () => (await product().as('lead')).get<Seen>(`/v1/cases/${file.id}`);
    const write = (code: string, changes: string) =>
      product().rows(`update casework.case_item set ${changes} where case_id = $1 and code = $2`, [
        file.id,
        code,
      ]);
    const spoil = (code: string) =>
      write(code, `facts = facts || '{"acceptedOn": "2026-02-31"}', standing = 'accepted'`);
    const mend = (code: string) => write(code, `facts = facts - 'acceptedOn', standing = 'filed'`);
    const { joint } = await seen();
    expect(joint).toMatchObject({ kind: 'joint', dueOn: expect.any(String) });
    const caption = 'Items handled jointly';
    await spoil('C09');
    expect(await seen()).toMatchObject({ joint, unreadable: [{ code: 'C09', holdsJoint: false }] });
    expect(main(await open(keysOf(file)))).toContain(caption);
    await mend('C09');

    await spoil('C05');
    expect(await seen()).toMatchObject({ joint: null, unreadable: [{ code: 'C05', holdsJoint: true }] });
    const page = await open(keysOf(file));
    expect(main(page)).toContain(caption);
    expect(main(page)).toContain('The joint limit cannot be told until');
    await mend('C05');
    expect(await seen()).toMatchObject({ joint, unreadable: [] });
  });

  it('shows no person, no word that somebody wrote, and is kept and told nowhere', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C06']));
    await act(product(), itemOf(file, 'C06'), ['clerk', 'gap-notice'], {
      lines: [{ line: 'M1', note: NOTE }],
      reply: { value: 5, unit: 'working_day' },
    });
    const page = await open(keysOf(file), 'zh');
    expect(main(page)).toContain('请补交');
    expect(page.text).not.toContain(NOTE);
    expect(page.text).not.toContain(file.id);
    const headers = ['cache-control', 'referrer-policy', 'x-robots-tag', 'content-language'];
    expect(headers.map((name) => page.headers.get(name))).toEqual([
      'no-store',
      'no-referrer',
      'noindex',
      'zh-CN',
    ]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    // The switch of language leads to the same case.
    const [other] = all(page, 'a', { lang: 'en', hreflang: 'en' });
    expect(attribute(other!, 'href')).toBe(`/cases?receipt=${file.receiptNo}&code=${file.queryCode}&lang=en`);
  });

  it('tells what is late and what the applicant may do then; a parameter twice is refused as a page', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C06']));
    await act(product(), itemOf(file, 'C06'), ['officer', 'acceptance']);
    await pass(30);
    const page = await open(keysOf(file));
    expect(main(page)).toContain('you may ask for reconsideration first (Reconsideration Law 23)');
    expect(tableOf(page, 'All items started on the same day; none waits for another')[1]?.[4]).toMatch(
      /^\d{4}-\d\d-\d\d overdue$/,
    );
    const twice = await see(`${product().url}/cases?receipt=a&receipt=b&code=c`, { 'accept-language': 'en' });
    expect([twice.status, textOf(all(twice, 'h1')[0]!)]).toEqual([400, 'This cannot be shown']);
    // Where nothing was asked for, nothing is said to be missing.
    const nowhere = await see(`${product().url}/licences`, { 'accept-language': 'en' });
    expect([nowhere.status, main(nowhere)]).toEqual([
      404,
      expect.stringContaining('There is no such address.'),
    ]);
    const long = 'x'.repeat(41);
    const both = await see(`${product().url}/cases?receipt=${long}&code=${long}`, {
      'accept-language': 'en',
    });
    expect(both.faults).toEqual([]);
    const tooLong = 'The field is not right: it is too long: 40 characters are the most.';
    expect(all(both, 'li').map(textOf)).toEqual(
      expect.arrayContaining([`receipt ${tooLong}`, `code ${tooLong}`]),
    );
  });
});
