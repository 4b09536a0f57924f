import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  grant,
  type ItemSeen,
  item,
  itemOf,
  review,
  submit,
} from '../support/acts.js';
import { journey, type TestProduct } from '../support/product.js';
import { type Attempt, SMUGGLING, type Stage } from '../support/smuggling.js';

/** The route of each act, and its body where it is said otherwise at the door. */
const VERBS: Readonly<Record<string, string>> = {
  NOTICE_GAPS: 'gap-notice',
  ASK: 'supplement-request',
  NOT_NEEDED: 'non-necessity',
  REFUSE_JURISDICTION: 'jurisdiction-refusal',
  ACCEPT_WITH_GAPS: 'tolerance-acceptance',
  START_SPECIAL: 'special-procedure',
  SUSPEND: 'suspension',
  EXTEND: 'extension',
  CONCLUDE_REVIEW: 'review-conclusion',
  SEND_BACK: 'send-back',
  PRIOR_RESULT: 'prior-result',
  GRANT: 'decision',
  REFUSE: 'decision',
  ACCEPT_AND_DECIDE: 'immediate-decision',
  SERVE: 'service',
  TERMINATE: 'termination',
  ORDER: 'order',
  ANSWER_ORDER: 'order-answer',
};

function bodyOf({ act: type, says }: Attempt): object {
  if (type === 'GRANT') return { outcome: 'granted', ...says };
  if (type === 'REFUSE') return { outcome: 'refused', ...says };
  if (!('result' in says)) return says;
  const { result, ...rest } = says as { result: { number: string; inForceOn: string } };
  return { ...rest, number: result.number, inForceOn: result.inForceOn };
}

const CODES = ['A10', 'C03', 'C07'];

async function casesOf(product: TestProduct): Promise<Record<Stage, CaseSeen>> {
  const open = async () => submit(product, await application(product, 'plant-parallel', CODES));
  const a10 = (file: CaseSeen) => item(product, file.id, 'A10');
  const [filed, claimed, reviewed, ordered, granted] = await Promise.all([
    open(),
    open(),
    open(),
    open(),
    open(),
  ]);
  for (const file of [claimed, ordered]) {
    const accepted = await act(product, await a10(file), ['clerk', 'acceptance']);
    await act(product, accepted, ['officer', 'claim']);
  }
  const question = { question: '为何未办', within: { value: 3, unit: 'working_day' } };
  await act(product, await a10(ordered), ['supervisor', 'order'], question);
  await review(product, await a10(reviewed));
  await grant(product, await review(product, await a10(granted)));
  return { filed, claimed, reviewed, ordered, granted };
}

async function client(product: TestProduct, by: Attempt['by'], { organ }: ItemSeen) {
  return product.as(['officer', 'reviewer', 'head'].includes(by) ? `${by}.${organ.handle}` : by);
}

journey('no act smuggles a precondition in', (product) => {
  it('refuses the whole corpus at the door, each with its code, and leaves nothing behind', async () => {
    const cases = await casesOf(product());
    const lines = () =>
      product().rows<{ n: number }>(
        'select count(*)::int as n from record.journal where stream_id = any ($1)',
        [Object.values(cases).map(({ id }) => id)],
      );
    const before = await lines();
    for (const each of SMUGGLING) {
      const on = await item(product(), cases[each.at].id, each.item ?? 'A10');
      const who = await client(product(), each.by, on);
      const answer = await attempt(who, on, VERBS[each.act] ?? '', bodyOf(each));
      const { code, pointer } = answer.body as { code: string; pointer?: string };
      expect([each.title, code, pointer]).toEqual([each.title, each.code, each.pointer]);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect(await lines()).toEqual(before);
  });

  it('lets a consultation ask no organ for the result of another item', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A10', 'C06']));
    const accepted = await act(product(), itemOf(file, 'A10'), ['officer', 'acceptance']);
    const asked = await attempt(
      await product().as(`officer.${accepted.organ.handle}`),
      accepted,
      'consultation',
      {
        organ: itemOf(file, 'C06').organ.handle,
        question: '请在取得环评批复后答复',
        within: { value: 3, unit: 'working_day' },
      },
    );
    expect(asked).toMatchObject({ status: 422, body: { code: 'ASKS_FOR_RESULT', pointer: '/question' } });
  });

  it('tells supervision in the same act what the head signs for off the list', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A10']));
    const on = itemOf(file, 'A10');
    const said = {
      lines: [{ line: 'X1', note: '储罐区平面图' }],
      reply: { value: 10, unit: 'working_day' },
      offList: { article: '安全生产法 33', reason: '现场有未申报的储罐' },
    };
    expect(await act(product(), on, ['head', 'gap-notice'], said)).toMatchObject({ standing: 'correcting' });
    const { items } = await (await product().as('supervisor')).get<{ items: { n: number; level: string }[] }>(
      `/v1/alerts?clock=off-list&caseId=${file.id}`,
    );
    expect(items).toMatchObject([{ n: on.n, level: 'supervisor', rung: '1', light: 'yellow' }]);
    const told = await product().rows<{ audience: string; words: { zh: string } }>(
      `select audience, words from record.notice where stream_id = $1 and kind = 'off-list'`,
      [file.id],
    );
    expect(told).toMatchObject([{ audience: 'supervisor' }]);
    expect(told[0]?.words.zh).toContain('安全生产法 33');
    const supplied = await act(product(), await item(product(), file.id, 'A10'), ['applicant', 'supply'], {
      lines: ['X1'],
    });
    expect(supplied.standing).toBe('filed');
  });
});
