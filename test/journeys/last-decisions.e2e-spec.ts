import { expect, it } from '@jest/globals';
import { act, application, attempt, byHands, grant, item, itemOf, review, submit } from '../support/acts.js';
import { journey } from '../support/product.js';

const ROUNDS = 200;
const HANDS = 4;

journey('the last two decisions at once', (product) => {
  it(`conclude each of ${ROUNDS} cases exactly once`, async () => {
    const body = await application(product(), 'company-setup', ['E01', 'E02']);
    const first = await submit(product(), body);
    const [registrar, police] = await Promise.all(
      ['E01', 'E02'].map((code) => product().as(`officer.${itemOf(first, code).organ.handle}`)),
    );
    if (!registrar || !police) throw new Error('both organs have an officer');
    const round = async (at: number): Promise<string> => {
      const file = await submit(product(), body);
      const [e01, e02] = [itemOf(file, 'E01'), itemOf(file, 'E02')];
      const decide = () => attempt(registrar, e01, 'immediate-decision', { outcome: 'granted' });
      // Every fourth time somebody clicks twice, which is another request with another key.
      const [decided, recorded, twice] = await Promise.all([
        decide(),
        attempt(police, e02, 'record'),
        at % 4 === 0 ? decide() : null,
      ]);
      expect(recorded).toMatchObject({ status: 200, body: { standing: 'recorded' } });
      if (twice) expect([decided.status, twice.status].sort()).toEqual([200, expect.any(Number)]);
      else expect(decided).toMatchObject({ status: 200, body: { standing: 'granted' } });
      return file.id;
    };
    const ids = await byHands(
      HANDS,
      Array.from({ length: ROUNDS }, (_, at) => () => round(at)),
    );
    const rows = await product().rows<{ id: string }>(
      `select f.id, f.status, f.open, f.granted, f.concluded_at is not null as dated, s.seq,
         (select count(*)::int from record.journal j where j.stream_id = f.id) as lines,
         (select count(*)::int from (select stream_id, topic from record.ledger union all select stream_id, unnest(topics) from record.outbox) t
           where t.stream_id = f.id and t.topic = 'case.concluded') as told
       from casework.case_file f join record.stream s on s.id = f.id where f.id = any ($1)`,
      [ids],
    );
    expect(rows).toHaveLength(ROUNDS);
    for (const { id, ...row } of rows) {
      expect({ id, ...row }).toEqual({
        id,
        status: 'concluded',
        open: 0,
        granted: 2,
        dated: true,
        seq: 3,
        lines: 3,
        told: 1,
      });
    }
  }, 90_000);

  it('a grant and the review that waits for it, at the same moment, never miss each other', async () => {
    const round = async () => {
      const file = await submit(product(), await application(product(), 'plant-parallel', ['C03', 'C07']));
      const earlier = await review(product(), itemOf(file, 'C03'));
      const accepted = await act(product(), itemOf(file, 'C07'), ['officer', 'acceptance']);
      const claimed = await act(product(), accepted, ['officer', 'claim']);
      const officer = await product().as(`officer.${claimed.organ.handle}`);
      const conclude = (at: typeof claimed) =>
        attempt(officer, at, 'review-conclusion', { opinion: 'agree' });
      const [, concluded] = await Promise.all([grant(product(), earlier), conclude(claimed)]);
      if (concluded.status !== 200) {
        expect(concluded).toMatchObject({ status: 412, body: { code: 'STALE' } });
        expect((await conclude(await item(product(), file.id, 'C07'))).status).toBe(200);
      }
      const now = await item(product(), file.id, 'C07');
      expect(now).toMatchObject({ work: 'concluded' });
      expect(now.ties.find(({ to }) => to.includes('C03'))).toMatchObject({ state: 'in-force' });
    };
    await byHands(
      2,
      Array.from({ length: 20 }, () => round),
    );
  });
});
