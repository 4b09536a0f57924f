import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#calendar';
import { day, definition } from '../../../../../test/support/definitions.js';
import { authorityOf, authorityPeriods } from './authority.js';
import { checkDelegation } from './check-delegation.js';
import type { DelegationDefinition } from './delegation.js';
import { deputyOf, LONGEST_CHAIN } from './deputies.js';
import type { Powers } from './powers.js';

const permit = definition({ code: 'C07' });
const handles = ['housing', 'second', 'third', 'fourth', 'fifth'];
const organ = (handle: string, level: 'city' | 'park' = 'city') => ({
  handle,
  level,
  body: 'administrative' as const,
});
const powers: Powers = {
  organs: [...handles.map((handle) => organ(handle)), organ('bureau', 'park')],
  parks: [{ code: 'xining', bases: [{ code: 'ganhe' }] }],
  statutory: (item) => (item === 'C07' ? ['housing'] : []),
};
const FROM = day('2026-03-01');
const deputised = (
  delegator: string,
  delegate: string,
  change: Partial<DelegationDefinition> = {},
): DelegationDefinition => ({
  ...{
    code: `${delegator}-${delegate}`,
    name: { zh: '机关代理', en: 'Deputy' },
    items: ['C07'],
    places: ['xining'],
  },
  ...{
    delegator,
    delegate,
    form: 'deputised',
    document: { number: '代1号', title: '关于代理职责的决定(演示)' },
  },
  ...{ announced: { on: day('2026-02-20'), where: '网站' }, approval: null, signs: 'delegator' },
  ...{ from: FROM, through: addDays(FROM, 29), source: '演示', demo: true },
  ...change,
});
const since = (content: DelegationDefinition) => ({ effectiveFrom: content.from, content });
const found = (own: DelegationDefinition, ...beside: DelegationDefinition[]) =>
  checkDelegation(since(own), { items: [permit], powers, beside: beside.map(since) }).map(
    ({ code, detail }) => `${code} ${detail['fault'] ?? ''}`.trim(),
  );
const decides = (on: string, ...all: DelegationDefinition[]) =>
  authorityOf(permit, { base: 'ganhe', day: day(on) }, all, powers);

describe('a deputy of an organ', () => {
  it('acts for its time, in the name of the other, and then no more', () => {
    expect(found(deputised('housing', 'second'))).toEqual([]);
    const periods = authorityPeriods(
      {
        item: [{ effectiveFrom: day('2026-01-01'), content: permit }],
        delegations: [since(deputised('housing', 'second'))],
      },
      'ganhe',
      day('2026-01-01'),
      powers,
    );
    expect(
      periods.map(({ from, organ: by, inNameOf, delegation }) => [from, by, inNameOf, delegation]),
    ).toEqual([
      ['2026-01-01', 'housing', 'housing', null],
      ['2026-03-01', 'second', 'housing', 'housing-second'],
      ['2026-03-31', 'housing', 'housing', null],
    ]);
  });

  it('is bounded, announced, and stands no lower than the organ it acts for', () => {
    expect(found(deputised('housing', 'second', { through: null }))).toEqual(['AUTH-NOFORM term']);
    expect(found(deputised('housing', 'second', { through: addDays(FROM, 92) }))).toEqual([
      'AUTH-NOFORM term',
    ]);
    expect(found(deputised('housing', 'second', { through: addDays(FROM, 91) }))).toEqual([]);
    expect(found(deputised('housing', 'bureau'))).toEqual(['AUTH-NOFORM rank']);
    expect(found(deputised('housing', 'second', { announced: null }))).toEqual(['AUTH-NOFORM announcement']);
    expect(found(deputised('third', 'second'))).toEqual(['AUTH-NOFORM power']);
    expect(found(deputised('housing', 'third'), deputised('housing', 'second'))).toEqual(['AUTH-TWO']);
  });

  it('may be deputised in turn, in no circle and no long chain; in one nobody gains anything, and it is said', () => {
    const chain = [deputised('housing', 'second'), deputised('second', 'third')];
    expect(decides('2026-03-02', ...chain)).toMatchObject({
      organ: 'third',
      inNameOf: 'housing',
      delegation: 'second-third',
    });
    const back = deputised('second', 'housing');
    expect(found(back, chain[0]!)).toEqual(['AUTH-CIRCLE']);
    expect(decides('2026-03-02', chain[0]!, back)).toMatchObject({
      organ: 'housing',
      delegation: null,
      setAside: [{ code: 'AUTH-CIRCLE', delegation: 'housing-second' }],
    });
  });

  it('that has no lawful form any more is set aside and told, as a delegation is', () => {
    const silent = deputised('housing', 'second', { announced: null });
    const first = deputised('housing', 'third');
    const told = (...all: DelegationDefinition[]) => {
      const { organ: by, setAside = [] } = decides('2026-03-02', ...all) ?? {};
      return [by, ...setAside.map(({ delegation, code }) => `${delegation} ${code}`)];
    };
    expect(told(silent)).toEqual(['housing', 'housing-second AUTH-NOFORM']);
    expect(told(silent, first)).toEqual(['third', 'housing-second AUTH-NOFORM']);
    const next = deputised('third', 'fourth', { announced: null });
    expect(told(first, next)).toEqual(['third', 'third-fourth AUTH-NOFORM']);
    expect(told(first, deputised('fifth', 'fourth', { announced: null }))).toEqual(['third']);
  });

  it('ends in one organ whoever deputises whom, by no more than so many, and never twice through the same', () => {
    const pair = fc.tuple(fc.constantFrom(...handles), fc.constantFrom(...handles));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 12 }), fc.constantFrom(...handles), (pairs, from) => {
        const deputy = deputyOf(
          from,
          pairs.map(([one, other]) => deputised(one, other)),
        );
        if (deputy === null) return;
        const way = [from, ...deputy.chain.map(({ delegate }) => delegate)];
        expect(way.at(-1)).toBe(deputy.organ);
        expect(new Set(way).size).toBe(way.length);
        expect(deputy.chain.length).toBeLessThanOrEqual(LONGEST_CHAIN);
        expect(pairs.some(([one]) => one === deputy.organ)).toBe(false);
      }),
    );
  });
});
