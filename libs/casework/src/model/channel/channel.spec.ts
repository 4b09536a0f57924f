import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, item } from '../../../../../test/support/definitions.js';
import { digest, receiptOf } from '../../../../../test/support/receipts.js';
import { SEEDED } from '../../../../../test/support/seeded.js';
import { clocksOf, promiseOf } from '../clocks.js';
import type { Item } from '../item.js';
import { verifyReceipt } from '../receipt/verify-receipt.js';
import { replay } from '../replay.js';
import type { ProjectChannel } from './commands.js';

const working = (value: number) => ({ value, unit: 'working_day' as const });
const promise = (value: number) => ({ ...working(value), source: '演示', demo: true });
const DEFINITION = { promise: promise(20), greenPromise: promise(8), statutory: null };
const ACCEPTED = { filedOn: day('2026-09-17'), completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17') };
const GREEN: ProjectChannel = { id: 'first', ended: null };
const lost = (cause: string): ProjectChannel => ({ id: 'first', ended: { on: day('2026-09-22'), cause } });

const accepted = (more: object = {}, facts: object = {}): CaseInPlay =>
  new CaseInPlay([
    item({
      standing: 'accepted',
      definition: { ...DEFINITION, ...more },
      facts: { handedIn: ['M1', 'M2'], ...ACCEPTED, ...facts },
    }),
  ]);
const hear = (file: CaseInPlay, channel: ProjectChannel, on: string) =>
  codeOf(file.command({ type: 'SET_CHANNEL', idx: [1], channel }, at(on), actor('system')));
const due = (file: CaseInPlay) =>
  clocksOf(file.item().context).find(({ kind }) => kind === 'promise')?.due.dueOn ?? null;

describe('the channel reaches a running item', () => {
  it('shortens the promise once, tells it, and the receipt says why', () => {
    const file = accepted();
    const before = due(file);
    expect([hear(file, GREEN, '2026-09-21'), hear(file, GREEN, '2026-09-21')]).toEqual(['done', null]);
    expect(due(file)! < before!).toBe(true);
    expect(file.notices.map(({ kind, audience }) => `${kind} ${audience}`)).toEqual([
      'green-date applicant',
      'green-date organ',
    ]);
    const receipt = receiptOf(file.item());
    const told = receipt.clocks.find(({ kind }) => kind === 'promise');
    expect(told?.changes).toMatchObject([
      {
        paper: '绿色通道准入 first',
        limit: { was: working(20), is: working(8) },
        from: before,
        to: due(file),
      },
    ]);
    expect(verifyReceipt(receipt, digest).verdict).toBe('right');
  });

  it.each([
    ['a shorter', promise(8), 8],
    ['an equal', promise(20), 20],
    ['a longer', promise(25), 20],
    ['one in another unit', { value: 8, unit: 'calendar_day', source: '演示', demo: true } as const, 20],
  ])('holds beside the ordinary promise where it is shorter: %s', (_, greenPromise, days) => {
    const file = accepted({}, { greenPromise });
    expect(promiseOf(file.item().context)).toMatchObject(working(days));
  });

  it('makes nobody late after the fact', () => {
    const file = accepted();
    const before = due(file);
    expect(hear(file, GREEN, '2026-10-12')).toBe('done');
    expect([due(file), file.item().context.facts.channel]).toEqual([before, 'green']);
  });

  it('lost, its promise stays for the applicant, unless the data were false', () => {
    const kept = accepted();
    hear(kept, GREEN, '2026-09-21');
    const green = due(kept);
    expect([hear(kept, lost('not-met'), '2026-09-22'), hear(kept, lost('not-met'), '2026-09-22')]).toEqual([
      'done',
      null,
    ]);
    expect([due(kept), kept.item().context.facts.channel]).toEqual([green, undefined]);
    expect(hear(kept, lost('false-data'), '2026-09-23')).toBe('done');
    expect(promiseOf(kept.item().context)).toEqual(DEFINITION.promise);
    expect(verifyReceipt(receiptOf(kept.item()), digest).verdict).toBe('right');
  });

  it('lost before it was filed, the promise is lost with it: nothing was promised to an applicant who has not applied', () => {
    const file = new CaseInPlay([item({ definition: DEFINITION })]);
    expect(hear(file, GREEN, '2026-09-15')).toBe('done');
    expect(promiseOf(file.item().context)).toEqual(DEFINITION.greenPromise);
    expect([hear(file, lost('not-met'), '2026-09-16'), hear(file, lost('not-met'), '2026-09-16')]).toEqual([
      'done',
      null,
    ]);
    file.act('FILE', at('2026-09-17'), actor('applicant'));
    file.act('ACCEPT', at('2026-09-17'), actor('clerk'));
    expect(due(file)).toBe(due(accepted()));
    expect(hear(file, lost('false-data'), '2026-09-18')).toBeNull();
    expect(verifyReceipt(receiptOf(file.item()), digest).verdict).toBe('right');
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });

  it('where numbers are limited it comes before nobody', () => {
    const file = accepted({ quotaLimited: true, greenPromise: undefined });
    hear(file, GREEN, '2026-09-21');
    expect(file.item().context.facts).toMatchObject({ channel: 'green', inOrder: true });
  });

  it('tells somebody higher every working day once it is overdue', () => {
    const ladder = (file: CaseInPlay) => {
      file.time(at('2026-12-31'));
      return file.alerts
        .filter(({ kind }) => kind === 'promise')
        .map(({ rung, level }) => `${rung} ${level}`);
    };
    const green = accepted();
    hear(green, GREEN, '2026-09-21');
    expect(ladder(green).slice(-6)).toEqual([
      'overdue officer',
      'overdue+1 head',
      'overdue+2 supervisor',
      'overdue+3 supervisor',
      'overdue+4 supervisor',
      'overdue+5 supervisor',
    ]);
    expect(ladder(accepted()).slice(-4)).toEqual([
      'overdue officer',
      'overdue+1 head',
      'overdue+3 supervisor',
      'overdue+5 supervisor',
    ]);
  });
});

/** Statutory limits, whatever excludes days from them, periods of notice, conditions: all that the channel leaves alone. */
const others = ({ context }: Item) =>
  clocksOf(context)
    .filter(({ kind }) => kind !== 'promise')
    .map(({ kind, span, due: { dueOn } }) => [kind, span, dueOn]);

describe('whatever the item', () => {
  it.each(SEEDED.items.map((definition) => [definition.code, definition] as const))(
    '%s keeps every clock but its promise, and all that its version says',
    (_, definition) => {
      const stopped = definition.grounds.find(({ stops }) => stops.includes('statute'));
      const stops = stopped
        ? [{ ground: stopped.id, kind: 'special' as const, clocks: stopped.stops, from: day('2026-09-18') }]
        : [];
      const facts = { stops: stops.map((stop) => ({ ...stop, expectedUntil: day('2026-10-20') })) };
      const file = accepted({ ...definition, greenPromise: promise(1) }, facts);
      const before = file.item();
      hear(file, GREEN, '2026-09-21');
      const after = file.item();
      expect(others(after)).toEqual(others(before));
      expect(after.context.definition).toBe(before.context.definition);
      expect([after.standing, after.work]).toEqual([before.standing, before.work]);
    },
  );
});

describe('提前介入', () => {
  const officer = actor('officer');
  const planned = (facts: object = {}) => new CaseInPlay([item({ standing: 'planned', facts })]);
  it('looks at a planned item of the channel, on its published lines, and starts no clock', () => {
    const file = planned({ channel: 'green' });
    const findings = [{ line: 'M1', note: '平面图缺比例尺' }];
    expect(codeOf(file.act('PRE_REVIEW', at('2026-09-21'), officer, { with: { findings } }))).toBe('done');
    expect(file.item()).toMatchObject({
      standing: 'planned',
      context: { facts: { preReviews: [{ findings }] } },
    });
    expect([clocksOf(file.item().context), file.alarms]).toEqual([[], []]);
    expect(file.notices).toMatchObject([
      { kind: 'pre-review-findings', audience: 'applicant', legal: false },
    ]);
    const strange = { with: { findings: [{ line: 'X9' }] } };
    expect(codeOf(file.act('PRE_REVIEW', at('2026-09-21'), officer, strange))).toBe('OFF-LIST');
    const nothing = { with: { findings: [] } };
    expect(codeOf(file.act('PRE_REVIEW', at('2026-09-21'), officer, nothing))).toBe('LINES_MISSING');
  });

  it('is of the channel alone, and over once the item is filed', () => {
    expect(codeOf(planned().act('PRE_REVIEW', at('2026-09-21'), officer))).toBe('NOT_GREEN');
    const filed = new CaseInPlay([item({ standing: 'filed', facts: { channel: 'green' } })]);
    const answer = filed.act('PRE_REVIEW', at('2026-09-21'), officer);
    expect(isRejection(answer) && answer.code).toBe('WRONG_STATE');
  });
});
