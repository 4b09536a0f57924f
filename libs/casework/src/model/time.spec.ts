import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, day, item, tie } from '../../../../test/support/definitions.js';
import { dueOf } from './clocks.js';
import { rungsAhead } from './rungs.js';

const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');
const applicant = actor('applicant');

function filed(on: string, setting: Parameters<typeof item>[0] = {}): CaseInPlay {
  const file = new CaseInPlay([item(setting)]);
  file.act('FILE', at(on), applicant);
  return file;
}
function accepted(on: string, setting: Parameters<typeof item>[0] = {}): CaseInPlay {
  const file = filed(on, setting);
  file.act('ACCEPT', at(on), clerk);
  return file;
}
/** What watches over clocks that do not run is tested apart, in watches.spec.ts. */
const WATCHES = ['unclaimed', 'long-stop', 'idle'];
const clocks = <T extends { readonly kind: string }>(all: readonly T[]): T[] =>
  all.filter(({ kind }) => !WATCHES.includes(kind));
const alarmAt = (file: CaseInPlay, kind: string) => file.alarms.find((alarm) => alarm.kind === kind)?.due_at;

describe('deemed acceptance (行政许可法 32(4)): the law changes state, not the alarm', () => {
  // filed Thursday 2026-09-10: the fifth working day is Thursday the 17th
  it.each([
    ['2026-09-17', 'done', 'correcting'],
    ['2026-09-18', 'WRONG_STATE', 'filed'],
  ])('a supplement asked on %s: %s', (on, code, standing) => {
    const file = filed('2026-09-10');
    expect(codeOf(file.act('NOTICE_GAPS', at(on), clerk))).toBe(code);
    expect(file.item().standing).toBe(standing);
  });

  it('takes effect on the day of receipt, whenever anybody looks', () => {
    const file = filed('2026-09-10');
    expect(codeOf(file.act('CLAIM', at('2026-10-09'), officer))).toBe('done');
    expect(file.item()).toMatchObject({ standing: 'accepted', work: 'claimed' });
    expect(file.item().context.facts).toMatchObject({ acceptedOn: '2026-09-10', acceptedBy: 'silence' });
    expect(file.entries.map(({ event }) => event.type)).toEqual([
      'FILE',
      'DEEM_ACCEPTED',
      'RING',
      'RING',
      'CLAIM',
    ]);
  });

  it('is armed for the first moment after the limit, and never lights a lamp', () => {
    const file = filed('2026-09-10');
    expect(alarmAt(file, 'pre-acceptance')).toBe('2026-09-17T16:00:00.000Z');
    file.time('2026-09-17T15:59:59.999Z' as Instant);
    expect(file.item().standing).toBe('filed');
    expect(codeOf(file.time('2026-09-17T16:00:00.000Z' as Instant))).toBe('done');
    expect(file.item().standing).toBe('accepted');
    expect(clocks(file.alerts)).toEqual([]);
  });

  it('counts anew after full supply, and not at all while correcting', () => {
    const file = filed('2026-09-10');
    file.act('NOTICE_GAPS', at('2026-09-14'), clerk);
    expect(file.time(at('2026-09-29'))).toMatchObject({ alerts: [{ kind: 'supplement', light: 'yellow' }] });
    file.act('SUPPLY', at('2026-09-30'), applicant);
    expect(alarmAt(file, 'pre-acceptance')).toBe('2026-10-13T16:00:00.000Z');
    file.time(at('2026-10-14'));
    expect(file.item().context.facts.acceptedOn).toBe('2026-09-30');
  });

  it.each([
    'registration',
    'record-filing',
    'internal-opinion',
    'technical-review',
    'utility',
    'allocation',
  ] as const)('never happens to a %s', (nature) => {
    const file = filed('2026-09-10', { definition: { nature } });
    file.time(at('2026-12-01'));
    expect(file.item().standing).toBe('filed');
    expect(codeOf(file.act('DEEM_ACCEPTED', at('2026-12-01'), actor('system')))).toBe('NATURE_NOT_DEEMED');
  });

  it.each([
    [
      'in office hours',
      17,
      { due: '2026-09-17', gaps: 'WRONG_STATE', standing: 'accepted', decided: 'WRONG_STATE' },
    ],
    ['after them', 19, { due: '2026-09-18', gaps: 'done', standing: 'filed', decided: 'done' }],
  ])('of a limit of the same day comes after the day that counts: received %s (rules 4.6)', (_, hour, is) => {
    const sameDay = { value: 0, unit: 'same_day' } as const;
    const file = new CaseInPlay([
      item({
        definition: {
          ...{ handling: 'immediate', signing: 1, preAcceptance: { ...sameDay, basis: '53 号' } },
          ...{ promise: { ...sameDay, source: '53 号', demo: false } },
          statutory: { ...sameDay, startsFrom: 'acceptance', extension: null, basis: '53 号' },
        },
      }),
    ]);
    file.act('FILE', at('2026-09-17', hour), applicant, { with: hour < 18 ? {} : { afterHours: true } });
    expect(dueOf(file.item().context, 'pre-acceptance')).toBe(is.due);
    file.time(at('2026-09-18', 9));
    expect(file.item().standing).toBe(is.standing);
    expect(codeOf(file.copy().act('NOTICE_GAPS', at('2026-09-18', 9), clerk))).toBe(is.gaps);
    expect(codeOf(file.copy().act('ACCEPT_AND_DECIDE', at('2026-09-18', 9), officer))).toBe(is.decided);
    file.time(at('2026-09-19'));
    expect(file.item().context.facts).toMatchObject({ acceptedOn: '2026-09-17', acceptedBy: 'silence' });
    expect(dueOf(file.item().context, 'statute')).toBe(is.due);
    expect(dueOf(file.item().context, 'promise')).toBe(is.due);
  });

  it('what came after hours and is accepted on the next day is owed by the end of that one, not a day later', () => {
    const sameDay = { value: 0, unit: 'same_day', startsFrom: 'acceptance' } as const;
    const statutory = { ...sameDay, extension: null, basis: '53 号' };
    const file = new CaseInPlay([item({ definition: { statutory } })]);
    file.act('FILE', at('2026-09-17', 19), applicant, { with: { afterHours: true } });
    file.act('ACCEPT', at('2026-09-18'), clerk);
    expect(dueOf(file.item().context, 'statute')).toBe('2026-09-18');
  });

  it('an organ that leaves a registration lying is warned instead', () => {
    const file = filed('2026-09-10', { definition: { nature: 'registration' } });
    file.time(at('2026-09-18'));
    expect(clocks(file.alerts)).toMatchObject([{ kind: 'pre-acceptance', rung: 'overdue', light: 'red' }]);
  });
});

describe('a stop', () => {
  const special = () => {
    const file = accepted('2026-09-17');
    file.act('START_SPECIAL', at('2026-10-08'), officer);
    return file;
  };

  it('ends at its cap by itself, on the day of the cap (rules 4.1)', () => {
    const file = special();
    expect(clocks(file.alarms)).toEqual([{ idx: 1, kind: 'cap', due_at: '2026-10-21T01:00:00.000Z' }]);
    file.time(at('2026-10-20'));
    expect(file.item().context.facts.stops).toMatchObject([{ from: '2026-10-08' }]);
    expect(file.item().context.facts.stops[0]?.to).toBeUndefined();
    expect(codeOf(file.time(at('2026-10-26')))).toBe('done');
    expect(file.item().context.facts.stops).toMatchObject([{ from: '2026-10-08', to: '2026-10-21' }]);
    expect(codeOf(file.act('END_SPECIAL', at('2026-10-26'), officer))).toBe('NO_SUCH_STOP');
  });

  it('bars no decision on the day of its cap, also where no bell has rung', () => {
    const file = special();
    file.act('CLAIM', at('2026-10-08'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-10-08'), officer);
    expect(codeOf(file.copy().act('GRANT', at('2026-10-20', 23), head))).toBe('CLOCK_STOPPED');
    expect(codeOf(file.act('GRANT', at('2026-10-21', 1), head))).toBe('done');
  });

  it('bars the decision, and a second stop, while it lasts', () => {
    const file = special();
    file.act('CLAIM', at('2026-10-09'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-10-09'), officer);
    expect(codeOf(file.act('GRANT', at('2026-10-09'), head))).toBe('CLOCK_STOPPED');
    expect(codeOf(file.act('SUSPEND', at('2026-10-09'), head))).toBe('CLOCK_STOPPED');
    expect(codeOf(file.act('RESUME', at('2026-10-09'), officer))).toBe('NO_SUCH_STOP');
    file.act('END_SPECIAL', at('2026-10-12'), officer);
    expect(codeOf(file.act('GRANT', at('2026-10-12'), head))).toBe('done');
  });

  it('a decision entered after the cap is not dated inside the stop', () => {
    const file = special();
    file.act('CLAIM', at('2026-10-08'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-10-08'), officer);
    expect(codeOf(file.act('GRANT', at('2026-10-22'), head, { on: day('2026-10-20') }))).toBe(
      'DATE_BEFORE_LAST',
    );
  });

  it('without a cap lasts until it is resumed', () => {
    const file = accepted('2026-09-17');
    file.act('SUSPEND', at('2026-09-18'), head);
    expect(clocks(file.alarms)).toEqual([]);
    file.time(at('2026-12-01'));
    expect(file.item().context.facts.stops[0]?.to).toBeUndefined();
    expect(codeOf(file.act('END_AT_CAP', at('2026-12-01'), actor('system')))).toBe('NO_SUCH_STOP');
  });

  it('does not bar an extension: a clock that stands is not over', () => {
    const file = special();
    expect(codeOf(file.act('EXTEND', at('2026-10-09'), head))).toBe('done');
  });

  it('stops only the clocks its ground names', () => {
    const grounds = [
      {
        id: 'expert',
        kind: 'special',
        name: { zh: '', en: '' },
        article: '滨州规定 19',
        stops: ['promise'],
        cap: null,
      },
    ] as const;
    const file = accepted('2026-09-17', { definition: { grounds } });
    file.act('START_SPECIAL', at('2026-09-18'), officer);
    expect(clocks(file.alarms).map(({ kind }) => kind)).toEqual(['statute']);
  });

  it('that the item was decided in keeps nothing else from happening when its cap comes', () => {
    const stop = { ground: 'expert', kind: 'special', clocks: [], capOn: day('2026-09-30') } as const;
    const days = { filedOn: day('2026-09-10'), acceptedOn: day('2026-09-10'), decidedOn: day('2026-09-18') };
    const told = { needed: { value: 5, unit: 'working_day' }, expectedUntil: day('2026-09-21') } as const;
    const file = new CaseInPlay([
      item({
        ...{ standing: 'granted', work: 'signed' },
        facts: {
          ...{ ...days, completeOn: days.filedOn, outcome: 'granted' },
          ...{ stops: [{ ...stop, ...told, from: day('2026-09-14') }] },
          announced: { on: day('2026-09-21'), place: '公告栏' },
        },
      }),
    ]);
    file.time(at('2026-12-01'));
    expect(file.entries.map(({ event }) => event.type)).toEqual(['DEEM_SERVED']);
    expect(file.item().standing).toBe('served');
  });

  it('leaves no alarm behind when the item ends in it', () => {
    const file = special();
    file.act('WITHDRAW', at('2026-10-09'), applicant);
    expect(file.alarms).toEqual([]);
    expect(file.time(at('2026-12-01'))).toBeNull();
  });
});

describe('rungs (rules 4.10): never early, once, at the opening hour', () => {
  // promise 20 working days from 2026-09-17: ten are over on 8 October, eighteen on the 19th, twenty on the 21st
  const RUNGS = [
    ['half', 'yellow', '2026-10-09'],
    ['nearly', 'yellow', '2026-10-20'],
    ['overdue', 'red', '2026-10-22'],
  ] as const;
  const statute = { definition: { statutory: null } };

  it.each(RUNGS)('%s lights %s on %s', (rung, light, on) => {
    const file = accepted('2026-09-17', statute);
    for (const [, , earlier] of RUNGS.filter(([, , each]) => each < on)) file.time(at(earlier));
    file.time(at(on, 8));
    const heard = file.alerts.length;
    expect(alarmAt(file, 'promise')).toBe(at(on, 9));
    expect(file.time(at(on, 8))).toBeNull();
    expect(codeOf(file.time(at(on, 9)))).toBe('done');
    expect(file.alerts.slice(heard)).toEqual([
      {
        idx: 1,
        kind: 'promise',
        rung,
        light,
        level: 'officer',
        organ_id: 10,
        item_code: 'A',
        due_on: '2026-10-21',
      },
    ]);
    expect(file.time(at(on, 23))).toBeNull();
  });

  it('every rung is heard, in order, when nobody rang for weeks', () => {
    const file = accepted('2026-09-17', statute);
    file.time(at('2026-11-30'));
    const rungs = clocks(file.alerts).map(({ rung, light, level }) => `${rung} ${light} ${level}`);
    expect(rungs).toEqual([
      'half yellow officer',
      'nearly yellow officer',
      'overdue red officer',
      'overdue+1 red head',
      'overdue+3 red supervisor',
      'overdue+5 red supervisor',
    ]);
    expect(file.alarms).toEqual([]);
  });

  it('a decision just before the bell does not silence it', () => {
    const file = accepted('2026-09-17', statute);
    file.act('CLAIM', at('2026-09-17'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-09-17'), officer);
    expect(file.alerts).toEqual([]);
    file.act('GRANT', at('2026-10-22', 9), head);
    expect(file.alerts.map(({ rung }) => rung)).toEqual(['half', 'nearly', 'overdue']);
  });

  it.each([
    [{ value: 1, unit: 'working_day' }, '2026-09-18', 'nearly'],
    [{ value: 0, unit: 'same_day' }, '2026-09-18', 'overdue'],
    [{ value: 2, unit: 'working_day' }, '2026-09-20', 'nearly'],
  ] as const)('those of one day merge into the highest: %j', (limit, on, rung) => {
    const promise = { ...limit, source: '演示', demo: true };
    const file = accepted('2026-09-17', { definition: { statutory: null, promise } });
    expect(clocks(file.alarms)).toEqual([{ idx: 1, kind: 'promise', due_at: at(on, 9) }]);
    file.time(at(on));
    expect(clocks(file.alerts).map((alert) => alert.rung)).toEqual([rung]);
  });

  it('a passed rung does not ring again after a stop moves the date (engine C16)', () => {
    const file = accepted('2026-09-17', statute);
    file.time(at('2026-10-09'));
    file.act('SUSPEND', at('2026-10-10'), head);
    file.act('RESUME', at('2026-10-16'), officer);
    expect(clocks(file.alarms)).toEqual([{ idx: 1, kind: 'promise', due_at: at('2026-10-27', 9) }]);
    file.time(at('2026-10-29'));
    expect(clocks(file.alerts).map(({ rung }) => rung)).toEqual(['half', 'nearly', 'overdue']);
  });

  it('of a promise that begins anew with the supplement ring anew, and the applicant hears of it', () => {
    const promise = { value: 3, unit: 'working_day', source: '演示', demo: true } as const;
    const file = filed('2026-09-01', { definition: { nature: 'record-filing', statutory: null, promise } });
    file.time(at('2026-09-07'));
    expect(codeOf(file.act('NOTICE_GAPS', at('2026-09-07'), actor('lead')))).toBe('done');
    expect(codeOf(file.act('SUPPLY', at('2026-09-10'), applicant))).toBe('done');
    file.time(at('2026-09-16'));
    const rungs = file.alerts.filter(({ kind }) => kind === 'promise').map(({ rung }) => rung);
    expect(rungs).toEqual(['half', 'nearly', 'overdue', '2/half', '2/nearly', '2/overdue']);
    expect(file.notices.filter(({ kind }) => kind === 'overdue-promise')).toHaveLength(2);
  });

  it('promise overdue and statute overdue are different alerts', () => {
    const file = accepted('2026-09-17');
    file.time(at('2026-10-22'));
    expect(file.alerts.filter(({ rung }) => rung === 'overdue').map(({ kind }) => kind)).toEqual([
      'promise',
      'statute',
    ]);
  });
});

describe('alarms after each act', () => {
  const STEPS = [
    ['FILE', '2026-09-10', applicant],
    ['NOTICE_GAPS', '2026-09-11', clerk],
    ['SUPPLY', '2026-09-14', applicant],
    ['ACCEPT', '2026-09-15', clerk],
    ['CLAIM', '2026-09-16', officer],
    ['START_SPECIAL', '2026-09-17', officer],
    ['END_SPECIAL', '2026-09-18', officer],
    ['EXTEND', '2026-09-21', head],
    ['CONCLUDE_REVIEW', '2026-10-13', officer],
    ['GRANT', '2026-10-14', head],
    ['SERVE', '2026-10-15', clerk],
  ] as const;
  const ahead = (file: CaseInPlay) => {
    const rungs = rungsAhead(file.item().context).toReversed();
    return Object.fromEntries(rungs.map(({ clock, at: due }) => [clock, due]));
  };

  it.each([
    ['free', []],
    ['waiting to be accepted', [tie({ to: ['Z'], binds: 'application' })]],
    ['waiting to be decided', [tie({ to: ['Z'] })]],
  ])('equal what is still to ring: %s', (_, ties) => {
    const file = new CaseInPlay([item({ definition: { ties } })]);
    for (const [type, on, who] of STEPS) {
      file.time(at(on));
      file.act(type, at(on), who);
      const rings = file.alarms.filter(({ kind }) => kind !== 'cap' && kind !== 'look-again');
      expect(Object.fromEntries(rings.map(({ kind, due_at }) => [kind, due_at]))).toEqual(ahead(file));
      expect(rings.filter(({ due_at }) => due_at <= at(on))).toEqual([]);
    }
    expect(file.alarms.map(({ kind }) => kind)).toEqual(
      ties.length === 0 ? [] : expect.arrayContaining(['look-again']),
    );
  });
});
