import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import type { GuideDefinition } from '#model/catalogue';
import { actor, at, CALENDAR, day, definition, tie, world } from '../../../../test/support/definitions.js';
import type { Application } from './application.js';
import { openCase } from './open-case.js';

const guide: GuideDefinition = {
  code: 'G',
  name: { zh: '', en: '' },
  stage: 'S1',
  demo: true,
  summary: { zh: '', en: '' },
  standing: 'accepted-with-gap',
  joint: null,
  items: ['A', 'B', 'C', 'D'].map((code) => ({ code, optional: false })),
};
const calendar = { id: 1, days: CALENDAR };
const offered = [
  { definition: definition({ code: 'A' }), itemVersion: 1, organId: 10, calendar },
  {
    definition: definition({ code: 'B', ties: [tie(), tie({ binds: 'practice', to: ['C'] })] }),
    itemVersion: 2,
    organId: 20,
    calendar,
  },
  {
    definition: definition({ code: 'C', nature: 'record-filing', statutory: null }),
    itemVersion: 3,
    organId: 30,
    calendar,
  },
];
const asked = (...items: [code: string, ...handedIn: string[]][]): Application => ({
  declared: true,
  items: items.map(([code, ...handedIn]) => ({ code, handedIn })),
});
const register = [
  { code: 'A', number: 'A-9', organId: 10, inForceOn: day('2026-08-03'), fields: { area: '100' } },
];
const submit = (application: Application, who = actor('applicant'), results: typeof register = []) =>
  openCase(application, guide, offered, world(at('2026-09-10'), who, results));

describe('SUBMIT', () => {
  it('opens every item at once: with core papers filed today, without them planned and without a clock', () => {
    expect(submit(asked(['A', 'M1'], ['B', 'M1', 'M2'], ['C', 'M2']))).toMatchObject({
      kind: 'SUBMIT',
      effectiveOn: '2026-09-10',
      items: [
        {
          idx: 1,
          code: 'A',
          organ_id: 10,
          item_version: 1,
          standing: 'filed',
          turn: 'organ',
          due_on: '2026-09-17',
        },
        {
          idx: 2,
          code: 'B',
          organ_id: 20,
          item_version: 2,
          standing: 'filed',
          awaits: ['A'],
          due_on: '2026-09-17',
        },
        {
          idx: 3,
          code: 'C',
          organ_id: 30,
          item_version: 3,
          standing: 'planned',
          turn: 'applicant',
          due_on: null,
        },
      ],
      entries: [
        { idx: 1, event: { type: 'FILE' } },
        { idx: 2, event: { type: 'FILE' } },
      ],
      alarms: [
        { idx: 1, kind: 'pre-acceptance' },
        { idx: 1, kind: 'unclaimed' },
        { idx: 2, kind: 'pre-acceptance' },
        { idx: 2, kind: 'unclaimed' },
        { idx: 2, kind: 'look-again' },
      ],
      topics: ['case.submitted', 'item.awaits'],
      tally: { ended: 0 },
    });
  });

  it('a result in the register opens the tie at filing, and nothing is awaited', () => {
    const opening = submit(asked(['B', 'M1']), actor('applicant'), register);
    expect(opening).toMatchObject({
      items: [{ awaits: [], facts: { ties: [{ state: 'in-force', from: 'A', result: { number: 'A-9' } }] } }],
      entries: [{ event: { type: 'FILE' } }, { event: { type: 'PRIOR_RESULT', from: 'A' } }],
      topics: ['case.submitted'],
    });
  });

  it.each([
    ['NOT_DECLARED', { ...asked(['A', 'M1']), declared: false }, '/declared'], // 行政许可法 31
    ['NO_ITEMS', asked(), '/items'],
    ['NOT_IN_GUIDE', asked(['A', 'M1'], ['X', 'M1']), '/items/1/code'],
    ['ITEM_TWICE', asked(['A', 'M1'], ['A', 'M1']), '/items/1/code'],
    ['NO_AUTHORITY', asked(['D', 'M1']), '/items/0/code'],
    ['OFF-LIST', asked(['A', 'M1', 'M9']), '/items/0/handedIn/1'],
  ] as const)('refuses %s with its pointer', (code, application, pointer) => {
    expect(submit(application)).toMatchObject({ code, pointer });
  });

  it.each(['clerk', 'lead', 'officer', 'reviewer', 'head', 'supervisor', 'editor', 'system'] as const)(
    'not by a %s',
    (role) => {
      const answer = submit(asked(['A', 'M1']), actor(role));
      expect(isRejection(answer) && answer.code).toBe('FORBIDDEN');
    },
  );
});
