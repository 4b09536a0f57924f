import { describe, expect, it } from '@jest/globals';
import type { ItemDefinition } from '#model/catalogue';
import { CaseInPlay } from '../../../../test/support/case-in-play.js';
import { actor, at, day, definition, item, tie } from '../../../../test/support/definitions.js';
import { clocksOf, promiseOf } from './clocks.js';
import type { NewVersion } from './command.js';
import { heldBySibling } from './held.js';
import { replay } from './replay.js';

const clerk = actor('clerk');
const officer = actor('officer');
const applicant = actor('applicant');
const working = (value: number) => ({ value, unit: 'working_day' as const });
const promise = (value: number) => ({ ...working(value), source: `第${value}日`, demo: false });

function accepted(on = '2026-09-17', before: Partial<ItemDefinition> = {}): CaseInPlay {
  const file = new CaseInPlay([item({ definition: before })]);
  file.act('FILE', at(on), applicant);
  file.act('ACCEPT', at(on), clerk);
  file.act('CLAIM', at(on), officer);
  return file;
}
function publish(
  file: CaseInPlay,
  next: Partial<ItemDefinition>,
  on: string,
  more: Partial<NewVersion> = {},
) {
  const id = more.id ?? 2;
  const made = definition({ ...file.item().context.definition, ...next });
  file.definitions.set(id, made);
  const adopted = {
    id,
    version: id,
    definition: made,
    filedBefore: null,
    paper: '公告',
    basis: '法释 9',
    ...more,
  };
  const idx = file.items.map((each) => each.idx);
  return file.command({ type: 'ADOPT_VERSION', idx, adopted }, at(on), actor('system'));
}
const due = (file: CaseInPlay) =>
  Object.fromEntries(clocksOf(file.item().context).map(({ kind, due: { dueOn } }) => [kind, dueOn]));
const folded = (file: CaseInPlay) =>
  replay(file.planned[0]!, file.entries, file.calendars, file.definitions).context.facts;

describe('a published version reaches a pending item (rules 4.11, 法释〔2009〕20号 9)', () => {
  it('a shorter promise is the promise from now on, journalled with its cause and told to both', () => {
    const file = accepted();
    expect(due(file)['promise']).toBe('2026-10-21');
    publish(file, { promise: promise(10) }, '2026-09-21');
    expect(due(file)).toMatchObject({ promise: '2026-10-08', statute: '2026-10-21' });
    expect(file.item()).toMatchObject({ itemVersion: 2, standing: 'accepted', work: 'claimed' });
    expect(file.entries.at(-1)?.event).toMatchObject({
      ...{
        type: 'ADOPT_VERSION',
        itemVersion: 2,
        version: 2,
        paper: '公告',
        basis: '法释 9',
        on: '2026-09-21',
      },
      limits: [{ clock: 'promise', from: working(20), to: working(10) }],
      moved: [{ clock: 'promise', from: '2026-10-21', to: '2026-10-08' }],
    });
    expect(file.notices.filter(({ kind }) => kind === 'new-version')).toMatchObject([
      { audience: 'applicant', legal: true, params: { from: '2026-10-21', to: '2026-10-08', version: 2 } },
      { audience: 'organ' },
    ]);
    expect(folded(file)).toEqual(file.item().context.facts);
  });

  it('the old promise is kept where it is shorter, in whatever unit, and through later versions', () => {
    const file = accepted();
    publish(file, { promise: promise(40) }, '2026-09-18');
    expect(due(file)['promise']).toBe('2026-10-21');
    publish(file, { promise: { ...promise(20), unit: 'calendar_day' } }, '2026-09-21', { id: 3 });
    expect(due(file)['promise']).toBe('2026-10-08');
    publish(file, { promise: promise(30) }, '2026-09-21', { id: 4 });
    expect(due(file)['promise']).toBe('2026-10-08');
    expect(file.item().context.facts.kept?.promise).toMatchObject({ value: 20, unit: 'calendar_day' });
    expect(folded(file)).toEqual(file.item().context.facts);
  });

  it('an equal promise is the new version’s, and nothing of the old one is kept', () => {
    const file = accepted();
    publish(file, { promise: { ...promise(20), source: '新公告' } }, '2026-09-18');
    expect([file.item().itemVersion, file.item().context.facts.kept]).toEqual([2, undefined]);
    expect(promiseOf(file.item().context).source).toBe('新公告');
  });

  it('by rule: who filed before the day keeps the old version, who has not yet files under the new', () => {
    const file = accepted();
    expect(
      publish(file, { promise: promise(10) }, '2026-09-21', { filedBefore: day('2026-09-18') }),
    ).toBeNull();
    publish(file, { promise: promise(10) }, '2026-09-21', { filedBefore: day('2026-09-17') });
    expect(file.item().itemVersion).toBe(2);
    const planned = new CaseInPlay([item()]);
    publish(planned, { promise: promise(10) }, '2026-09-21', { filedBefore: day('2026-09-21') });
    expect(planned.item().itemVersion).toBe(2);
  });

  it('rescues no overdue item, and makes nobody late after the fact', () => {
    const late = accepted();
    late.time(at('2026-10-22'));
    expect(publish(late, { promise: promise(40) }, '2026-10-22')).toBeNull();
    const onTheDay = accepted();
    expect(publish(onTheDay, { promise: promise(1) }, '2026-09-21')).toBeNull();
    expect(onTheDay.item().itemVersion).toBe(1);
  });

  it('leaves what is decided or ended, and what was filed under another nature, as it was', () => {
    const ended = accepted();
    ended.act('WITHDRAW', at('2026-09-18'), applicant);
    expect(publish(ended, { promise: promise(10) }, '2026-09-21')).toBeNull();
    for (const next of [{ nature: 'record-filing' }, { handling: 'immediate' }] as const)
      expect(publish(accepted(), next, '2026-09-21')).toBeNull();
  });

  it('the limit of an acceptance that is behind the item stays what it was', () => {
    const file = accepted();
    publish(file, { preAcceptance: { ...working(2), basis: '滨州' } }, '2026-09-30');
    const before = clocksOf(file.item().context).find(({ kind }) => kind === 'pre-acceptance');
    expect(before).toMatchObject({ span: { limit: working(5) }, article: '行政许可法 32(四)' });
  });

  it('a tie that was dropped binds no more; a new one waits with its article, and no sibling holds the item', () => {
    const file = new CaseInPlay([
      item({ idx: 1, code: 'A' }),
      item({ idx: 2, code: 'B', siblings: ['A', 'B'], definition: { ties: [tie()] } }),
    ]);
    const B = (ties: ItemDefinition['ties'], id: number) => {
      const made = definition({ ...file.item(2).context.definition, ties });
      file.definitions.set(id, made);
      const adopted = {
        id,
        version: id,
        definition: made,
        filedBefore: null,
        paper: '公告',
        basis: '法释 9',
      };
      file.command({ type: 'ADOPT_VERSION', idx: [2], adopted }, at('2026-09-21'), actor('system'));
      return file.item(2).context.facts.ties;
    };
    expect(B([], 2)).toEqual([]);
    expect(B([tie({ article: '新法 3' })], 3)).toMatchObject([
      { to: ['A'], article: '新法 3', within: ['A'], state: 'open' },
    ]);
    expect(heldBySibling(file.item(2), day('2026-09-21'))).toBeNull();
  });

  it('what was concluded on other conditions is reviewed anew, on the same ones it stays', () => {
    const concluded = () => {
      const file = accepted();
      file.act('CONCLUDE_REVIEW', at('2026-09-18'), officer);
      return file;
    };
    const same = concluded();
    publish(same, { promise: promise(10) }, '2026-09-21');
    expect(same.item().work).toBe('concluded');
    const other = concluded();
    publish(
      other,
      { conditions: [{ id: 'K1', text: '另一条件', article: '新法 4', demo: false }] },
      '2026-09-21',
    );
    expect(other.item().work).toBe('reviewing');
    expect(other.item().context.facts.concludedOn).toBeUndefined();
    expect(folded(other)).toEqual(other.item().context.facts);
  });
});
