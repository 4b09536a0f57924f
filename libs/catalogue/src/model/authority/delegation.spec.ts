import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#calendar';
import type { LocalDate } from '#kernel';
import { day, definition } from '../../../../../test/support/definitions.js';
import type { ItemDefinition, Level } from '../definition.js';
import { refused } from '../read/reading.js';
import { authorityOf, authorityPeriods } from './authority.js';
import { checkDelegation } from './check-delegation.js';
import { checkLapses } from './check-lapses.js';
import { type DelegationDefinition, FORMS, LAWFUL } from './delegation.js';
import { type Dated, inForceOn, type Powers } from './powers.js';
import { readDelegation } from './read-delegation.js';

const levels = (minLevel: ItemDefinition['authority']['minLevel']) => ({
  authority: { usualLevel: 'city' as const, minLevel },
});
const permit = definition({ code: 'C07' });
const filing = definition({ code: 'Y04', nature: 'record-filing' });
const discharge = definition({ code: 'Y05', ...levels('city') });
const approval = definition({ code: 'P02', ...levels('catalogue') });
const items = [permit, filing, discharge, approval];

const powers: Powers = {
  organs: [
    { handle: 'housing', level: 'city', body: 'administrative' },
    { handle: 'bureau', level: 'park', body: 'administrative' },
    { handle: 'district', level: 'county', body: 'administrative' },
    { handle: 'centre', level: 'park', body: 'institution' },
    { handle: 'grid', level: 'city', body: 'company' },
  ],
  parks: [{ code: 'xining', bases: [{ code: 'ganhe' }, { code: 'nanchuan' }] }],
  statutory: (item, base) => (base === 'nowhere' || item === 'E01' ? [] : ['housing']),
};

/** Between two levels the facts of a project decide. */
const twoLevels: Powers = {
  ...powers,
  organs: [...powers.organs, { handle: 'province', level: 'province', body: 'administrative' }],
  statutory: () => ['housing', 'province'],
};

/** 委托 of the construction permit to the park's bureau, announced, in the delegator's name: lawful. */
const entrusted: DelegationDefinition = {
  code: 'works',
  name: { zh: '施工许可委托', en: 'Works permits entrusted' },
  items: ['C07'],
  places: ['xining'],
  delegator: 'housing',
  delegate: 'bureau',
  form: 'entrusted',
  document: { number: '1', title: '委托书(演示)' },
  announced: { on: day('2025-12-20'), where: '网站' },
  approval: null,
  signs: 'delegator',
  from: day('2026-01-01'),
  through: null,
  source: '行政许可法 24',
  demo: true,
};
const wrong = (change: Partial<DelegationDefinition>, beside: Dated<DelegationDefinition>[] = []) => {
  const content = { ...entrusted, ...change };
  const found = checkDelegation({ effectiveFrom: content.from, content }, { items, powers, beside });
  return found.map(({ code, place, detail }) => {
    const { fault, name, other, from, through } = detail;
    return `${code} ${place.replace('delegations/', '')} ${fault ?? name ?? other ?? `${from} > ${through}`}`;
  });
};
const since = (content: DelegationDefinition, effectiveFrom = content.from) => ({ effectiveFrom, content });
const decides = (item: ItemDefinition, on: string, ...delegations: DelegationDefinition[]) =>
  authorityOf(item, { base: 'ganhe', day: day(on) }, delegations, powers);

describe('a delegation', () => {
  it('stands in the form the law gives it', () => {
    expect(wrong({})).toEqual([]);
    const titles = [
      '某园区条例',
      '《某园区条例》',
      '中华人民共和国城乡规划法(2019年修正)',
      '《某园区条例》第十条',
    ];
    for (const title of titles)
      expect(
        wrong({ form: 'statute', signs: 'delegate', delegate: 'centre', document: { number: '1', title } }),
      ).toEqual([]);
    expect(wrong({ announced: { on: day('2026-01-01'), where: '网站' } })).toEqual([]);
    expect(wrong({ form: 'concentrated', signs: 'delegate', approval: '国函〔2025〕1号' })).toEqual([]);
    expect(wrong({ form: 'dispatched-branch', announced: null })).toEqual([]);
    expect(wrong({ form: 'provincial-list', items: ['Y04'], signs: 'delegate' })).toEqual([]);
  });

  it.each<[string, Partial<DelegationDefinition>, string]>([
    ['entrusted in its own name (24: 以委托机关的名义)', { signs: 'delegate' }, 'works/signs signs'],
    ['entrusted to an institution (24: 其他行政机关)', { delegate: 'centre' }, 'works/delegate body'],
    ['entrusted to a firm', { delegate: 'grid' }, 'works/delegate body'],
    ['entrusted and never announced (24 ¶2)', { announced: null }, 'works/announced announcement'],
    [
      'announced after it began',
      { announced: { on: day('2026-01-02'), where: '网站' } },
      'works/announced announcement',
    ],
    ['to oneself', { delegate: 'housing' }, 'works/delegate organ'],
    [
      'authorised by a paper below law and regulation (23)',
      { form: 'statute', signs: 'delegate', document: { number: '1', title: '某管理办法' } },
      'works/document law',
    ],
    ...['关于贯彻《青海省工业园区条例》的实施方案', '关于落实《行政许可法》的决定', '某园区条例(草案)'].map(
      (title): [string, Partial<DelegationDefinition>, string] => [
        `authorised by what only speaks of a law (23): ${title}`,
        { form: 'statute', signs: 'delegate', document: { number: '1', title } },
        'works/document law',
      ],
    ),
    [
      'concentrated without the State Council (25)',
      { form: 'concentrated', signs: 'delegate' },
      'works/approval approval',
    ],
    ['a licence handed over by a provincial list', { form: 'provincial-list' }, 'works/items/C07 nature'],
    ['below a city floor, in whatever form', { items: ['Y05'] }, 'works/items/Y05 level'],
    ['below a city floor, to a district', { items: ['Y05'], delegate: 'district' }, 'works/items/Y05 level'],
    ['below what the approved catalogue keeps', { items: ['P02'] }, 'works/items/P02 level'],
    [
      'passed on by who holds it by delegation (24 ¶3)',
      { delegator: 'bureau', delegate: 'district', places: ['ganhe'] },
      'works/items/C07@ganhe power',
    ],
  ])('has no lawful form: %s', (_, change, expected) => {
    expect(wrong(change)).toEqual([`AUTH-NOFORM ${expected}`]);
  });

  it('names only what there is, and days in order', () => {
    expect(wrong({ items: ['C07', 'X99'], places: ['ganhe', 'mars'] })).toEqual(
      expect.arrayContaining(['CAT-002 works X99', 'CAT-002 works mars']),
    );
    expect(wrong({ delegate: 'nobody' })).toEqual([
      'CAT-002 works nobody',
      'AUTH-NOFORM works/delegate organ',
    ]);
    expect(wrong({ through: day('2025-12-31') })).toEqual(['AUTH-DATES works 2026-01-01 > 2025-12-31']);
  });

  it('is the only one of an item and base on a day', () => {
    const other = { ...entrusted, code: 'other', places: ['nanchuan'], through: day('2026-03-31') };
    expect(wrong({}, [since(other)])).toEqual(['AUTH-TWO works/items/C07@nanchuan other']);
    expect(wrong({ from: day('2026-04-01') }, [since(other)])).toEqual([]);
    expect(wrong({ from: day('2026-03-31') }, [since(other)])).toHaveLength(1);
    expect(wrong({ places: ['ganhe'] }, [since(other)])).toEqual([]);
    // The other's next version ends it before this one begins.
    const open = { ...other, through: null };
    const versions = [since(open), since(other, day('2026-02-01'))];
    expect(wrong({ from: day('2026-04-01') }, versions)).toEqual([]);
    expect(wrong({ from: day('2026-04-01') }, [since(open)])).toHaveLength(1);
  });

  it('stands beside one of another level, whose power is its own (行政许可法 24); of one organ there are never two', () => {
    const above = { ...entrusted, code: 'above', delegator: 'province', delegate: 'district' };
    const check = (content: DelegationDefinition, ...beside: DelegationDefinition[]) =>
      checkDelegation(since(content), { items, powers: twoLevels, beside: beside.map((it) => since(it)) });
    expect(check(above, entrusted)).toEqual([]);
    const there = (level: Level) =>
      authorityOf(permit, { base: 'ganhe', day: day('2026-02-01'), level }, [entrusted, above], twoLevels);
    expect(there('city')).toMatchObject({ organ: 'bureau', inNameOf: 'housing', setAside: [] });
    expect(there('province')).toMatchObject({ organ: 'district', inNameOf: 'province', setAside: [] });
    const again = { ...above, code: 'again', delegate: 'bureau' };
    expect(check(again, entrusted, above).map(({ code, detail }) => `${code} ${detail['other']}`)).toEqual([
      ...['AUTH-TWO above', 'AUTH-TWO above'],
    ]);
  });

  it('meets another at publication where there is a day on which both hold, and nowhere else', () => {
    const days = fc.integer({ min: 0, max: 12 }).map((n) => addDays(day('2026-01-01'), n));
    const content = fc.record({
      code: fc.constantFrom('one', 'two'),
      places: fc.constantFrom(['xining'], ['ganhe'], ['nanchuan']),
      items: fc.constantFrom(['C07'], ['Y04'], ['C07', 'Y04']),
      delegator: fc.constantFrom('housing', 'province'),
      from: days,
      through: fc.option(days),
    });
    const published = fc.record({ effectiveFrom: days, content });
    fc.assert(
      fc.property(fc.array(published, { maxLength: 4 }), published, (earlier, own) => {
        const beside = earlier
          .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
          .map((it) => ({ ...it, content: { ...entrusted, ...it.content } }));
        const last = { ...own, content: { ...entrusted, ...own.content, code: 'own' } };
        const all = [...beside, last];
        const met = ['ganhe', 'nanchuan'].flatMap((base) =>
          [permit, filing].flatMap((item) => {
            const twice = (n: number) => {
              const on = addDays(day('2026-01-01'), n);
              return (['city', 'province'] as const).some((level) =>
                authorityOf(item, { base, day: on, level }, inForceOn(all, on), twoLevels)?.setAside.some(
                  ({ delegation }) => delegation === 'own',
                ),
              );
            };
            return Array.from({ length: 30 }, (_, n) => n).some(twice) ? [`${item.code}@${base}`] : [];
          }),
        );
        const found = checkDelegation(last, { items, powers: twoLevels, beside }).filter(
          ({ code }) => code === 'AUTH-TWO',
        );
        const places = found.map(({ place }) => place.replace('delegations/own/items/', ''));
        expect([...new Set(places)].sort()).toEqual(met.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('is read with a pointer for each fault', () => {
    const faults = (change: object) => {
      const { announced: _, approval: __, through: ___, ...written } = entrusted;
      const read = readDelegation({ ...written, ...change });
      return refused(read) ? read.map(({ code, pointer }) => `${code} ${pointer}`) : read;
    };
    expect(faults({})).toEqual({ ...entrusted, announced: null });
    expect(faults({ form: 'custom', from: '2026-02-30', items: [], signs: undefined, colour: 1 })).toEqual([
      'SEED-UNKNOWN-KEY /colour',
      'SEED-VALUE /items',
      'SEED-VALUE /form',
      'SEED-MISSING /signs',
      'SEED-VALUE /from',
    ]);
    expect(faults({ items: ['C07', 'C07'], announced: { on: '2026-01-01' } })).toEqual([
      'SEED-VALUE /items',
      'SEED-MISSING /announced/where',
    ]);
  });
});

describe('who decides', () => {
  it('is the delegate from the first day to the last, in the name the form gives', () => {
    const until = { ...entrusted, through: day('2026-06-30') };
    const own = { level: 'city', usual: true, setAside: [] };
    const statutory = { ...own, organ: 'housing', inNameOf: 'housing', delegation: null };
    expect(decides(permit, '2025-12-31', until)).toEqual(statutory);
    expect(decides(permit, '2026-01-01', until)).toEqual({
      ...own,
      organ: 'bureau',
      inNameOf: 'housing',
      delegation: 'works',
    });
    expect(decides(permit, '2026-06-30', until)?.organ).toBe('bureau');
    expect(decides(permit, '2026-07-01', until)).toEqual(statutory);
    const listed = { ...entrusted, items: ['Y04'], form: 'provincial-list', signs: 'delegate' } as const;
    expect(decides(filing, '2026-01-01', listed)).toEqual({
      ...own,
      organ: 'bureau',
      inNameOf: 'bureau',
      delegation: 'works',
    });
  });

  it('is the statutory organ where the form is not lawful, the delegator has no power, or two delegations meet', () => {
    const on = '2026-02-01';
    expect(decides(permit, on, { ...entrusted, announced: null })?.organ).toBe('housing');
    const asides = [{ ...entrusted, code: 'b' }, { ...entrusted, code: 'c', announced: null }, entrusted];
    const told = decides(permit, on, ...asides)?.setAside.map(
      (it) => `${it.delegation} ${it.code} ${it.article}`,
    );
    expect(told).toEqual([
      ...['c AUTH-NOFORM 行政许可法 24', 'b AUTH-TWO 行政许可法 24', 'works AUTH-TWO 行政许可法 24'],
    ]);
    expect(decides(discharge, on, { ...entrusted, items: ['Y05'] })?.organ).toBe('housing');
    expect(decides(permit, on, { ...entrusted, delegator: 'district' })?.organ).toBe('housing');
    expect(decides(permit, on, entrusted, { ...entrusted, code: 'b', delegate: 'district' })?.organ).toBe(
      'housing',
    );
    expect(decides(definition({ code: 'E01' }), on, entrusted)).toBeNull();
  });

  it('is the statutory organ again when the law lifts the floor of an item', () => {
    const lifted = { ...permit, ...levels('city') };
    const versions = [
      { effectiveFrom: day('2026-01-01'), content: permit },
      { effectiveFrom: day('2026-09-01'), content: lifted },
    ];
    const past = { item: versions, delegations: [since(entrusted)] };
    expect(
      authorityPeriods(past, 'ganhe', day('2026-01-01'), powers).map(({ from, organ }) => `${from} ${organ}`),
    ).toEqual(['2026-01-01 bureau', '2026-09-01 housing']);
  });
});

describe('an item that changes', () => {
  it('is told which delegations lapse by it, as a warning', () => {
    const listed = { ...entrusted, code: 'list', items: ['Y04'], form: 'provincial-list' as const };
    const lapsing = (changed: ItemDefinition) =>
      checkLapses(changed, [entrusted, listed], powers).map((it) => [
        it.code,
        it.severity,
        it.detail['delegation'],
      ]);
    expect(lapsing(permit)).toEqual([]);
    expect(lapsing({ ...permit, ...levels('city') })).toEqual([['AUTH-LAPSES', 'warning', 'works']]);
    expect(lapsing({ ...filing, nature: 'licence' })).toEqual([['AUTH-LAPSES', 'warning', 'list']]);
    expect(lapsing(discharge)).toEqual([]);
  });
});

describe('the periods of an item and base', () => {
  const anyDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2026-01-01'), n));
  const version = fc.record({
    effectiveFrom: anyDay,
    content: fc.record({
      code: fc.constantFrom('one', 'two', 'three'),
      places: fc.constantFrom(['xining'], ['ganhe'], ['nanchuan']),
      delegate: fc.constantFrom('bureau', 'district', 'centre'),
      form: fc.constantFrom(...FORMS),
      from: anyDay,
      through: fc.option(anyDay),
    }),
  });
  const whole = version.map(({ effectiveFrom, content }) => ({
    effectiveFrom,
    content: {
      ...entrusted,
      announced: { on: day('2025-12-20'), where: '网站' },
      ...content,
      signs: LAWFUL[content.form].signs[0]!,
    },
  }));

  it('say on every day what the rule says of that day, whatever was published when', () => {
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 6 }), anyDay, (delegations, from) => {
        const item = [{ effectiveFrom: day('2026-01-01'), content: permit }];
        const periods = authorityPeriods({ item, delegations }, 'ganhe', from, powers);
        expect(periods[0]?.from).toBe(from);
        for (let on: LocalDate = from; on <= '2026-04-01'; on = addDays(on, 1)) {
          const { from: _, ...held } = periods.findLast((period) => period.from <= on)!;
          expect(held).toEqual(
            authorityOf(permit, { base: 'ganhe', day: on }, inForceOn(delegations, on), powers),
          );
        }
      }),
    );
  });

  it('never give an item of a floor of city or above to anybody below it', () => {
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 6 }), anyDay, (delegations, on) => {
        const given = delegations.map(({ content }) => ({ ...content, items: ['Y05', 'P02'] }));
        for (const item of [discharge, approval])
          expect(authorityOf(item, { base: 'ganhe', day: on }, given, powers)?.organ).toBe('housing');
      }),
    );
  });
});
