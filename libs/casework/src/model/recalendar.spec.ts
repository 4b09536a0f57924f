import { describe, expect, it } from '@jest/globals';
import { type CalendarData, compileCalendar } from '#calendar';
import { CaseInPlay } from '../../../../test/support/case-in-play.js';
import { actor, at, CALENDAR, day, item } from '../../../../test/support/definitions.js';
import { clocksOf } from './clocks.js';
import { replay } from './replay.js';

const clerk = actor('clerk');
const officer = actor('officer');
const applicant = actor('applicant');
const time = actor('system');

/** The calendar of the tests with some days changed by a later paper. */
function published(changes: Readonly<Record<string, 'holiday' | 'make-up' | 'plain'>>) {
  const named = new Map([...CALENDAR.named.values()].map((entry) => [entry.date as string, entry]));
  for (const [date, kind] of Object.entries(changes)) {
    if (kind === 'plain') named.delete(date);
    else named.set(date, { date: day(date), kind, name: '地方节日', paper: 'P' });
  }
  const data: CalendarData = {
    code: 'CN',
    knownFrom: CALENDAR.knownFrom,
    knownThrough: CALENDAR.knownThrough,
    days: [...named.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    papers: [{ id: 'P', title: '临时放假通知', url: null }],
  };
  return compileCalendar(data);
}
const LATER = published({ '2026-10-12': 'holiday' });
const EARLIER = published({ '2026-10-07': 'plain' });

function accepted(on = '2026-09-17'): CaseInPlay {
  const file = new CaseInPlay([item()]);
  file.act('FILE', at(on), applicant);
  file.act('ACCEPT', at(on), clerk);
  file.act('CLAIM', at(on), officer);
  return file;
}
function publish(file: CaseInPlay, days: typeof LATER, on: string) {
  file.calendars.set(2, days);
  const calendars = file.items.map(({ idx }) => ({ idx, id: 2, days, paper: '临时放假通知' }));
  return file.command({ type: 'RECALENDAR', calendars }, at(on), time);
}
const due = (file: CaseInPlay) =>
  Object.fromEntries(clocksOf(file.item().context).map(({ kind, due: { dueOn } }) => [kind, dueOn]));

describe('a published calendar reaches open items', () => {
  it('moves every running clock, keeps what it was and why, and tells applicant and organ', () => {
    const file = accepted();
    expect(due(file)['promise']).toBe('2026-10-21');
    publish(file, LATER, '2026-09-30');
    expect(due(file)).toMatchObject({ promise: '2026-10-22', statute: '2026-10-22' });
    expect(file.item()).toMatchObject({ calendar: 2 });
    expect(file.item().context.facts.moves).toEqual(
      ['promise', 'statute'].map((clock) => ({
        clock,
        from: '2026-10-21',
        to: '2026-10-22',
        on: '2026-09-30',
        paper: '临时放假通知',
        calendar: 2,
      })),
    );
    expect(file.notices.filter(({ kind }) => kind === 'new-date')).toMatchObject([
      { audience: 'applicant', legal: true, params: { from: '2026-10-21', to: '2026-10-22' } },
      { audience: 'organ', params: { from: '2026-10-21', to: '2026-10-22' } },
    ]);
    expect(file.alarms.find(({ kind }) => kind === 'promise')?.due_at).toBe(at('2026-10-09', 9));
  });

  it('never shortens a promise silently: an earlier day is journalled and told too', () => {
    const file = accepted();
    publish(file, EARLIER, '2026-09-30');
    expect(due(file)['promise']).toBe('2026-10-20');
    expect(file.entries.at(-1)?.event).toMatchObject({
      type: 'RECALENDAR',
      moved: [
        { clock: 'promise', from: '2026-10-21', to: '2026-10-20' },
        { clock: 'statute', from: '2026-10-21', to: '2026-10-20' },
      ],
    });
    expect(file.notices.filter(({ kind }) => kind === 'new-date')).toHaveLength(2);
  });

  it('rescues no overdue item, and makes nobody late after the fact', () => {
    const late = accepted();
    late.time(at('2026-10-22'));
    publish(late, LATER, '2026-10-22');
    expect(late.item().calendar).toBe(1);
    expect(due(late)['promise']).toBe('2026-10-21');
    const onTheDay = accepted();
    publish(onTheDay, EARLIER, '2026-10-21');
    expect(onTheDay.item().calendar).toBe(1);
    expect(onTheDay.alerts.filter(({ rung }) => rung === 'overdue')).toEqual([]);
  });

  it('leaves what is decided as it was, and tells nobody where no day moves', () => {
    const ended = accepted();
    ended.act('WITHDRAW', at('2026-09-18'), applicant);
    expect(publish(ended, LATER, '2026-09-30')).toBeNull();
    const same = accepted();
    const told = same.notices.length;
    publish(same, published({ '2026-12-25': 'holiday' }), '2026-09-30');
    expect(same.item()).toMatchObject({ calendar: 2 });
    expect(same.notices).toHaveLength(told);
  });

  it('moves the cap of an open stop, not the day told to the applicant', () => {
    const file = accepted();
    file.act('START_SPECIAL', at('2026-10-08'), officer);
    const [told] = file.item().context.facts.stops;
    publish(file, LATER, '2026-10-09');
    const [stop] = file.item().context.facts.stops;
    expect([told?.capOn, stop?.capOn]).toEqual(['2026-10-21', '2026-10-22']);
    expect(stop?.expectedUntil).toBe(told?.expectedUntil);
    const over = accepted();
    over.act('START_SPECIAL', at('2026-10-08'), officer);
    over.act('END_SPECIAL', at('2026-10-09'), officer);
    publish(over, LATER, '2026-10-09');
    expect(over.item()).toMatchObject({
      calendar: 2,
      context: { facts: { stops: [{ to: '2026-10-09', capOn: '2026-10-21' }] } },
    });
  });

  it('a rung that rang does not ring again under the new calendar', () => {
    const file = accepted();
    file.time(at('2026-10-09'));
    publish(file, LATER, '2026-10-09');
    file.time(at('2026-10-13'));
    expect(file.alerts.filter(({ kind, rung }) => kind === 'promise' && rung === 'half')).toHaveLength(1);
  });

  it('the item is still the fold of its entries', () => {
    const file = accepted();
    file.act('START_SPECIAL', at('2026-09-21'), officer);
    publish(file, LATER, '2026-09-30');
    file.act('END_SPECIAL', at('2026-10-09'), officer);
    const folded = replay(file.planned[0]!, file.entries, file.calendars);
    expect(folded).toMatchObject({ standing: 'accepted', work: 'claimed', calendar: 2 });
    expect(folded.context.facts).toEqual(file.item().context.facts);
  });
});
