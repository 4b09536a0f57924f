import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemDefinition } from '#model/catalogue';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, definition, type ItemSetting, item } from '../../../../../test/support/definitions.js';
import { dueOf } from '../clocks.js';
import { missingCore } from '../content.js';
import { owable } from '../obligations.js';
import { toleranceExcluded } from './exclusions.js';

const clerk = actor('clerk');
const applicant = actor('applicant');
const head = actor('head');
const working = (value: number) => ({ value, unit: 'working_day' as const });
const LATE = { tolerance: { late: 'withdrawn', basis: '演示规定 24', demo: true } } as const;
const [M1, M2, , M4] = definition().materials;
if (!M1 || !M2 || !M4) throw new Error('the definition of the tests has lost its lines');

/** Accepted on 10 September with these lines owed for five working days, the organ 70 owing what the applicant does not. */
function owing(lines: readonly string[], setting: ItemSetting = {}): CaseInPlay {
  const tie = {
    to: ['Z'],
    binds: 'decision' as const,
    article: '38',
    phrase: '应当提交',
    cure: 'owed' as const,
    fields: [],
  };
  const more = { ...LATE, materials: [M1!, M2!, M4!], ties: [tie], ...setting.definition };
  const waits = { to: ['Z'], binds: 'decision' as const, article: '38', within: [], state: 'open' as const };
  const file = new CaseInPlay([
    item({ ...setting, definition: more, facts: { ties: [waits], ...setting.facts } }),
  ]);
  file.act('FILE', at('2026-09-10'), applicant);
  const said = { lines, owing: [{ line: 'M4', organId: 70 }].filter(({ line }) => lines.includes(line)) };
  const accepted = file.act('ACCEPT_WITH_GAPS', at('2026-09-10'), clerk, { with: said });
  expect(codeOf(accepted)).toBe('done');
  return file;
}

describe('what is never accepted with papers owed', () => {
  const cases: [string, Partial<ItemDefinition>, string | null][] = [
    ['a committed licence', {}, null],
    ['land alone', { marks: ['land'] }, null],
    ['an immediate item', { handling: 'immediate' }, 'TOLERANCE_IMMEDIATE'],
    ['limited resources', { nature: 'allocation' }, 'TOLERANCE_ALLOCATION'],
    ['public safety', { marks: ['land', 'safety'] }, 'TOLERANCE_SAFETY'],
    ['the environment', { marks: ['environment'] }, 'TOLERANCE_ENVIRONMENT'],
    ['energy', { marks: ['energy'] }, 'TOLERANCE_ENERGY'],
    ['life and property', { marks: ['property'] }, 'TOLERANCE_PROPERTY'],
    ['the State', { marks: ['security'] }, 'TOLERANCE_SECURITY'],
  ];
  it.each(cases)('%s', (_, more, code) => {
    const refused = toleranceExcluded(definition(more));
    expect(refused?.code ?? null).toBe(code);
    if (refused) expect(refused.params?.['article']).toMatch(/\d/);
  });
});

describe('by when', () => {
  it.each([
    [20, 'done'],
    [21, 'DEBT_OVER_PROMISE'],
  ])('promised within %d of 20 working days: %s', (value, code) => {
    const file = new CaseInPlay([item()]);
    file.act('FILE', at('2026-09-10'), applicant);
    const said = { with: { lines: ['M2'], within: working(value) } };
    expect(codeOf(file.act('ACCEPT_WITH_GAPS', at('2026-09-10'), clerk, said))).toBe(code);
  });
});

describe('what may be owed', () => {
  const green = { ...M1, id: 'G1', owed: 'green' as const };
  const never = { ...M2, id: 'N1', owed: 'never' as const };
  const materials = [M1, M2, green, never];
  it('follows the line, and is wider on the green channel', () => {
    const owed = (channel?: 'green') =>
      owable({ materials, ties: [] }, { handedIn: [], ...(channel && { channel }) });
    expect([owed(), owed('green')]).toEqual([['M2'], ['M2', 'G1']]);
  });
  it('lets the green channel file without it', () => {
    expect(missingCore(materials, { handedIn: ['M1'] })).toEqual(['G1']);
    expect(missingCore(materials, { handedIn: ['M1'], channel: 'green' })).toEqual([]);
  });
});

describe('a debt of the applicant that is late', () => {
  it('ends the item on the day after its last, as published, and tells the applicant', () => {
    const file = owing(['M2']);
    expect(dueOf(file.item().context, 'debt')).toBe('2026-09-17');
    expect(codeOf(file.act('END_UNPAID', at('2026-09-17'), clerk))).toBe('STILL_IN_TIME');
    expect(codeOf(file.act('END_UNPAID', at('2026-09-18'), clerk))).toBe('done');
    expect(file.item()).toMatchObject({
      standing: 'withdrawn',
      context: { facts: { endedOn: '2026-09-18' } },
    });
    expect(file.notices.at(-1)).toMatchObject({ kind: 'ended-unpaid', audience: 'applicant', legal: true });
  });
  it('ends nothing where nobody has published what follows, nor once it is paid', () => {
    const { tolerance: _, ...plain } = LATE;
    const silent = owing(['M2'], { definition: { ...plain, tolerance: undefined as never } });
    expect(codeOf(silent.act('END_UNPAID', at('2026-09-18'), clerk))).toBe('NO_TOLERANCE_END');
    const paid = owing(['M2']);
    paid.act('SUPPLY', at('2026-09-16'), applicant);
    expect(codeOf(paid.act('END_UNPAID', at('2026-09-18'), clerk))).toBe('NO_DEBT_OF_APPLICANT');
  });
});

describe('a debt of an organ', () => {
  it('late: the owing organ is alerted and climbs its ladder, the applicant hears nothing, the item stands', () => {
    const file = owing(['M4']);
    const before = file.notices.length;
    file.time(at('2026-09-23'));
    const alerts = file.alerts.filter(({ kind }) => kind === 'organ-debt');
    expect(alerts.map(({ organ_id, rung, light }) => [organ_id, rung, light])).toEqual([
      [70, 'M4/overdue', 'red'],
      [70, 'M4/overdue+1', 'red'],
      [70, 'M4/overdue+3', 'red'],
    ]);
    expect(file.notices.slice(before).filter(({ audience }) => audience === 'applicant')).toEqual([]);
    expect(codeOf(file.act('END_UNPAID', at('2026-09-25'), clerk))).toBe('NO_DEBT_OF_APPLICANT');
    expect(file.item().standing).toBe('accepted');
  });
  it('is paid by the result itself, and then bars no decision', () => {
    const file = owing(['M4']);
    file.act('CLAIM', at('2026-09-10'), actor('officer'));
    file.act('CONCLUDE_REVIEW', at('2026-09-11'), actor('officer'));
    const result = { number: 'Z-1', organId: 70, inForceOn: '2026-09-14', fields: {} };
    file.act('PRIOR_RESULT', at('2026-09-14'), actor('officer'), {
      with: { from: 'Z', result, evidence: '件' },
    });
    expect(file.item().context.facts.owed?.debts).toEqual([
      { line: 'M4', debtor: 'organ', organId: 70, paidOn: '2026-09-14' },
    ]);
    expect(codeOf(file.act('GRANT', at('2026-09-14'), head))).toBe('done');
  });
  it('never ends an item, whatever else is owed, paid, published and however late', () => {
    fc.assert(
      fc.property(
        fc.subarray(['M2', 'M4'], { minLength: 1 }),
        fc.boolean(),
        fc.integer({ min: 11, max: 29 }),
        (lines, supplies, date) => {
          const file = owing(lines);
          if (supplies && lines.includes('M2'))
            file.act('SUPPLY', at('2026-09-10'), applicant, { with: { lines: ['M2'] } });
          const day = `2026-09-${date}`;
          file.time(at(day));
          const ended = codeOf(file.act('END_UNPAID', at(day), clerk)) === 'done';
          const applicants = lines.includes('M2') && !supplies;
          expect(ended).toBe(applicants && date > 17);
        },
      ),
      { numRuns: 60 },
    );
  });
});
