import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  type ItemSeen,
  item,
  itemOf,
  review,
  submit,
} from '../support/acts.js';
import { journey } from '../support/product.js';

interface Told {
  readonly kind: string;
  readonly words: { readonly zh: string; readonly en: string };
}

journey('what people are told to act on', (product) => {
  const told = async (who: string, { id }: CaseSeen, kind: string): Promise<Told['words']> => {
    const { items } = await (await product().as(who)).get<{ items: Told[] }>(`/v1/notices?caseId=${id}`);
    const found = items.find((each) => each.kind === kind);
    if (!found) throw new Error(`nobody told ${who} of ${kind}`);
    return found.words;
  };

  it('says in words why an item was refused or terminated, not by an id alone', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05', 'C08']));
    const reviewed = await review(product(), itemOf(file, 'A05'), 'disagree');
    await act(product(), reviewed, ['head', 'decision'], { outcome: 'refused', reasons: ['K2'] });
    const { content } = await product().anyone.get<{
      content: { conditions: { id: string; text: string; article: string }[] };
    }>('/public/v1/catalogue/items/A05');
    const missed = content.conditions.find(({ id }) => id === 'K2');
    const refused = await told('applicant', file, 'decided-refused');
    expect(refused.zh).toContain(`${missed?.text}（${missed?.article}）`);
    expect(refused.zh).not.toContain('K2');

    await act(product(), itemOf(file, 'C08'), ['head', 'termination'], {
      ground: 'X1',
      offList: { article: '行政许可法 70', reason: '企业已注销' },
    });
    expect((await told('applicant', file, 'terminated')).zh).toMatch(
      /已终止办理：企业已注销（行政许可法 70）。$/,
    );
  });

  it('tells who asks and by when, and what the consulted organ answered', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C08']));
    const accepted = await act(product(), itemOf(file, 'C08'), ['officer', 'acceptance']);
    const asking = { organ: 'xining-construction', question: '管网容量是否足够?' };
    const within = { unit: 'working_day', value: 3 };
    await act(product(), accepted, ['officer', 'consultation'], { ...asking, within });
    const consulted = await product().as('officer.xining-construction');
    const { items } = await consulted.get<{
      items: { caseId: string; organ: object; dueOn: string; confirmation: string; version: number }[];
    }>('/v1/confirmations?limit=100');
    const row = items.find(({ caseId }) => caseId === file.id);
    expect(row?.organ).toMatchObject({ handle: accepted.organ.handle });
    const seen = (await item(product(), file.id, 'C08')) as ItemSeen & { confirmations: object[] };
    expect(seen.confirmations).toMatchObject([{ id: row?.confirmation, dueOn: row?.dueOn }]);
    const answer = { confirmation: row?.confirmation, opinion: '容量足够' };
    expect(await attempt(consulted, seen, 'confirmation', answer)).toMatchObject({ status: 200 });
    expect(await told(`head.${accepted.organ.handle}`, file, 'consultation-answered')).toMatchObject({
      zh: expect.stringMatching(/所征求的意见已答复：容量足够。$/),
      en: expect.stringMatching(/has answered: 容量足够\.$/),
    });
  });

  it('offers an act on a ground that the item has not published to nobody but who signs off the list', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C09', 'A05']));
    const offered = async (who: string, code: string) => {
      const { caseId, n } = itemOf(file, code);
      const seen = await (await product().as(who)).get<ItemSeen>(`/v1/cases/${caseId}/items/${n}`);
      return seen.allowedActions;
    };
    expect(await offered('clerk', 'C09')).not.toContain('NOT_NEEDED');
    expect(await offered(`head.${itemOf(file, 'C09').organ.handle}`, 'C09')).toContain('NOT_NEEDED');
    expect(await offered('clerk', 'A05')).toContain('NOT_NEEDED');
    const { organ } = await act(product(), itemOf(file, 'C09'), ['officer', 'acceptance']);
    expect(await offered(`officer.${organ.handle}`, 'C09')).not.toContain('START_SPECIAL');
    expect(await offered(`head.${organ.handle}`, 'C09')).toContain('START_SPECIAL');
  });

  it('names the department of every line in the queue of the window and of the lead', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C08', 'C10']));
    for (const who of ['clerk', 'lead']) {
      const { items } = await (await product().as(who)).get<{
        items: { caseId: string; n: number; organ: { handle: string; zh: string } }[];
      }>('/v1/queue?limit=100');
      const mine = items.filter(({ caseId }) => caseId === file.id);
      expect(mine.map(({ n, organ }) => [n, organ.handle])).toEqual(
        file.items.map(({ n, organ }) => [n, organ.handle]),
      );
    }
  });
});
