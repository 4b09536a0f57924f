import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  fresh,
  grant,
  itemOf,
  type ProblemSeen,
  review,
  seen,
  submit,
  topics,
} from '../support/acts.js';
import { journey } from '../support/product.js';

journey('withdrawal', (product) => {
  it('ends one item and leaves its siblings as they are', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04', 'C09']));
    const strange = await attempt(await product().as('applicant2'), itemOf(file, 'A04'), 'withdrawal');
    expect(strange).toMatchObject({ status: 404, body: { code: 'ABSENT' } });
    const withdrawn = await act(product(), itemOf(file, 'A04'), ['applicant', 'withdrawal'], {
      note: '方案调整',
    });
    expect(withdrawn).toMatchObject({ standing: 'withdrawn', turn: 'none' });
    const now = await seen(product(), file.id);
    expect(now).toMatchObject({ status: 'open', open: 1, withdrawn: 1 });
    expect(itemOf(now, 'C09')).toMatchObject({ standing: 'filed', version: 1 });
    expect(
      await product().rows('select from record.alarm where stream_id = $1 and idx = $2', [
        file.id,
        withdrawn.n,
      ]),
    ).toEqual([]);
    const again = await attempt(await product().as('applicant'), withdrawn, 'withdrawal');
    expect(again).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
  });

  it('ends the open items of the whole case; what is decided stays decided', async () => {
    const file = await submit(
      product(),
      await application(product(), 'plant-parallel', ['A04', 'A05', 'C03', 'C07', 'C09']),
    );
    const granted = await grant(product(), await review(product(), itemOf(file, 'C09')));
    const reviewed = await review(product(), itemOf(file, 'C03'));
    const { seq } = await seen(product(), file.id);
    const end = (ifMatch: number, who = 'applicant') =>
      product()
        .as(who)
        .then((person) =>
          person.ask<ProblemSeen>('POST', `/v1/cases/${file.id}/withdrawal`, {
            body: {},
            headers: { 'if-match': `"${ifMatch}"`, ...fresh() },
          }),
        );
    expect(await end(seq - 1)).toMatchObject({ status: 412, body: { code: 'STALE' } });
    expect(await end(seq, 'lead')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await end(seq)).toMatchObject({
      status: 200,
      body: { status: 'concluded', open: 0, granted: 1, withdrawn: 4 },
    });
    expect(await end(seq + 1)).toMatchObject({ status: 409, body: { code: 'CASE_CONCLUDED' } });

    const after = await seen(product(), file.id);
    expect(itemOf(after, 'C09')).toMatchObject({ standing: 'granted', version: granted.version });
    expect(after.items.filter(({ standing }) => standing === 'withdrawn')).toHaveLength(4);
    const late = await attempt(
      await product().as(`head.${reviewed.organ.handle}`),
      itemOf(after, 'C03'),
      'decision',
      { outcome: 'granted' },
    );
    expect(late).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    expect(await topics(product(), file.id)).toMatchObject({ 'case.concluded': 1 });
    const armed = await product().rows('select kind from record.alarm where stream_id = $1', [file.id]);
    expect(armed.filter(({ kind }: { kind?: string }) => kind !== 'delivery')).toEqual([]);
  });
});
