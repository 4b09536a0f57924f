import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import type { GuideDefinition } from '#model/catalogue';
import { CaseInPlay } from '../../../../test/support/case-in-play.js';
import {
  actor,
  at,
  CALENDAR,
  day,
  definition,
  item,
  tie,
  world,
} from '../../../../test/support/definitions.js';
import type { AddCommand, Addition } from './add-command.js';
import { decide } from './decide.js';
import type { Item } from './item.js';

const guide: GuideDefinition = {
  code: 'G',
  name: { zh: '', en: '' },
  stage: 'S1',
  demo: true,
  summary: { zh: '', en: '' },
  standing: 'accepted-with-gap',
  joint: null,
  items: ['A', 'B', 'E01'].map((code) => ({ code, optional: false })),
};
const calendar = { id: 1, days: CALENDAR };
const offered = ['A', 'B', 'E01'].map((code) => ({
  definition: definition({ code, ...(code === 'B' && { ties: [tie({ to: ['A'] })] }) }),
  ...{ itemVersion: 7, organId: 20, calendar },
}));
const applicant = actor('applicant');
const adding = (items: Addition['items'], more: Partial<AddCommand> = {}): AddCommand => ({
  type: 'ADD_ITEM',
  on: day('2026-09-11'),
  addition: { declared: true, items },
  guide,
  offered,
  told: { register: [] },
  seen: { ifSeq: 3, seq: 3 },
  ...more,
});
const whole = { code: 'B', handedIn: ['M1'] };

/** One item, filed on the tenth. */
function filed(): CaseInPlay {
  const play = new CaseInPlay([item({ code: 'A' })]);
  play.act('FILE', at('2026-09-10'), applicant);
  return play;
}

const decided = (items: readonly Item[], command: AddCommand, who = applicant) =>
  decide(items, command, world(at('2026-09-11'), who));
const codeOf = (items: readonly Item[], command: AddCommand, who = applicant) => {
  const outcome = decided(items, command, who);
  return outcome && isRejection(outcome) ? outcome.code : 'done';
};

describe('ADD_ITEM', () => {
  it('files what is whole on the day it is added; nothing that was there moves', () => {
    expect(decided(filed().items, adding([whole]))).toMatchObject({
      kind: 'ADD_ITEM',
      changes: [],
      added: [{ idx: 2, code: 'B', organ_id: 20, item_version: 7, standing: 'filed', due_on: '2026-09-18' }],
      plan: [{ idx: 2, code: 'B', handedIn: ['M1'] }],
      entries: [{ idx: 2, event: { type: 'FILE', on: '2026-09-11' } }],
      touched: [2],
      papers: [{ kind: 'receipt', data: { planned: null } }],
      topics: ['case.changed', 'item.filed', 'item.awaits'],
    });
  });

  it('plans the rest without a clock, and says so on one receipt', () => {
    expect(decided(filed().items, adding([{ code: 'B', handedIn: [] }]))).toMatchObject({
      added: [{ standing: 'planned', due_on: null }],
      entries: [],
      papers: [{ kind: 'receipt', idx: 0, data: { items: [], planned: [{}] } }],
    });
  });

  it('a later item knows of those before it; an earlier one does not know of it', () => {
    const outcome = decided(filed().items, adding([whole]));
    expect(outcome).toMatchObject({ added: [{ facts: { ties: [{ to: ['A'], within: ['A'] }] } }] });
  });

  it.each<[string, Partial<AddCommand> & { items?: Addition['items'] }, typeof applicant?]>([
    ['STALE', { seen: { ifSeq: 2, seq: 3 } }],
    ['FORBIDDEN', {}, actor('officer')],
    ['FORBIDDEN', {}, { ...applicant, organId: 901 }],
    ['done', {}, actor('clerk')],
    ['NOT_DECLARED', { addition: { declared: false, items: [whole] } }],
    ['NO_ITEMS', { items: [] }],
    ['NOT_IN_GUIDE', { items: [{ code: 'Z', handedIn: [] }] }],
    ['OFF-LIST', { items: [{ code: 'B', handedIn: ['M9'] }] }],
    ['ITEM_TWICE', { items: [{ code: 'A', handedIn: [] }] }],
    ['done', { items: [{ code: 'A', handedIn: [], subject: '2 号楼' }] }],
    ['ITEM_TWICE', { items: [whole, whole] }],
    ['ADD_NEEDS_FORM', { items: [{ code: 'E01', handedIn: [] }] }],
    ['NO_AUTHORITY', { offered: [] }],
  ])('%s: %j', (code, { items = [whole], ...more }, who = applicant) => {
    expect(codeOf(filed().items, adding(items, more), who)).toBe(code);
  });

  it('what was withdrawn may be asked for again, in a case that is still open', () => {
    const play = filed();
    play.act('WITHDRAW', at('2026-09-11'), applicant);
    const again = adding([{ code: 'A', handedIn: [] }]);
    expect(codeOf(play.items, again)).toBe('CASE_CONCLUDED');
    expect(codeOf([...play.items, item({ idx: 2, code: 'B' })], again)).toBe('done');
  });
});
