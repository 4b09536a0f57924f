import { expect, it } from '@jest/globals';
import { verifyReceipt } from '#model/casework';
import { type ItemDefinition, writeItem } from '#model/catalogue';
import { act, application, fresh, item, itemOf, submit, until } from '../support/acts.js';
import { journey } from '../support/product.js';
import { digest } from '../support/receipts.js';

interface Receipt {
  readonly clocks: readonly {
    readonly kind: string;
    readonly dueOn: string;
    readonly changes: readonly { readonly cause: string; readonly from: string; readonly to: string }[];
  }[];
}

journey('a published version reaches pending items', (product) => {
  it('switch: who has the item in hand promises the new day, the receipt says why, the version before stays readable', async () => {
    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A10', 'C09']));
    const before = await act(product(), itemOf(file, 'C09'), ['officer', 'acceptance']);
    const { content } = await product().anyone.get<{ content: ItemDefinition }>(
      '/public/v1/catalogue/items/C09',
    );
    const form = writeItem({ ...content, promise: { ...content.promise, value: content.promise.value - 2 } });
    const body = {
      ...{ kind: 'item', form, effectiveFrom: today, source: '压缩时限公告（测试）' },
      pending: { rule: 'switch', basis: '法释〔2009〕20号 9' },
    };
    const drafts = '/v1/catalogue/drafts';
    const editor = await product().as('editor');
    const drafted = await editor.must<{ id: string }>('POST', drafts, { body, headers: fresh() });
    await (await product().as('editor2')).must('POST', `${drafts}/${drafted.id}/publication`, {
      body: {},
      headers: { 'if-match': '"1"', ...fresh() },
    });

    const after = await until('the item promises the new day', async () => {
      const now = await item(product(), file.id, 'C09');
      return now.version > before.version && now;
    });
    expect((after.dueOn ?? '') < (before.dueOn ?? '')).toBe(true);
    expect(await item(product(), file.id, 'A10')).toMatchObject({ version: itemOf(file, 'A10').version });
    const applicant = await product().as('applicant');
    const receipt = await applicant.get<Receipt>(`/v1/cases/${file.id}/items/${after.n}/deadline`);
    const promise = receipt.clocks.find(({ kind }) => kind === 'promise');
    expect(promise?.changes).toMatchObject([{ cause: 'version', from: before.dueOn, to: after.dueOn }]);
    expect(verifyReceipt(receipt, digest).verdict).toBe('right');
    const told = await product().rows<{ audience: string; zh: string }>(
      `select audience, words->>'zh' as zh from record.notice where stream_id = $1 and kind = 'new-version' order by id`,
      [file.id],
    );
    expect(told.map(({ audience }) => audience)).toEqual(['applicant', 'organ']);
    expect(told[0]?.zh).toContain('压缩时限公告（测试）');
  });
});
