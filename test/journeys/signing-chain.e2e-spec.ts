import { expect, it } from '@jest/globals';
import { act, application, attempt, item, itemOf, submit } from '../support/acts.js';
import { journey } from '../support/product.js';

interface Signing {
  readonly signing: {
    readonly over: string;
    readonly draft: { readonly reasons?: readonly string[] } | null;
    readonly signatures: readonly { readonly level: string; readonly over: string; readonly by: string }[];
    readonly sentBack: readonly { readonly level: string; readonly reason: string }[];
  } | null;
}

journey('a chain of three signatures', (product) => {
  it('is drafted once, sent back with a reason, signed by three people over one text, and served with its remedies', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A10']));
    const a10 = itemOf(file, 'A10');
    const [officer, reviewer, head] = await Promise.all(
      ['officer', 'reviewer', 'head'].map((role) => product().as(`${role}.${a10.organ.handle}`)),
    );
    if (!officer || !reviewer || !head) throw new Error('an organ has an officer, a reviewer and a head');
    const accepted = await act(product(), a10, ['officer', 'acceptance']);
    const claimed = await act(product(), accepted, ['officer', 'claim']);
    const conclude = (draft?: object) =>
      attempt<typeof claimed & { code: string }>(officer, { ...claimed, ...at }, 'review-conclusion', {
        opinion: 'disagree',
        ...(draft && { draft }),
      });
    let at = { version: claimed.version };
    expect(await conclude()).toMatchObject({
      status: 422,
      body: { code: 'REASONS_MISSING', pointer: '/draft/reasons' },
    });
    const first = await conclude({ reasons: ['K1'] });
    expect(first.body).toMatchObject({ work: 'concluded', signs: 'reviewer' });

    const decision = { outcome: 'refused' };
    const early = await attempt(head, { ...a10, ...first.body }, 'decision', {
      ...decision,
      reasons: ['K1'],
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'SIGNATURE_MISSING' } });
    const back = await act(product(), { ...a10, ...first.body }, ['reviewer', 'send-back'], {
      reason: '还应引用第三项条件',
    });
    expect(back).toMatchObject({ work: 'reviewing', signs: null });
    at = { version: back.version };
    const second = await conclude({ reasons: ['K1', 'K3'] });
    const signed = await act(product(), { ...a10, ...second.body }, ['reviewer', 'signature']);
    expect(signed).toMatchObject({ work: 'concluded', signs: 'head' });
    const other = await attempt(head, signed, 'decision', { ...decision, reasons: ['K1'] });
    expect(other).toMatchObject({ status: 422, body: { code: 'DRAFT_DIFFERS' } });
    const refused = await act(product(), signed, ['head', 'decision'], decision);
    expect(refused.standing).toBe('refused');

    const path = `/v1/cases/${file.id}/items/${a10.n}`;
    const { signing } = await head.get<Signing>(path);
    expect(signing?.signatures.map(({ level }) => level)).toEqual(['officer', 'reviewer', 'head']);
    expect(new Set(signing?.signatures.map(({ over }) => over))).toEqual(new Set([signing?.over]));
    expect(new Set(signing?.signatures.map(({ by }) => by)).size).toBe(3);
    expect(signing).toMatchObject({
      draft: { reasons: ['K1', 'K3'] },
      sentBack: [{ level: 'reviewer', reason: '还应引用第三项条件' }],
    });
    const shown = await (await product().as('applicant')).get<Signing>(path);
    expect(shown).toMatchObject({ signing: null, reasons: ['K1', 'K3'] });

    const served = { method: 'post', tracking: 'EX202611260001CN', proof: '邮件回执' };
    expect(await act(product(), refused, ['officer', 'service'], served)).toMatchObject({
      standing: 'served',
    });
    const kinds = (await item(product(), file.id, 'A10')) as unknown as { clocks: { kind: string }[] };
    expect(kinds.clocks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['reconsideration', 'suit']));
  });
});
