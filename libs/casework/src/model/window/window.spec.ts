import { describe, expect, it } from '@jest/globals';
import type { GuideWindow } from '#model/catalogue';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, type ItemSetting, item } from '../../../../../test/support/definitions.js';
import { clocksOf, dueOf, shownDue } from '../clocks.js';
import { allowedActions } from '../item.js';
import { replay } from '../replay.js';

const applicant = actor('applicant');
const clerk = actor('clerk');
const lead = actor('lead');
const officer = (idx: number) => actor('officer', idx * 10);
const working = (value: number) => ({ value, unit: 'working_day' as const });
const subject = { applicantOrgan: applicant.organId, parkId: 1 };

const TOGETHER: GuideWindow = { notices: 'consolidated', acceptance: 'either', onSilence: null };
const ON_SILENCE = { outcome: 'return' as const, ...working(3), source: '演示', demo: true };

/** Items A, B, C filed on Thursday 17 September; B's papers are to be checked within two working days, the others' within five. */
function filed(window: GuideWindow = TOGETHER, more: ItemSetting = {}): CaseInPlay {
  const short = { preAcceptance: { ...working(2), basis: '滨州规定' } };
  const planned = ['A', 'B', 'C'].map((code, n) =>
    item({ ...more, idx: n + 1, code, ...(code === 'B' && { definition: short }) }),
  );
  const file = new CaseInPlay(planned);
  file.window = window;
  for (const { idx } of planned) file.act('FILE', at('2026-09-17'), applicant, { idx });
  return file;
}
const find = (file: CaseInPlay, idx: number, lines: string[], on = '2026-09-17') =>
  codeOf(
    file.act('FIND_GAPS', at(on, 11), officer(idx), {
      idx,
      with: { lines: lines.map((line) => ({ line })) },
    }),
  );
const seen = { ifSeq: 1, seq: 1 };
const notice = (file: CaseInPlay, who = lead, on = '2026-09-17') =>
  file.command({ type: 'NOTICE_CASE_GAPS', on: day(on), reply: working(5), seen }, at(on, 12), who);
const findings = (file: CaseInPlay, idx: number) => file.item(idx).context.facts.window?.findings;
const ofKind = (file: CaseInPlay, wanted: string) => file.notices.find(({ kind }) => kind === wanted);
/** The state is the fold of the journal, whatever happened. */
function folds(file: CaseInPlay): void {
  for (const planned of file.planned) {
    const folded = replay(planned, file.entries, file.calendars);
    const kept = file.item(planned.idx);
    expect([folded.organId, folded.standing, folded.work]).toEqual([kept.organId, kept.standing, kept.work]);
    expect(folded.context.facts).toEqual(kept.context.facts);
  }
}

describe('one notice of gaps for the case', () => {
  it('carries the days of the shortest limit among items filed in one act', async () => {
    const { openingEvents } = await import('./open-window.js');
    const together = filed().items;
    const events = openingEvents(together, TOGETHER, at('2026-09-17'));
    // two working days from Thursday the 17th: Friday the 18th, and Sunday the 20th, which is worked (调休)
    expect(events.map(({ event }) => event.findings)).toEqual(
      Array(3).fill({ until: '2026-09-18', noticeBy: '2026-09-20' }),
    );
  });

  it('leaves out what is decided on the spot: it is told on the spot', async () => {
    const { openingEvents } = await import('./open-window.js');
    const atOnce = { preAcceptance: { value: 0, unit: 'same_day' as const, basis: '当场' } };
    const [first, ...others] = filed().items;
    const spot = {
      ...first!,
      context: { ...first!.context, definition: { ...first!.context.definition, ...atOnce } },
    };
    const events = openingEvents([spot, ...others], TOGETHER, at('2026-09-17'));
    expect(events.map(({ idx }) => idx)).toEqual([2, 3]);
  });

  it('tells the applicant once, each paper once, and nobody a second time', () => {
    const file = filed();
    expect(codeOf(notice(file))).toBe('NOTHING_FOUND');
    expect(find(file, 1, ['M1', 'M2'])).toBe('done');
    expect(codeOf(notice(file))).toBe('FINDINGS_AWAITED');
    expect(find(file, 2, ['M2'])).toBe('done');
    expect(find(file, 3, [])).toBe('done');
    expect(codeOf(notice(file, clerk))).toBe('FORBIDDEN');
    const before = file.notices.length;
    expect(codeOf(notice(file))).toBe('done');
    const told = file.notices.slice(before).filter(({ audience }) => audience === 'applicant');
    expect(told).toMatchObject([{ idx: 0, kind: 'gaps-together', legal: true, params: { count: 3 } }]);
    expect(file.items.map(({ standing }) => standing)).toEqual(['correcting', 'correcting', 'filed']);
    expect(findings(file, 3)?.endedOn).toBe('2026-09-17');
    expect(codeOf(notice(file))).toBe('GAPS_TOLD_ONCE');
    expect(find(file, 3, ['M1'])).toBe('FINDINGS_CLOSED');
    folds(file);
  });

  it('is over with the notice: what came in since may be accepted the same day', () => {
    const file = filed();
    expect(find(file, 1, ['M2'])).toBe('done');
    for (const idx of [2, 3]) expect(find(file, idx, [])).toBe('done');
    expect(codeOf(notice(file))).toBe('done');
    expect(findings(file, 1)?.endedOn).toBe('2026-09-17');
    const papers = { idx: 1, with: { lines: ['M2'] } };
    expect(codeOf(file.act('SUPPLY', at('2026-09-17', 15), applicant, papers))).toBe('done');
    expect(codeOf(file.act('ACCEPT', at('2026-09-17', 16), lead, { idx: 1 }))).toBe('done');
  });

  it('names a document of several items once, with all its lines', () => {
    const materials = item().context.definition.materials.map((line) =>
      line.id === 'M1' ? { ...line, document: 'application-form' } : line,
    );
    const file = filed(TOGETHER, { definition: { materials } });
    for (const idx of [1, 2, 3]) find(file, idx, idx === 2 ? [] : ['M1']);
    notice(file);
    const [told] = file.notices.filter(({ kind }) => kind === 'gaps-together');
    expect(told?.params).toMatchObject({
      count: 1,
      papers: [
        {
          paper: 'application-form',
          lines: [
            { item: 1, line: 'M1' },
            { item: 3, line: 'M1' },
          ],
        },
      ],
    });
  });

  it('is nobody else’s to send: item by item it is refused, and not offered', () => {
    const file = filed();
    expect(codeOf(file.act('NOTICE_GAPS', at('2026-09-17', 11), clerk))).toBe('GAPS_TOLD_TOGETHER');
    expect(allowedActions(file.item(), clerk, subject, day('2026-09-17'))).not.toContain('NOTICE_GAPS');
    expect(
      allowedActions(filed({ ...TOGETHER, notices: 'each' }).item(), clerk, subject, day('2026-09-17')),
    ).toContain('NOTICE_GAPS');
  });

  it('takes silence by the cut-off as nothing missing; a late finding is refused with its rule', () => {
    const file = filed();
    expect(find(file, 1, ['M1'])).toBe('done');
    file.time(at('2026-09-19', 1));
    // B has its own, shorter limit here, since each was filed in an act of its own.
    expect(findings(file, 2)?.endedOn).toBe('2026-09-19');
    expect(file.notices.at(-1)).toMatchObject({ kind: 'findings-silent', organ_id: 20 });
    expect(find(file, 2, ['M1'], '2026-09-19')).toBe('FINDINGS_CLOSED');
    expect(file.alarms.filter(({ kind, idx }) => kind === 'findings' && idx === 2)).toEqual([]);
    folds(file);
  });

  it('time comes first: a late finding is refused though no bell has rung', () => {
    const file = filed();
    expect(find(file, 2, ['M1'], '2026-09-20')).toBe('FINDINGS_CLOSED');
    // Nothing was written with a refusal, so the bell still finds it.
    file.time(at('2026-09-20'));
    expect(findings(file, 2)?.endedOn).toBe('2026-09-19');
  });

  it('what was found and not told in time may no longer be asked, and supervision knows', () => {
    const file = filed();
    find(file, 2, ['M1']);
    file.time(at('2026-09-20'));
    expect(file.alerts).toMatchObject([
      { kind: 'findings', rung: 'to-notice', level: 'supervisor', light: 'yellow' },
    ]);
    file.time(at('2026-09-21', 1));
    expect(
      file.notices.filter(({ kind }) => kind === 'findings-lapsed').map(({ audience }) => audience),
    ).toEqual(['organ', 'supervisor']);
    expect(findings(file, 2)?.endedOn).toBe('2026-09-21');
    folds(file);
  });

  it('bars the acceptance of what was found, not of what was not', () => {
    const file = filed();
    find(file, 1, ['M1']);
    expect(codeOf(file.act('ACCEPT', at('2026-09-17', 13), clerk, { idx: 1 }))).toBe('FINDINGS_OPEN');
    expect(codeOf(file.act('ACCEPT', at('2026-09-17', 13), officer(2), { idx: 2 }))).toBe('done');
  });

  it('never hears of a line that is off the list, or stands twice', () => {
    const file = filed();
    expect(find(file, 1, ['M3'])).toBe('OFF-LIST');
    expect(find(file, 1, ['M1', 'M1'])).toBe('LINE_TWICE');
  });
});

describe('one delivery for several items', () => {
  const supply = (file: CaseInPlay, what: { papers?: string[]; lines?: object[] }, on = '2026-09-18') =>
    file.command(
      { type: 'SUPPLY_CASE', on: day(on), papers: [], lines: [], ...what, seen } as never,
      at(on),
      applicant,
    );
  function noticed() {
    const file = filed();
    for (const idx of [1, 2, 3]) find(file, idx, ['M1', 'M2']);
    notice(file);
    return file;
  }

  it('fills lines of several items, partial is normal, and what is complete goes on', () => {
    const file = noticed();
    expect(
      codeOf(
        supply(file, {
          lines: [
            { item: 1, line: 'M1' },
            { item: 1, line: 'M2' },
            { item: 2, line: 'M1' },
          ],
        }),
      ),
    ).toBe('done');
    expect(file.items.map(({ standing }) => standing)).toEqual(['filed', 'correcting', 'correcting']);
    expect(codeOf(supply(file, { papers: ['B/M2', 'C/M1'], lines: [{ item: 3, line: 'M2' }] }))).toBe('done');
    expect(file.items.map(({ standing }) => standing)).toEqual(['filed', 'filed', 'filed']);
    folds(file);
  });

  it('takes nothing that was not asked, and then nothing at all', () => {
    const file = noticed();
    expect(supply(file, { lines: [{ item: 1, line: 'M1' }], papers: ['A/M3'] })).toMatchObject({
      code: 'LINE_NOT_AWAITED',
      pointer: '/papers/0',
    });
    expect(
      supply(file, {
        lines: [
          { item: 1, line: 'M1' },
          { item: 9, line: 'M1' },
        ],
      }),
    ).toMatchObject({
      code: 'LINE_NOT_AWAITED',
      pointer: '/lines/1',
    });
    expect(codeOf(supply(file, {}))).toBe('LINES_MISSING');
    expect(file.item(1).standing).toBe('correcting');
  });
});

describe('who accepts, by the guide', () => {
  const by = (acceptance: GuideWindow['acceptance']) => filed({ ...TOGETHER, notices: 'each', acceptance });
  const all = (file: CaseInPlay, who = lead) =>
    file.command({ type: 'ACCEPT_ALL', on: day('2026-09-17'), seen }, at('2026-09-17', 12), who);

  it('the lead: no department does, and all that are complete go in one act', () => {
    const file = by('lead');
    expect(codeOf(file.act('ACCEPT', at('2026-09-17', 11), officer(1)))).toBe('LEAD_ACCEPTS');
    expect(
      allowedActions(file.item(), officer(1), { ...subject, organId: 10 }, day('2026-09-17')),
    ).not.toContain('ACCEPT');
    expect(codeOf(all(file))).toBe('done');
    expect(file.items.map(({ standing }) => standing)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(codeOf(all(file))).toBe('NOTHING_TO_ACCEPT');
    folds(file);
  });

  it('the department: the window does not, not even all at once', () => {
    const file = by('department');
    expect(codeOf(file.act('ACCEPT', at('2026-09-17', 11), clerk))).toBe('DEPARTMENT_ACCEPTS');
    expect(codeOf(all(file))).toBe('DEPARTMENT_ACCEPTS');
    expect(codeOf(file.act('ACCEPT', at('2026-09-17', 11), officer(1)))).toBe('done');
  });

  it('the lead waits for the word of each department, or for its last day', () => {
    const file = filed({ ...TOGETHER, acceptance: 'lead' });
    expect(codeOf(file.act('ACCEPT', at('2026-09-17', 11), clerk))).toBe('FINDINGS_OPEN');
    find(file, 1, []);
    expect(codeOf(all(file))).toBe('done');
    expect(file.items.map(({ standing }) => standing)).toEqual(['accepted', 'filed', 'filed']);
    file.time(at('2026-09-19', 1));
    expect(codeOf(file.act('ACCEPT', at('2026-09-19', 10), clerk, { idx: 2 }))).toBe('done');
  });
});

describe('an applicant who stays silent', () => {
  /** Told on Friday 18 September to supply within one working day: Sunday 20, which is worked. */
  function silent(onSilence: GuideWindow['onSilence']) {
    const file = filed({ notices: 'each', acceptance: 'either', onSilence });
    file.act('NOTICE_GAPS', at('2026-09-18'), clerk, { with: { reply: working(1) } });
    return file;
  }

  it('is reminded once the period is over, and the papers are returned only after the period of the reminder', () => {
    const file = silent(ON_SILENCE);
    expect(codeOf(file.act('RETURN', at('2026-09-20'), clerk))).toBe('NOT_REMINDED');
    file.time(at('2026-09-21'));
    expect(file.item().context.facts.window?.reminder).toEqual({ on: '2026-09-21', within: working(3) });
    expect(ofKind(file, 'gaps-reminded')).toMatchObject({
      kind: 'gaps-reminded',
      audience: 'applicant',
      legal: true,
    });
    expect(dueOf(file.item().context, 'reminder')).toBe('2026-09-24');
    expect(codeOf(file.act('RETURN', at('2026-09-24'), clerk))).toBe('STILL_IN_TIME');
    expect(allowedActions(file.item(), clerk, subject, day('2026-09-28'))).toContain('RETURN');
    expect(codeOf(file.act('RETURN', at('2026-09-28'), officer(1)))).toBe('FORBIDDEN');
    expect(codeOf(file.act('RETURN', at('2026-09-28'), clerk))).toBe('done');
    expect(file.item().standing).toBe('returned');
    expect(clocksOf(file.item().context).filter(({ endedOn }) => !endedOn)).toEqual([]);
    expect(file.notices.map(({ kind }) => kind)).toContain('returned');
    folds(file);
  });

  it('counts the last period from the day it is told, though every worker was down', () => {
    const file = silent(ON_SILENCE);
    file.time(at('2026-10-08'));
    expect(file.item().context.facts.window?.reminder?.on).toBe('2026-10-08');
  });

  it('may supply until it is returned', () => {
    const file = silent(ON_SILENCE);
    file.time(at('2026-09-28'));
    expect(codeOf(file.act('SUPPLY', at('2026-10-08'), applicant))).toBe('done');
    expect(file.item().standing).toBe('filed');
  });

  it('is only held where the guide says so, or says nothing', () => {
    const held = silent({ ...ON_SILENCE, outcome: 'hold' });
    held.time(at('2026-09-21'));
    expect(ofKind(held, 'gaps-held')).toMatchObject({ audience: 'applicant' });
    expect(codeOf(held.act('RETURN', at('2026-10-15'), clerk))).toBe('NO_RETURN_IN_GUIDE');
    const plain = silent(null);
    plain.time(at('2026-10-15'));
    expect(plain.item().context.facts.window).toBeUndefined();
    expect(codeOf(plain.act('RETURN', at('2026-10-15'), clerk))).toBe('NO_RETURN_IN_GUIDE');
  });
});

describe('an item in the wrong hands', () => {
  it('goes to another organ as it was received: the day of receipt stays, the clocks run on, the work begins anew', () => {
    const file = filed();
    file.act('ACCEPT', at('2026-09-18'), officer(1));
    file.act('CLAIM', at('2026-09-18'), officer(1));
    const draft = { opinion: 'disagree', draft: { reasons: ['K1'] } };
    expect(codeOf(file.act('CONCLUDE_REVIEW', at('2026-09-18'), officer(1), { with: draft }))).toBe('done');
    const before = file.item();
    const with_ = { from: 10, to: 70, reason: '职权在市级' };
    expect(codeOf(file.act('REROUTE', at('2026-09-21'), officer(1), { with: with_ }))).toBe('FORBIDDEN');
    expect(codeOf(file.act('REROUTE', at('2026-09-21'), lead, { with: with_ }))).toBe('done');
    const after = file.item();
    expect(after.context.facts).not.toHaveProperty('draft');
    expect(after.context.facts).not.toHaveProperty('signatures');
    expect(after).toMatchObject({ organId: 70, standing: 'accepted', work: 'unclaimed' });
    expect(after.context.facts).toMatchObject({ filedOn: '2026-09-17', acceptedOn: '2026-09-18' });
    expect(after.context.facts.claimedBy).toBeUndefined();
    expect(shownDue(clocksOf(after.context))).toBe(shownDue(clocksOf(before.context)));
    expect(file.notices.slice(-3).map(({ kind, organ_id }) => [kind, organ_id])).toEqual([
      ['rerouted', applicant.organId],
      ['rerouted-here', 70],
      ['rerouted-away', 10],
    ]);
    expect(codeOf(file.act('CLAIM', at('2026-09-21'), officer(1)))).toBe('FORBIDDEN');
    expect(codeOf(file.act('CLAIM', at('2026-09-21'), officer(7)))).toBe('done');
    folds(file);
  });

  it('never goes to no organ, or to the one that has it', () => {
    const file = filed();
    const to = (organ: number) =>
      codeOf(file.act('REROUTE', at('2026-09-18'), lead, { with: { from: 10, to: organ, reason: '有误' } }));
    expect(to(0)).toBe('NOT_COMPETENT');
    expect(to(10)).toBe('ROUTED_ALREADY');
  });
});

describe('papers asked for during the review', () => {
  function accepted() {
    const file = filed();
    file.act('ACCEPT', at('2026-09-18'), officer(1));
    return file;
  }
  const ask = (file: CaseInPlay, more: object = {}) =>
    file.act('ASK', at('2026-09-21'), officer(1), { with: more });

  it('are lines of the version, stop nothing, and are answered by a supplement', () => {
    const file = accepted();
    const due = shownDue(clocksOf(file.item().context));
    expect(codeOf(ask(file, { lines: [{ line: 'X9' }] }))).toBe('OFF-LIST');
    expect(codeOf(ask(file, { lines: [{ line: 'M1' }, { line: 'M2' }] }))).toBe('done');
    expect(codeOf(ask(file))).toBe('ASK_OPEN');
    expect(shownDue(clocksOf(file.item().context))).toBe(due);
    expect(file.item().context.facts.stops).toEqual([]);
    expect(dueOf(file.item().context, 'asked')).toBe('2026-09-29');
    expect(codeOf(file.act('SUPPLY', at('2026-09-22'), applicant, { with: { lines: ['M1'] } }))).toBe('done');
    expect(codeOf(file.act('SUPPLY', at('2026-09-23'), applicant, { with: { lines: ['M2'] } }))).toBe('done');
    expect(file.item().context.facts).toMatchObject({
      asks: [{ on: '2026-09-21', suppliedOn: '2026-09-23' }],
      completeOn: '2026-09-17',
    });
    folds(file);
  });

  it('that are in end no stop but their own', () => {
    const file = accepted();
    ask(file, { lines: [{ line: 'M2' }] });
    expect(codeOf(file.act('START_SPECIAL', at('2026-09-22'), officer(1)))).toBe('done');
    file.act('SUPPLY', at('2026-09-23'), applicant, { with: { lines: ['M2'] } });
    expect(file.item().context.facts.asks).toMatchObject([{ suppliedOn: '2026-09-23' }]);
    expect(file.item().context.facts.stops).toMatchObject([{ from: '2026-09-22' }]);
    expect(file.item().context.facts.stops[0]?.to).toBeUndefined();
  });

  it('stop the clocks that a published ground names, until they are in', () => {
    const file = accepted();
    expect(codeOf(ask(file, { ground: 'expert' }))).toBe('OFF-LIST');
    expect(codeOf(ask(file, { ground: 'dispute' }))).toBe('done');
    expect(shownDue(clocksOf(file.item().context))).toBeNull();
    file.act('SUPPLY', at('2026-09-23'), applicant, { with: { lines: ['M2'] } });
    expect(file.item().context.facts.stops).toMatchObject([{ from: '2026-09-21', to: '2026-09-23' }]);
    folds(file);
  });
});
