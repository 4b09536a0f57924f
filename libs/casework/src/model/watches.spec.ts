import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, type ItemSetting, item, tie } from '../../../../test/support/definitions.js';

const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');
const applicant = actor('applicant');

function filed(on: string, setting: ItemSetting = {}): CaseInPlay {
  const file = new CaseInPlay([item(setting)]);
  file.act('FILE', at(on), applicant);
  return file;
}
const heard = (file: CaseInPlay, wanted: string) =>
  file.alerts.flatMap(({ kind, rung, light, level }) =>
    kind === wanted ? [`${rung} ${light} ${level}`] : [],
  );
const armed = (file: CaseInPlay, wanted: string) =>
  file.alarms.find(({ kind }) => kind === wanted)?.due_at ?? null;

describe('unclaimed', () => {
  // complete on Thursday 2026-09-10; two working days later is Monday the 14th
  it('tells the head on the morning after two working days, once', () => {
    const file = filed('2026-09-10');
    expect(armed(file, 'unclaimed')).toBe(at('2026-09-15', 9));
    file.time(at('2026-09-15', 8));
    expect(heard(file, 'unclaimed')).toEqual([]);
    file.time(at('2026-09-15', 9));
    file.time(at('2026-09-16'));
    expect(heard(file, 'unclaimed')).toEqual(['unclaimed yellow head']);
    expect(armed(file, 'unclaimed')).toBeNull();
  });

  it.each([
    ['claimed in time', 'CLAIM', officer],
    ['given back to the applicant', 'NOTICE_GAPS', clerk],
  ] as const)('says nothing of what was %s', (_, type, who) => {
    const file = filed('2026-09-10');
    file.act(type, at('2026-09-11'), who);
    file.time(at('2026-09-21'));
    expect(heard(file, 'unclaimed')).toEqual([]);
  });

  it('says it again of what nobody claims after the supplement either', () => {
    const file = filed('2026-09-10');
    file.time(at('2026-09-15'));
    file.act('NOTICE_GAPS', at('2026-09-15'), clerk);
    file.act('SUPPLY', at('2026-09-17'), applicant);
    file.time(at('2026-09-21'));
    expect(heard(file, 'unclaimed')).toEqual(['unclaimed yellow head', '2/unclaimed yellow head']);
  });

  it('counts anew from full supply, and never watches what is decided on the spot', () => {
    const file = filed('2026-09-10');
    file.act('NOTICE_GAPS', at('2026-09-11'), clerk);
    file.act('SUPPLY', at('2026-09-17'), applicant);
    expect(armed(file, 'unclaimed')).toBe(at('2026-09-21', 9));
    expect(armed(filed('2026-09-10', { definition: { handling: 'immediate' } }), 'unclaimed')).toBeNull();
  });
});

describe('unclaimed by another organ', () => {
  const levels = { first: 10, upper: 70, forwards: [] };
  const working = (value: number) => ({ value, unit: 'working_day' as const });
  const firstReview = {
    ...working(20),
    level: 'city',
    upper: working(20),
    basis: '行政许可法 35, 43',
  } as const;
  /** Accepted on Thursday 2026-09-10, the 11th over. */
  const accepted = (setting: ItemSetting = {}): CaseInPlay => {
    const file = filed('2026-09-10', setting);
    file.act('ACCEPT', at('2026-09-10'), clerk);
    return file;
  };

  it.each(['REROUTE', 'TRANSFER'] as const)('%s: counts from the day it came there', (type) => {
    const file = accepted();
    expect(codeOf(file.act(type, at('2026-09-14'), actor('lead')))).toBe('done');
    expect(armed(file, 'unclaimed')).toBe(at('2026-09-17', 9));
    file.time(at('2026-09-17', 8));
    expect(heard(file, 'unclaimed')).toEqual([]);
    file.time(at('2026-09-17', 9));
    expect(heard(file, 'unclaimed')).toEqual(['2/unclaimed yellow head']);
  });

  it('the head of the new organ hears of it, also where that of the old one did', () => {
    const file = accepted();
    file.time(at('2026-09-15'));
    file.act('REROUTE', at('2026-09-15'), actor('lead'));
    file.time(at('2026-09-18'));
    expect(heard(file, 'unclaimed')).toEqual(['unclaimed yellow head', '2/unclaimed yellow head']);
    expect(file.alerts.filter(({ kind }) => kind === 'unclaimed').map(({ organ_id }) => organ_id)).toEqual([
      10, 70,
    ]);
  });

  it('sent up and sent back down it counts anew; who decides above is another: it does not', () => {
    const file = accepted({ definition: { firstReview }, facts: { levels } });
    file.act('TRANSFER', at('2026-09-11'), actor('lead'), { with: { from: 70, to: 80 } });
    expect(armed(file, 'unclaimed')).toBe(at('2026-09-15', 9));
    file.act('CLAIM', at('2026-09-11'), officer);
    expect(codeOf(file.act('FORWARD', at('2026-09-14'), officer))).toBe('done');
    expect(armed(file, 'unclaimed')).toBe(at('2026-09-17', 9));
    expect(codeOf(file.act('SEND_DOWN', at('2026-09-16'), actor('head', 80)))).toBe('done');
    file.time(at('2026-09-21'));
    expect(heard(file, 'unclaimed')).toEqual(['3/unclaimed yellow head']);
  });
});

describe('a stop that outlasts its notice', () => {
  it('warns the head the morning after the day told to the applicant, and supervision five working days later', () => {
    const file = filed('2026-09-17');
    file.act('ACCEPT', at('2026-09-17'), clerk);
    file.act('SUSPEND', at('2026-09-18'), head);
    // five working days needed: Sunday 20 (make-up) to Thursday 24
    file.time(at('2026-09-24'));
    expect(heard(file, 'long-stop')).toEqual([]);
    file.time(at('2026-09-28', 9));
    expect(heard(file, 'long-stop')).toEqual(['1 yellow head']);
    file.time(at('2026-10-10', 8));
    expect(heard(file, 'long-stop')).toEqual(['1 yellow head']);
    file.time(at('2026-10-10', 9));
    expect(heard(file, 'long-stop')).toEqual(['1 yellow head', '1+5 yellow supervisor']);
  });

  it('is silent of a stop that ended in time, and speaks of the next one by its own number', () => {
    const file = filed('2026-09-17');
    file.act('ACCEPT', at('2026-09-17'), clerk);
    file.act('SUSPEND', at('2026-09-18'), head);
    file.act('RESUME', at('2026-09-21'), officer);
    file.act('SUSPEND', at('2026-09-22'), head);
    file.time(at('2026-10-09'));
    expect(heard(file, 'long-stop')).toEqual(['2 yellow head']);
  });
});

describe("nobody's turn", () => {
  it('an open item that no clock drives is shown to supervision after five quiet working days', () => {
    const file = filed('2026-09-10', { definition: { ties: [tie({ to: ['Z'], binds: 'application' })] } });
    file.act('CLAIM', at('2026-09-10'), officer);
    expect(armed(file, 'idle')).toBe(at('2026-09-18', 9));
    file.time(at('2026-09-18'));
    expect(heard(file, 'idle')).toEqual(['idle yellow supervisor']);
  });

  it('is not said of an item whose clock runs or stands by a stop', () => {
    const file = filed('2026-09-10');
    file.act('ACCEPT', at('2026-09-10'), clerk);
    expect(armed(file, 'idle')).toBeNull();
    file.act('SUSPEND', at('2026-09-11'), head);
    expect(armed(file, 'idle')).toBeNull();
  });
});
