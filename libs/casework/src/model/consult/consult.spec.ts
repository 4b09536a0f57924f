import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, definition, item } from '../../../../../test/support/definitions.js';
import { clocksOf } from '../clocks.js';
import { stateOf } from '../confirmation-facts.js';
import { projectionOf } from '../projection.js';
import { NOBODY } from './consult.js';

const WATER = 77;
const officer = actor('officer');
const water = actor('officer', WATER);
const working = (value: number) => ({ value, unit: 'working_day' as const });
const silence = {
  ...{ id: 'CS', kind: 'consultation' as const, name: { zh: '征求意见', en: 'Consultation' } },
  ...{ article: '政府信息公开条例 34', stops: [], cap: working(5) },
};

function accepted(): CaseInPlay {
  const days = { filedOn: day('2026-09-10'), completeOn: day('2026-09-10'), acceptedOn: day('2026-09-10') };
  const grounds = [...definition().grounds, silence];
  return new CaseInPlay([
    item({
      ...{ definition: { grounds }, standing: 'accepted', work: 'claimed' },
      facts: { ...days, claimedBy: officer.personId },
    }),
  ]);
}
const consult = (file: CaseInPlay, says: object = {}) =>
  codeOf(file.act('CONSULT', at('2026-09-14'), officer, { with: says }));
const asked = (file: CaseInPlay) => file.item().context.facts.confirmations![0]!;
const answer = { with: { confirmation: 'consultation-1', opinion: '对行洪没有影响' } };

describe('征求意见', () => {
  it('has a clock of its own, tells the organ that is asked, and moves no date of the item', () => {
    const file = accepted();
    const before = projectionOf(file.item()).due_on;
    expect(consult(file)).toBe('done');
    expect(projectionOf(file.item()).due_on).toBe(before);
    const clock = clocksOf(file.item().context).find(({ of }) => of === 'consultation-1');
    expect(clock?.due.dueOn).toBe('2026-09-20');
    expect(file.notices).toMatchObject([{ kind: 'consultation-asked', organ_id: WATER }]);
    expect(file.item().context.facts.stops).toEqual([]);
  });

  it('is answered by the people of the organ that was asked, with their opinion or an objection', () => {
    const file = accepted();
    consult(file);
    expect(codeOf(file.act('CONFIRM', at('2026-09-15'), officer, answer))).toBe('FORBIDDEN');
    expect(codeOf(file.act('CONFIRM', at('2026-09-15'), water, answer))).toBe('done');
    expect([stateOf(asked(file)), asked(file).opinion]).toEqual(['confirmed', '对行洪没有影响']);
    expect(consult(file)).toBe('done');
    expect(file.item().context.facts.confirmations?.map(({ id }) => id)).toEqual([
      'consultation-1',
      'consultation-2',
    ]);
  });

  it('gives silence no meaning without a published ground: it is noted, and its head is told', () => {
    const file = accepted();
    consult(file);
    file.time(at('2026-09-22'));
    expect([stateOf(asked(file)), asked(file).silence]).toEqual(['silent', undefined]);
    expect(file.alerts.filter(({ kind }) => kind === 'confirmation')).toMatchObject([
      { organ_id: WATER, level: 'head' },
    ]);
    expect(codeOf(file.act('CONCLUDE_REVIEW', at('2026-09-22'), officer))).toBe('done');
  });

  it('gives it one by a ground of the version, whose days it leaves the organ', () => {
    const file = accepted();
    expect(consult(file, { ground: 'expert' })).toBe('OFF-LIST');
    expect(consult(file, { ground: 'CS', within: working(3) })).toBe('CONSULT_TOO_SHORT');
    expect(consult(file, { ground: 'CS' })).toBe('done');
    file.time(at('2026-09-22'));
    expect([stateOf(asked(file)), asked(file).silence]).toEqual(['silent', '政府信息公开条例 34']);
    // A late word is still heard.
    expect(
      codeOf(file.act('OBJECT', at('2026-09-22'), water, { with: { ...answer.with, reason: '占用滩地' } })),
    ).toBe('done');
  });

  it('asks nobody that is none, and never the deciding organ itself', () => {
    expect(consult(accepted(), { organId: NOBODY })).toBe('NO_SUCH_CONSULTED');
  });
});
