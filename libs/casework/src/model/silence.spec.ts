import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, type ItemSetting, item, tie } from '../../../../test/support/definitions.js';
import { SILENCE } from './events.js';

const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');
const applicant = actor('applicant');

/** 泰政办发〔2022〕58号: an internal opinion that does not come in time counts as agreed. */
const silence = {
  clock: 'promise',
  basis: { law: '泰政办发〔2022〕58号', article: '超时默认', confidence: 'verified' },
} as const;
const opinion = { nature: 'internal-opinion', silence, statutory: null } as const;

function accepted(on: string, setting: ItemSetting = {}): CaseInPlay {
  const file = new CaseInPlay([item({ definition: opinion, ...setting })]);
  file.act('FILE', at(on), applicant);
  file.act('ACCEPT', at(on), clerk);
  return file;
}
const types = (file: CaseInPlay) => file.entries.map(({ event }) => event.type);

describe('silence decides only where a published rule says so (超时默认)', () => {
  // promise 20 working days from 2026-09-17: due on Wednesday 2026-10-21
  it('tells the head on the working day before, then decides at the end of the due day', () => {
    const file = accepted('2026-09-17');
    file.time(at('2026-10-20', 8));
    expect(file.alerts.filter(({ kind }) => kind === 'silence')).toEqual([]);
    file.time(at('2026-10-20', 9));
    expect(file.alerts.filter(({ kind }) => kind === 'silence')).toMatchObject([
      { rung: 'tomorrow', light: 'yellow', level: 'head', due_on: '2026-10-21' },
    ]);
    file.time(at('2026-10-21', 23));
    expect(file.item().standing).toBe('accepted');
    expect(file.alarms.filter(({ kind }) => kind === 'silence')).toEqual([
      { idx: 1, kind: 'silence', due_at: '2026-10-21T16:00:00.000Z' },
    ]);
    file.time(at('2026-10-22', 0));
    expect(file.item()).toMatchObject({ standing: 'granted', work: 'signed' });
  });

  it('tells the head before the days off, not on them, where the due day follows them', () => {
    // due on Monday 2026-10-19
    const file = accepted('2026-09-15');
    file.time(at('2026-10-16', 8));
    expect(file.alerts.filter(({ kind }) => kind === 'silence')).toEqual([]);
    file.time(at('2026-10-16', 9));
    expect(file.alerts.filter(({ kind }) => kind === 'silence')).toMatchObject([{ due_on: '2026-10-19' }]);
  });

  it('is signed by silence, not by a person, and everybody is told so', () => {
    const file = accepted('2026-09-17');
    file.time(at('2026-10-26'));
    const { event } = file.entries.find((entry) => entry.event.type === 'DECIDE_BY_SILENCE') ?? {};
    expect(event).toMatchObject({ by: SILENCE, on: '2026-10-22' });
    expect(file.item().context.facts).toMatchObject({ decidedBy: 'silence', decidedOn: '2026-10-22' });
    const told = file.notices.filter(({ kind }) => kind === 'decided-by-silence');
    expect(told.map(({ audience }) => audience)).toEqual(['applicant', 'organ', 'supervisor']);
    expect(told[0]?.words.zh).toContain('不是人员签批');
  });

  it('no worker is needed: the next command finds it decided', () => {
    const file = accepted('2026-09-17');
    expect(codeOf(file.act('CLAIM', at('2026-10-23'), officer))).toBe('WRONG_STATE');
    file.time(at('2026-10-23'));
    expect(types(file)).toContain('DECIDE_BY_SILENCE');
  });

  it('waits while a stop or a tie holds the decision', () => {
    const stopped = accepted('2026-09-17');
    stopped.act('SUSPEND', at('2026-09-18'), head);
    stopped.time(at('2026-12-01'));
    expect(stopped.item().standing).toBe('accepted');
    const tied = accepted('2026-09-17', { definition: { ...opinion, ties: [tie({ to: ['Z'] })] } });
    tied.time(at('2026-12-01'));
    expect(tied.item().standing).toBe('accepted');
  });

  it.each(['safety', 'environment', 'land'] as const)('never grants a licence marked %s', (mark) => {
    const definition = { nature: 'licence', silence, marks: [mark], statutory: null } as const;
    const file = accepted('2026-09-17', { definition });
    file.time(at('2026-12-01'));
    expect(file.item().standing).toBe('accepted');
    expect(types(file)).not.toContain('DECIDE_BY_SILENCE');
  });

  it('may decide a licence that none of these marks guards: saving energy is none of them', () => {
    const definition = { nature: 'licence', silence, marks: ['energy'], statutory: null } as const;
    const file = accepted('2026-09-17', { definition });
    file.time(at('2026-10-22'));
    expect(file.item().standing).toBe('granted');
  });

  it('decides nothing where the catalogue is silent about silence', () => {
    const file = accepted('2026-09-17', { definition: { ...opinion, silence: null } });
    file.time(at('2026-12-01'));
    expect(file.item().standing).toBe('accepted');
  });
});
