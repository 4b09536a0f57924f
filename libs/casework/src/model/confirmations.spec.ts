import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, confirmation, day, item, tie, world } from '../../../../test/support/definitions.js';
import { clocksOf } from './clocks.js';
import { stateOf } from './confirmation-facts.js';
import type { EventType } from './events.js';
import type { Askable } from './facts.js';
import { allowedActions } from './item.js';
import { openCase } from './open-case.js';
import { replay } from './replay.js';

const TAX = 77;
const CENTRE = 78;
const working = (value: number) => ({ value, unit: 'working_day' as const });
const sides: readonly Askable[] = [
  {
    ...{
      id: 'organisation-code',
      name: { zh: '组织机构代码', en: 'Organisation code' },
      of: 'E',
      organId: CENTRE,
    },
    ...{ within: working(1), basis: '国办发〔2015〕50号', demo: true, provisional: true },
  },
  {
    ...{ id: 'tax', name: { zh: '税务登记', en: 'Tax registration' }, of: 'E', organId: TAX },
    ...{ within: working(2), basis: '国办发〔2015〕50号', demo: true, provisional: false },
  },
];
const applicant = actor('applicant');
const registrar = actor('officer', 10);
const registrarsHead = actor('head', 10);
const taxOfficer = actor('officer', TAX);
const centre = actor('officer', CENTRE);

/** One deciding item that is decided on the spot, in play where the guide asks two sides. Thursday 2026-09-17. */
function setUp(standing: 'immediate' | 'committed' = 'immediate') {
  const planned = item({ code: 'E', definition: { nature: 'registration', handling: standing, signing: 1 } });
  const file = new CaseInPlay([planned]);
  file.askable = sides;
  expect(codeOf(file.act('FILE', at('2026-09-17'), applicant))).toBe('done');
  return file;
}
const stateIn = (file: CaseInPlay, id: string) =>
  stateOf(file.item().context.facts.confirmations!.find((each) => each.id === id)!);
const states = (file: CaseInPlay) => [stateIn(file, 'organisation-code'), stateIn(file, 'tax')];
const of = (id: string, more: object = {}) => ({ with: { confirmation: id, ...more } });

describe('confirmations asked of other organs', () => {
  it.each([
    [17, '2026-09-17'],
    [18, '2026-09-18'],
  ])(
    'are answered the same day where asked in office hours, else on the next: filed at %i o’clock',
    (hour, due) => {
      const file = new CaseInPlay([item({ code: 'E', definition: { nature: 'registration' } })]);
      file.askable = [{ ...sides[1]!, within: { value: 0, unit: 'same_day' } }];
      file.act('FILE', at('2026-09-17', hour), applicant);
      const asked = clocksOf(file.item().context).find(({ kind }) => kind === 'confirmation');
      expect(asked?.due.dueOn).toBe(due);
      file.time(at('2026-09-18', 9));
      expect(stateIn(file, 'tax')).toBe(due === '2026-09-17' ? 'silent' : 'asked');
      file.time(at('2026-09-19', 9));
      expect(stateIn(file, 'tax')).toBe('silent');
    },
  );

  it('are asked in the act that files the item, each of its organ, with its own day', () => {
    const file = setUp();
    expect(file.entries.map(({ event }) => event.type)).toEqual(['FILE', 'ASK_CONFIRMATIONS']);
    expect(states(file)).toEqual(['asked', 'asked']);
    const clocks = clocksOf(file.item().context).filter(({ kind }) => kind === 'confirmation');
    expect(clocks.map((clock) => [clock.of, clock.due.dueOn])).toEqual([
      ['organisation-code', '2026-09-18'],
      // 2026-09-20, a Sunday, is worked (调休).
      ['tax', '2026-09-20'],
    ]);
    expect(file.notices.map(({ kind, organ_id }) => [kind, organ_id])).toEqual([
      ['confirmation-asked', CENTRE],
      ['confirmation-asked', TAX],
    ]);
    expect(file.alarms.filter(({ kind }) => kind === 'confirmation')).toHaveLength(1);
  });

  it('asks nothing of an item that the guide names in no confirmation', () => {
    const file = new CaseInPlay([item({ code: 'F' })]);
    file.askable = sides;
    file.act('FILE', at('2026-09-17'), applicant);
    expect(file.item().context.facts.confirmations).toBeUndefined();
  });

  it('asks with the submission where the core papers are in, and shows the case to the sides from the first day', () => {
    const { definition, calendar } = item({ code: 'E', definition: { handling: 'immediate' } }).context;
    const offered = [{ definition, itemVersion: 1, organId: 10, calendar: { id: 1, days: calendar } }];
    const guide = {
      ...{ code: 'G', name: definition.name, stage: 'S0', demo: true, summary: definition.name },
      ...{ standing: 'notice' as const, joint: null, items: [{ code: 'E', optional: false }] },
    };
    const open = (handedIn: string[]) =>
      openCase({ items: [{ code: 'E', handedIn }], declared: true }, guide, offered, {
        ...world(at('2026-09-17'), applicant),
        askable: sides,
      });
    expect(open(['M1'])).toMatchObject({
      confirmers: [CENTRE, TAX],
      items: [
        {
          confirmations: [
            { id: 'organisation-code', state: 'asked' },
            { id: 'tax', organ_id: TAX },
          ],
        },
      ],
    });
    const planned = open([]);
    expect(planned).toMatchObject({ confirmers: [CENTRE, TAX], entries: [] });
  });

  it('never bar the decision: the licence issues on the spot with nothing answered', () => {
    const file = setUp();
    expect(codeOf(file.act('ACCEPT_AND_DECIDE', at('2026-09-17', 11), registrar))).toBe('done');
    expect(file.item().standing).toBe('granted');
    expect(states(file)).toEqual(['asked', 'asked']);
  });

  it('a late word after the decision is still recorded', () => {
    const file = setUp();
    file.act('ACCEPT_AND_DECIDE', at('2026-09-17', 11), registrar);
    file.act('SERVE', at('2026-09-17', 12), registrar);
    file.time(at('2026-09-22'));
    expect(states(file)).toEqual(['silent', 'silent']);
    const late = of('tax', { reference: '6301-22' });
    expect(codeOf(file.act('CONFIRM', at('2026-09-22'), taxOfficer, late))).toBe('done');
    expect(file.item().context.facts.confirmations?.[1]).toMatchObject({
      ...{ silentOn: '2026-09-21', confirmedOn: '2026-09-22', reference: '6301-22' },
    });
    expect(codeOf(file.act('CONFIRM', at('2026-09-22'), taxOfficer, late))).toBe('CONFIRMATION_ANSWERED');
  });

  it('silence is noted by time on the day after the limit, tells the registrar, and warns the head of the side', () => {
    const file = setUp('committed');
    expect(file.time(at('2026-09-18', 23))).toBeNull();
    file.time(at('2026-09-19', 1));
    expect(states(file)).toEqual(['silent', 'asked']);
    expect(file.alerts).toMatchObject([
      {
        kind: 'confirmation',
        rung: 'organisation-code',
        organ_id: CENTRE,
        level: 'head',
        due_on: '2026-09-18',
      },
    ]);
    expect(file.notices.filter(({ kind }) => kind === 'confirmation-silent')).toMatchObject([
      { organ_id: 10 },
    ]);
    expect(file.time(at('2026-09-19', 2))).toBeNull();
  });

  it('is noted of nothing but a confirmation: an overdue recheck keeps no result out', () => {
    const register = [{ code: 'A', number: 'A-1', organId: 5, inForceOn: day('2026-10-20'), fields: {} }];
    const file = new CaseInPlay(
      [
        item({
          ...{ standing: 'accepted', definition: { ties: [tie({ to: ['A'] })] } },
          facts: {
            ...{ filedOn: day('2026-09-17'), completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17') },
            confirmations: [confirmation({ confirmedOn: day('2026-09-18') })],
            rechecks: [{ id: 'facts:1', on: day('2026-09-18'), changed: { version: 2, facts: [] } }],
          },
        }),
      ],
      register,
    );
    file.time(at('2026-10-20'));
    expect(file.item().context.facts.ties).toMatchObject([{ state: 'in-force' }]);
    expect(file.entries.map(({ event }) => event.type)).not.toContain('CONFIRMATION_SILENT');
  });

  it('an objection is told to the registrar with its reason and ends nothing', () => {
    const file = setUp('committed');
    const reason = '法定代表人在税务系统有非正常户记录';
    file.act('OBJECT', at('2026-09-17', 11), taxOfficer, of('tax', { reason }));
    expect(stateIn(file, 'tax')).toBe('objected');
    expect(file.item().standing).toBe('filed');
    expect(file.notices.at(-1)).toMatchObject({
      kind: 'confirmation-objected',
      organ_id: 10,
      params: { reason },
    });
    file.act('ACCEPT', at('2026-09-17', 11), registrar);
    file.act('CLAIM', at('2026-09-17', 12), registrar);
    file.act('CONCLUDE_REVIEW', at('2026-09-17', 12), registrar);
    expect(codeOf(file.act('GRANT', at('2026-09-17', 13), registrarsHead))).toBe('done');
    // Withdrawn by the side itself afterwards.
    expect(codeOf(file.act('CONFIRM', at('2026-09-18'), taxOfficer, of('tax')))).toBe('done');
    expect(stateIn(file, 'tax')).toBe('confirmed');
  });

  it('the code centre is down: provisional by the registrar, then confirmed', () => {
    const file = setUp();
    expect(codeOf(file.act('PROVISIONAL', at('2026-09-17', 11), registrar, of('tax')))).toBe(
      'NO_PROVISIONAL',
    );
    expect(codeOf(file.act('PROVISIONAL', at('2026-09-17', 11), registrar, of('organisation-code')))).toBe(
      'done',
    );
    expect(stateIn(file, 'organisation-code')).toBe('provisional');
    file.act('ACCEPT_AND_DECIDE', at('2026-09-17', 12), registrar);
    expect(codeOf(file.act('CONFIRM', at('2026-09-18'), centre, of('organisation-code')))).toBe('done');
    expect(file.time(at('2026-09-19'))).toBeNull();
    expect(stateIn(file, 'organisation-code')).toBe('confirmed');
  });

  it('of an item that is refused nothing is left to confirm, and no silence is noted', () => {
    const file = setUp();
    const refused = { with: { outcome: 'refused', reasons: ['K1'] } };
    expect(codeOf(file.act('ACCEPT_AND_DECIDE', at('2026-09-17', 11), registrarsHead, refused))).toBe('done');
    expect(codeOf(file.act('CONFIRM', at('2026-09-17', 12), taxOfficer, of('tax')))).toBe(
      'NOTHING_TO_CONFIRM',
    );
    file.time(at('2026-09-30'));
    expect(states(file)).toEqual(['asked', 'asked']);
    expect(file.alerts.filter(({ kind }) => kind === 'confirmation')).toEqual([]);
  });

  it('is the fold of its entries', () => {
    const file = setUp('committed');
    file.act('CONFIRM', at('2026-09-17', 11), taxOfficer, of('tax'));
    file.time(at('2026-09-19'));
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });
});

describe('whose answer it is', () => {
  const answers: readonly EventType[] = ['CONFIRM', 'OBJECT', 'PROVISIONAL'];
  const offered = (file: CaseInPlay, who: typeof registrar) =>
    allowedActions(
      file.item(),
      who,
      { organId: 10, parkId: 1, applicantOrgan: 900 },
      day('2026-09-17'),
    ).filter((type) => answers.includes(type));

  it('of the asked organ alone, and only what it may still say', () => {
    const file = setUp('committed');
    expect(offered(file, taxOfficer)).toEqual(['CONFIRM', 'OBJECT']);
    expect(offered(file, centre)).toEqual(['CONFIRM', 'OBJECT', 'PROVISIONAL']);
    expect(offered(file, registrar)).toEqual(['PROVISIONAL']);
    expect(offered(file, actor('clerk'))).toEqual([]);
    file.act('OBJECT', at('2026-09-17', 11), taxOfficer, of('tax', { reason: '信息不一致' }));
    expect(offered(file, taxOfficer)).toEqual(['CONFIRM']);
  });

  it.each([
    ['CONFIRM', registrar, 'tax', 'FORBIDDEN'],
    ['CONFIRM', centre, 'tax', 'FORBIDDEN'],
    ['OBJECT', actor('clerk'), 'tax', 'FORBIDDEN'],
    ['OBJECT', applicant, 'tax', 'FORBIDDEN'],
    ['CONFIRM', registrar, 'nobody', 'NO_SUCH_CONFIRMATION'],
  ] as const)('%s', (type, who, id, code) => {
    const file = setUp('committed');
    expect(codeOf(file.act(type, at('2026-09-17', 11), who, of(id, { reason: '异议' })))).toBe(code);
  });

  it('the sides may not touch the item itself', () => {
    const file = setUp('committed');
    expect(codeOf(file.act('CLAIM', at('2026-09-17', 11), taxOfficer))).toBe('FORBIDDEN');
  });

  it('an answer has no day before the question', () => {
    const asked = confirmation({ askedOn: day('2026-09-18') });
    const file = new CaseInPlay([
      item({ standing: 'filed', facts: { filedOn: day('2026-09-17'), confirmations: [asked] } }),
    ]);
    const early = { ...of('tax'), on: day('2026-09-17') };
    expect(codeOf(file.act('CONFIRM', at('2026-09-18'), taxOfficer, early))).toBe('ANSWER_BEFORE_ASKED');
  });
});
