import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '#calendar';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, item } from '../../../../../test/support/definitions.js';
import { clocksOf } from '../clocks.js';
import type { EventType } from '../events.js';
import type { ItemFacts } from '../facts.js';
import { allowedActions } from '../item.js';
import { replay } from '../replay.js';
import { monthsLater } from './months.js';

const [clerk, lead, head, applicant, officer] = [
  actor('clerk'),
  actor('lead'),
  actor('head'),
  actor('applicant'),
  actor('officer'),
];
const SEEN = { ifSeq: 1, seq: 1 };

/** One item, decided on Thursday 2026-09-17. */
function decided(
  outcome: 'granted' | 'refused' = 'granted',
  more: Partial<ItemFacts> = {},
  nature: 'licence' | 'utility' = 'licence',
) {
  const facts = { filedOn: day('2026-09-10'), decidedOn: day('2026-09-17'), outcome, ...more };
  return new CaseInPlay([
    item({
      definition: { nature },
      standing: outcome,
      work: 'signed',
      facts: { ...facts, completeOn: day('2026-09-10') },
    }),
  ]);
}
const serve = (file: CaseInPlay, says: object, on = '2026-09-18') =>
  codeOf(file.act('SERVE', at(on), clerk, { with: says }));
const dueOf = (file: CaseInPlay, kind: string) =>
  clocksOf(file.item().context).find((clock) => clock.kind === kind)?.due.dueOn ?? null;
const consent = (given: boolean, on = '2026-09-18') =>
  ({ type: 'SAY_CONSENT', on: day(on), given, seen: SEEN }) as const;

describe('送达', () => {
  it('needs at the window a receiver, by post a number, and always a proof that is kept', () => {
    const file = decided();
    expect(serve(file, { method: 'window', receivedBy: undefined })).toBe('RECEIVER_MISSING');
    expect(serve(file, { method: 'post' })).toBe('TRACKING_MISSING');
    expect(serve(file, { method: 'post', tracking: 'EX1', receivedBy: undefined, proof: '回执' })).toBe(
      'done',
    );
    expect(file.item()).toMatchObject({
      standing: 'served',
      context: {
        facts: { servedOn: '2026-09-18', service: { method: 'post', tracking: 'EX1', proof: '回执' } },
      },
    });
  });

  it('民事诉讼法 90: electronic service needs consent; taken back, it covers only what was served before', () => {
    const file = decided();
    const electronic = { method: 'electronic', receivedBy: undefined };
    expect(serve(file, electronic)).toBe('CONSENT_MISSING');
    expect(codeOf(file.command(consent(false), at('2026-09-18'), applicant))).toBe('NO_CONSENT');
    expect(codeOf(file.command(consent(true), at('2026-09-18'), officer))).toBe('FORBIDDEN');
    expect(codeOf(file.command(consent(true), at('2026-09-18'), applicant))).toBe('done');
    expect(codeOf(file.command(consent(false, '2026-09-21'), at('2026-09-21'), applicant))).toBe('done');
    expect(serve(file, electronic, '2026-09-21')).toBe('CONSENT_MISSING');
    expect(codeOf(file.command(consent(true, '2026-09-22'), at('2026-09-22'), applicant))).toBe('done');
    expect(serve(file, electronic, '2026-09-22')).toBe('done');
    expect(codeOf(file.command(consent(true), at('2026-09-23'), applicant))).toBe('NOTHING_TO_SERVE');
  });

  it('starts the remedy periods, of refusals too, and tells their last days', () => {
    const file = decided('refused');
    expect(dueOf(file, 'reconsideration')).toBeNull();
    serve(file, {});
    // 2026-11-17 is the sixtieth day; 2027-03-18 the corresponding day of the sixth month.
    expect([dueOf(file, 'reconsideration'), dueOf(file, 'suit')]).toEqual(['2026-11-17', '2027-03-18']);
    expect(file.notices.at(-1)).toMatchObject({
      kind: 'served-with-remedy',
      audience: 'applicant',
      legal: true,
      params: { on: '2026-09-18', reconsideration: '2026-11-17', suit: '2027-03-18' },
    });
    expect(file.alarms).toEqual([]);
    expect(file.time(at('2027-06-01'))).toBeNull();
  });

  it('starts none where there is no act of authority', () => {
    const file = decided('granted', {}, 'utility');
    serve(file, {});
    expect([dueOf(file, 'reconsideration'), dueOf(file, 'suit')]).toEqual([null, null]);
    expect(file.notices.at(-1)?.kind).toBe('served');
  });

  it('is due ten working days after a grant (行政许可法 44) and, by our own rule, after a refusal', () => {
    expect(dueOf(decided('granted'), 'delivery')).toBe(dueOf(decided('refused'), 'delivery'));
    expect(
      clocksOf(decided('refused').item().context).find(({ kind }) => kind === 'delivery')?.article,
    ).toMatch(/系统设定/);
    const late = decided();
    late.time(at('2026-10-20'));
    expect(late.alerts.filter(({ kind }) => kind === 'delivery').map(({ level }) => level)).toContain(
      'officer',
    );
  });
});

describe('公告送达', () => {
  it('comes last: after every method that is open has failed', () => {
    const file = decided();
    const announce = () => codeOf(file.act('ANNOUNCE_SERVICE', at('2026-09-21'), clerk));
    const failed = (method: string) =>
      codeOf(file.act('SERVICE_FAILED', at('2026-09-21'), clerk, { with: { method } }));
    expect(announce()).toBe('NOTICE_IS_LAST');
    expect([failed('electronic'), failed('post')]).toEqual(['CONSENT_MISSING', 'done']);
    expect(announce()).toBe('NOTICE_IS_LAST');
    expect([failed('window'), announce(), announce()]).toEqual(['done', 'done', 'ANNOUNCED_ALREADY']);
    expect(file.notices.at(-1)).toMatchObject({ kind: 'service-announced', params: { until: '2026-10-21' } });
  });

  it('counts as delivery when its days are over, by time alone and as of the last of them', () => {
    const file = decided('granted', { announced: { on: day('2026-09-21'), place: '公告栏' } });
    expect(file.time(at('2026-10-21', 23))).toBeNull();
    expect(codeOf(file.act('DEEM_SERVED', at('2026-10-21'), actor('system')))).toBe('done');
  });

  it('is noted as of its last day even where nobody looked for weeks', () => {
    const file = decided('granted', { announced: { on: day('2026-09-21'), place: '公告栏' } });
    file.time(at('2026-11-10'));
    expect(file.item()).toMatchObject({
      standing: 'served',
      context: { facts: { servedOn: '2026-10-21', service: { method: 'public-notice', proof: '公告栏' } } },
    });
    expect(dueOf(file, 'reconsideration')).toBe('2026-12-21');
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });

  it('does not shut the window: who comes is served on that day', () => {
    const file = decided('granted', { announced: { on: day('2026-09-21'), place: '公告栏' } });
    expect(serve(file, {}, '2026-09-28')).toBe('done');
    expect(file.item().context.facts.service?.method).toBe('window');
  });
});

describe('更正送达日', () => {
  it('moves the remedy periods with it, and the applicant is told', () => {
    const file = new CaseInPlay([item({ definition: { signing: 1 } })]);
    const life: [EventType, typeof clerk][] = [
      ['FILE', applicant],
      ['ACCEPT', clerk],
      ['CLAIM', officer],
      ['CONCLUDE_REVIEW', officer],
      ['GRANT', head],
    ];
    for (const [type, who] of life)
      expect([type, codeOf(file.act(type, at('2026-09-17'), who))]).toEqual([type, 'done']);
    serve(file, {}, '2026-09-21');
    expect(dueOf(file, 'reconsideration')).toBe('2026-11-20');
    const entries = file.entries.map((entry, n) => ({ ...entry, seq: n + 1 }));
    const history = { planned: file.planned[0]!, entries, calendars: file.calendars };
    const wrong = {
      type: 'CORRECT',
      idx: 1,
      seq: entries.length,
      of: 'SERVE',
      reason: '回证日期',
      history,
    } as const;
    expect(codeOf(file.command({ ...wrong, to: day('2026-09-18') }, at('2026-09-22'), lead))).toBe('done');
    expect([dueOf(file, 'reconsideration'), dueOf(file, 'suit')]).toEqual(['2026-11-17', '2027-03-18']);
    expect(file.item().context.facts.service?.method).toBe('window');
    expect(file.notices.at(-1)).toMatchObject({
      kind: 'service-corrected',
      params: { from: '2026-09-21', to: '2026-09-18', reconsideration: '2026-11-17', suit: '2027-03-18' },
    });
    // Served before it was decided it cannot have been.
    expect(codeOf(file.command({ ...wrong, to: day('2026-09-16') }, at('2026-09-22'), head))).toBe(
      'CORRECTION_BREAKS',
    );
  });
});

describe('统一出件', () => {
  const handOut = (items: number[], on = '2026-09-18') =>
    ({ type: 'HAND_OUT', on: day(on), items, receivedBy: '张三', proof: '回证1号', seen: SEEN }) as const;
  const three = () =>
    new CaseInPlay(
      [1, 2, 3].map((idx) => ({
        ...decided(idx === 2 ? 'refused' : 'granted').item(),
        idx,
        code: `A${idx}`,
        organId: idx * 10,
      })),
    );

  it('serves several results in one act on one proof, a refusal among them', () => {
    const file = three();
    expect(codeOf(file.command(handOut([1, 2, 3]), at('2026-09-18'), lead))).toBe('done');
    expect(file.items.map(({ standing }) => standing)).toEqual(['served', 'served', 'served']);
    expect(new Set(file.items.map(({ context }) => context.facts.service?.proof))).toEqual(
      new Set(['回证1号']),
    );
  });

  it.each([
    ['nobody else than the window', [1], head, 'FORBIDDEN'],
    ['no item of another number', [1, 4], lead, 'NOT_OF_CASE'],
    ['no item twice', [1, 1], lead, 'NOT_OF_CASE'],
  ])('%s: none of them is served', (_, items, who, code) => {
    const file = three();
    expect(codeOf(file.command(handOut(items), at('2026-09-18'), who))).toBe(code);
    expect(file.items.map(({ standing }) => standing)).toEqual(['granted', 'refused', 'granted']);
  });

  it('serves nothing where one of them is not decided', () => {
    const file = three();
    file.items = [...file.items.slice(0, 2), { ...file.item(3), standing: 'accepted', work: 'concluded' }];
    expect(codeOf(file.command(handOut([1, 3]), at('2026-09-18'), lead))).toBe('WRONG_STATE');
    expect(file.item(1).standing).toBe('granted');
  });

  it('is offered item by item to the window and to nobody after it', () => {
    const file = three();
    const subject = { applicantOrgan: 900, organId: 10, parkId: 1 };
    expect(allowedActions(file.item(1), clerk, subject, day('2026-09-18'))).toContain('SERVE');
    file.command(handOut([1]), at('2026-09-18'), lead);
    expect(allowedActions(file.item(1), clerk, subject, day('2026-09-18'))).not.toContain('SERVE');
  });
});

describe('months', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-09-05', 6, '2027-03-05'],
    ['2026-12-09', 6, '2027-06-09'],
  ])('%s and %s months: %s (民法典 202)', (from, months, to) => {
    expect(monthsLater(day(from), months)).toBe(to);
  });

  it('never skips a month, and never steps back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 24 }), (start, months) => {
        const from = addDays(day('2020-01-01'), start);
        const to = monthsLater(from, months);
        const between = daysBetween(from, to);
        expect(between).toBeGreaterThanOrEqual(months * 30 - 3 - Math.floor(months / 6));
        expect(between).toBeLessThanOrEqual(months * 31);
        expect(to <= monthsLater(addDays(from, 1), months)).toBe(true);
      }),
    );
  });
});
