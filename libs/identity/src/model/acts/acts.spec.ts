import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Actor, isRejection, type LocalDate, type Rejection, type Role } from '#kernel';
import { endBar, enterBar, yearsLater } from './bar-acts.js';
import { makeClient } from './client-acts.js';
import { dayBefore, daysBetween } from './days.js';
import { endMembership, giveRoles, invite } from './membership-acts.js';
import { confirmEnterprise, givePower, revokePower } from './power-acts.js';
import type { Change, MembershipSeen, OrganSeen, PersonSeen, Seen } from './seen.js';
import { arrangeSubstitution } from './substitution-acts.js';

const day = (text: string) => text as LocalDate;
/** Every day of some years. */
const EVERY: readonly LocalDate[] = Array.from({ length: 32 }, (_, n) => n + 1999).flatMap((year) => {
  const leap = year % 4 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const two = (n: number) => String(n).padStart(2, '0');
  return lengths.flatMap((length, month) =>
    Array.from({ length }, (_, n) => day(`${year}-${two(month + 1)}-${two(n + 1)}`)),
  );
});
const TODAY = day('2026-11-28');
const later = (n: number): LocalDate => EVERY[EVERY.indexOf(TODAY) + n] ?? TODAY;
const organ: OrganSeen = { id: 7, handle: 'o', kind: 'department', parkId: 1, stream: 's', confirmed: true };
const firm: OrganSeen = { ...organ, id: 5, handle: 'f', kind: 'enterprise', parkId: null };
const who = (role: Role, more: Partial<Actor> = {}): Actor => ({
  ...{ personId: 'me', organId: organ.id, parkId: 1, roles: [role] },
  ...more,
});
const member = (more: Partial<MembershipSeen> = {}): MembershipSeen => ({
  ...{ organId: 7, organ: 'o', kind: 'department', parkId: 1, roles: ['officer'], from: null, through: null },
  ...more,
});
const person = (id: string, memberships: readonly MembershipSeen[] = [member()]): PersonSeen => ({
  ...{ id, signIn: id, name: id, disabled: false, known: true, totp: false, agent: false, memberships },
});
const seen = (more: Partial<Seen>): Seen => ({
  ...{ actor: who('head'), today: TODAY, organ, person: person('p'), other: null, enterprise: null },
  ...{ taken: false, park: null, power: null, relation: null, client: null, substitution: null, bar: null },
  substitutions: [],
  ...more,
});
const told = (answer: Change | Rejection) => (isRejection(answer) ? answer.code : answer.kind);

describe('days', () => {
  it('are those of the calendar', () => {
    const [first = TODAY] = EVERY;
    const wrong = EVERY.filter(
      (one, n) => daysBetween(first, one) !== n || (n > 0 && dayBefore(one) !== EVERY[n - 1]),
    );
    expect(wrong).toEqual([]);
    const century = [day('2100-02-28'), day('2100-03-01')] as const;
    expect([daysBetween(...century), dayBefore(century[1])]).toEqual([1, century[0]]);
  });

  it('of a year later are the same day, or the last of February', () => {
    const all = [
      ['2026-11-28', 1, '2027-11-28'],
      ['2024-02-29', 1, '2025-02-28'],
      ['2024-02-29', 4, '2028-02-29'],
      ['2096-02-29', 4, '2100-02-28'],
      ['1996-02-29', 4, '2000-02-29'],
    ] as const;
    for (const [from, years, last] of all) expect(yearsLater(day(from), years)).toBe(last);
  });
});

describe('membership', () => {
  it('is ended from today on, never for longer than it was, and no more than once', () => {
    const end = (through?: LocalDate, held: Partial<MembershipSeen> = {}) =>
      endMembership(through)(seen({ actor: who('keeper'), person: person('p', [member(held)]) }));
    const last = (answer: Change | Rejection) =>
      isRejection(answer) ? answer.code : (answer.rows['membership'] as MembershipSeen).through;
    const within = { through: later(9) };
    expect([end(), end(TODAY), end(later(9), within), end(undefined, within)].map(last)).toEqual([
      ...[later(-1), TODAY, later(9), later(-1)],
    ]);
    expect([end(later(-1)), end(later(10), within)].map(last)).toEqual(['PERIOD_WRONG', 'PERIOD_WRONG']);
    const over = { through: later(-1) };
    expect([end(undefined, over), end(later(9), over)].map(last)).toEqual(['ABSENT', 'ABSENT']);
  });

  it('that ended is had again by two: entered without a role, then given one', () => {
    const left = person('p', [member({ through: later(-1) })]);
    const actor = who('security');
    const give = giveRoles({ roles: ['officer'], through: later(9) });
    expect(told(give(seen({ actor, person: left })))).toBe('ABSENT');
    expect(told(give(seen({ actor })))).toBe('GIVE_ROLES');
    const enter = (held: PersonSeen | null) =>
      invite({ id: 'i', signIn: 'p', name: 'p', hash: 'h' })(seen({ actor: who('keeper'), person: held }));
    expect(enter(left)).toMatchObject({ rows: { membership: { personId: 'p', roles: [], through: null } } });
    const today = person('p', [member({ through: TODAY })]);
    expect([enter(today), enter({ ...left, disabled: true })].map(told)).toEqual([
      ...['MEMBER_ALREADY', 'PERSON_DISABLED'],
    ]);
  });

  it('gives one of the three administrators, and nothing beside it, here or elsewhere', () => {
    const operations = { ...organ, kind: 'operations' };
    const give = (roles: readonly Role[], elsewhere: Partial<MembershipSeen>) => {
      const other = member({ organId: 8, roles: [], ...elsewhere });
      const held = person('p', [member({ roles: [] }), other]);
      return told(
        giveRoles({ roles })(
          seen({ actor: who('security', { parkId: null }), organ: operations, person: held }),
        ),
      );
    };
    expect(give(['keeper'], {})).toBe('GIVE_ROLES');
    expect(give(['keeper'], { roles: ['keeper'] })).toBe('GIVE_ROLES');
    for (const roles of [['auditor'], ['officer']] as Role[][]) {
      expect(give(['keeper'], { roles })).toBe('ADMINISTRATORS_APART');
      expect(give(['keeper'], { roles, through: TODAY })).toBe('ADMINISTRATORS_APART');
      expect(give(['keeper'], { roles, through: later(-1) })).toBe('GIVE_ROLES');
    }
    for (const one of ['keeper', 'security', 'auditor'] as const)
      expect(give([one, 'operator'], {})).toBe('ADMINISTRATORS_APART');
    expect(give(['operator'], {})).toBe('GIVE_ROLES');
  });
});

describe('substitution (代理)', () => {
  const [FIRST, LAST] = [0, 8];
  const edge = fc
    .record({
      absent: fc.constantFrom('a', 'b', 'c', 'd'),
      substitute: fc.constantFrom('a', 'b', 'c', 'd'),
      days: fc.tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: FIRST, max: LAST })),
    })
    .filter(({ absent, substitute }) => absent !== substitute)
    .map(({ days: [one, other], ...pair }) => {
      const [from, through] = [Math.min(one, other), Math.max(one, other)];
      return { ...pair, from: later(from), through: later(through) };
    });
  type Edge = Seen['substitutions'][number];

  /** On that day, following who stands in for whom, does one come from the one to the other? */
  function leads(held: readonly Edge[], from: string, to: string): boolean {
    const reached = new Set([from]);
    for (let known = 0; known < reached.size; ) {
      known = reached.size;
      for (const { absent, substitute } of held) if (reached.has(absent)) reached.add(substitute);
    }
    return reached.has(to);
  }

  const arrange = (wanted: Edge, substitutions: readonly Edge[] = [], actor: Actor = who('head')) =>
    told(
      arrangeSubstitution({ id: 'x', from: wanted.from, through: wanted.through, reason: '年休假' })(
        seen({ actor, substitutions, person: person(wanted.absent), other: person(wanted.substitute) }),
      ),
    );

  it('is refused where on some day somebody would stand in for themself, and only there', () => {
    fc.assert(
      fc.property(edge, fc.array(edge, { maxLength: 5 }), (wanted, held) => {
        const days = Array.from({ length: LAST - FIRST + 1 }, (_, n) => later(n));
        const on = (at: LocalDate) => held.filter(({ from, through }) => from <= at && at <= through);
        const circle = days.some(
          (at) =>
            wanted.from <= at && at <= wanted.through && leads(on(at), wanted.substitute, wanted.absent),
        );
        expect(arrange(wanted, held)).toBe(circle ? 'SUBSTITUTION_CYCLE' : 'ARRANGE_SUBSTITUTION');
      }),
      { numRuns: 500 },
    );
  });

  it('is for 92 days at most, not over, and nobody’s own gain', () => {
    const pair = { absent: 'a', substitute: 'b', from: TODAY };
    const longest = { ...pair, through: later(91) };
    expect(arrange(longest)).toBe('ARRANGE_SUBSTITUTION');
    expect(arrange({ ...pair, through: later(92) })).toBe('SUBSTITUTION_TOO_LONG');
    expect(arrange({ ...pair, from: later(-5), through: TODAY })).toBe('ARRANGE_SUBSTITUTION');
    expect(arrange({ ...pair, from: later(-5), through: later(-1) })).toBe('PERIOD_WRONG');
    expect(arrange({ ...pair, from: later(2), through: later(1) })).toBe('PERIOD_WRONG');
    const officer = who('officer');
    expect(arrange(longest, [], officer)).toBe('OWN_ABSENCE');
    expect(arrange({ ...longest, absent: 'me' }, [], officer)).toBe('ARRANGE_SUBSTITUTION');
    expect(arrange({ ...longest, substitute: 'me' })).toBe('OWN_RIGHTS');
    expect(arrange(longest, [], who('head', { inPlaceOf: 'x' }))).toBe('FORBIDDEN');
  });
});

describe('a power of attorney (民法典 161–165)', () => {
  const actor = who('applicant', { organId: 5, parkId: null });
  const give = (from: LocalDate, through: LocalDate, more: Partial<Seen> = {}) =>
    told(
      givePower({ id: 'w', projects: null, from, through, document: '1' })(
        seen({ actor, organ: firm, ...more }),
      ),
    );

  it('is for days that are not over, given by the applicant alone', () => {
    expect([give(later(-9), TODAY), give(later(3), later(3))]).toEqual(['GIVE_POWER', 'GIVE_POWER']);
    expect([give(later(-9), later(-1)), give(later(3), later(2))]).toEqual(['PERIOD_WRONG', 'PERIOD_WRONG']);
    expect(give(TODAY, TODAY, { actor: { ...actor, power: 'w' } })).toBe('FORBIDDEN');
    expect(give(TODAY, TODAY, { organ: { ...firm, id: 6 } })).toBe('ABSENT');
    expect(give(TODAY, TODAY, { person: null })).toBe('NO_SUCH_PERSON');
    expect(give(TODAY, TODAY, { person: { ...person('p'), disabled: true } })).toBe('PERSON_DISABLED');
  });

  it('is revoked once, by whose it is', () => {
    const revoke = (power: object | null, by: Actor = actor) =>
      told(revokePower()(seen({ actor: by, organ: firm, power: power as Seen['power'] })));
    expect(revoke({ organ_id: 5, revoked_at: null })).toBe('REVOKE_POWER');
    expect(revoke({ organ_id: 5, revoked_at: '2026-11-01' })).toBe('POWER_ENDED');
    expect([revoke({ organ_id: 6, revoked_at: null }), revoke(null)]).toEqual(['ABSENT', 'ABSENT']);
    expect(revoke({ organ_id: 5, revoked_at: null }, { ...actor, power: 'w' })).toBe('FORBIDDEN');
  });

  it('an enterprise is confirmed by a window that is no relation of it, and not by its own person', () => {
    const waits = person('p', [member({ organId: 5, roles: [] })]);
    const confirm = (more: Partial<Seen>) =>
      told(confirmEnterprise()(seen({ actor: who('clerk'), organ: firm, person: waits, ...more })));
    expect(confirm({})).toBe('CONFIRM_ENTERPRISE');
    expect(confirm({ actor: who('clerk', { recused: [5] }) })).toBe('RECUSED');
    expect(confirm({ actor: who('clerk', { personId: 'p' }) })).toBe('OWN_RIGHTS');
    expect(confirm({ organ: { ...firm, kind: 'agency' } })).toBe('ABSENT');
    expect(confirm({ person: person('p', [member({ organId: 5 })]) })).toBe('ABSENT');
    const until = (through: LocalDate) => person('p', [member({ organId: 5, roles: [], through })]);
    expect(confirm({ person: until(TODAY) })).toBe('CONFIRM_ENTERPRISE');
    expect(confirm({ person: until(later(-1)) })).toBe('ABSENT');
    expect(confirm({ person: person('p', [member({ organId: 6, roles: [] })]) })).toBe('ABSENT');
  });
});

describe('a key', () => {
  it('has a last day within 366, roles of its maker, and verbs that need no person', () => {
    const make = (
      through: LocalDate,
      scopes: readonly string[] = ['result.enter'],
      more: Partial<Seen> = {},
    ) =>
      told(
        makeClient({
          ...{ id: 'k', name: 'k', roles: ['head'], scopes, projects: null, addresses: null, through },
          key: { hash: 'h', prefix: 'x' },
        })(seen(more)),
      );
    expect([make(TODAY), make(later(366))]).toEqual(['MAKE_CLIENT', 'MAKE_CLIENT']);
    expect([make(later(-1)), make(later(367))]).toEqual(['PERIOD_WRONG', 'PERIOD_WRONG']);
    const persons =
      'GRANT REFUSE EXTEND TERMINATE FORWARD HOLD_HEARING CORRECT_RECORD result.propose result.confirm';
    for (const scope of [...persons.split(' '), 'facts.correct', 'toString', 'people.enter', 'case.submit'])
      expect([scope, make(TODAY, ['result.enter', scope])]).toEqual([scope, 'SCOPE_NOT_GIVEN']);
    expect(make(TODAY, [], { actor: who('officer') })).toBe('FORBIDDEN');
    for (const way of [{ power: 'w' }, { inPlaceOf: 'x' }, { scopes: ['client.manage'] }])
      expect(make(TODAY, [], { actor: who('head', way) })).toBe('FORBIDDEN');
    expect(make(TODAY, [], { actor: { ...who('head'), roles: ['head'] }, organ: { ...organ, id: 8 } })).toBe(
      'ABSENT',
    );
  });
});

describe('a bar (行政许可法 78, 79)', () => {
  const enter = (
    ground: Parameters<typeof enterBar>[1]['ground'],
    more: object = {},
    by: Partial<Actor> = {},
  ) => {
    const wish = { ground, items: ['C07'], from: TODAY, document: '1', ...more };
    const answer = enterBar('b', wish)(seen({ actor: who('head', by), organ: firm }));
    return isRejection(answer) ? answer.code : (answer.rows['bar'] as { until: unknown }).until;
  };

  it('lasts as the law has it, from the licence it names; where the law is silent, as it says or until repaired', () => {
    expect([enter('false-materials'), enter('fraud')]).toEqual(['2027-11-28', '2029-11-28']);
    expect(enter('fraud', { until: '2029-11-28' })).toBe('2029-11-28');
    expect(enter('fraud', { until: '2029-11-27' })).toBe('BAR_TERM');
    for (const items of [undefined, []]) expect(enter('false-materials', { items })).toBe('BAR_ITEMS');
    expect([enter('bad-credit', { items: [] }), enter('bad-credit', { until: TODAY })]).toEqual([
      null,
      TODAY,
    ]);
    expect(enter('bad-credit', { until: later(-1) })).toBe('PERIOD_WRONG');
    expect(enter('bad-credit', {}, { recused: [5] })).toBe('RECUSED');
    expect(enter('bad-credit', {}, { roles: ['officer'] })).toBe('FORBIDDEN');
  });

  it('is ended by its organ or supervision, by another person; what the law fixes is annulled, not repaired', () => {
    const row = { id: 'b', organ_id: 7, entered_by: 'other', ended_at: null, until: '2027-11-28' };
    const end = (how: 'repaired' | 'annulled', more: object = {}, actor: Actor = who('head')) =>
      told(endBar(how, '1')(seen({ actor, organ: firm, bar: { ...row, ground: 'bad-credit', ...more } })));
    expect([end('repaired'), end('annulled')]).toEqual(['END_BAR', 'END_BAR']);
    const fixed = { ground: 'fraud' };
    expect([end('repaired', fixed), end('annulled', fixed)]).toEqual(['BAR_FIXED', 'END_BAR']);
    expect(end('repaired', { entered_by: 'me' })).toBe('OWN_BAR');
    expect(end('repaired', { ended_at: '2026-11-01' })).toBe('BAR_ENDED');
    expect(end('repaired', { organ_id: 8 })).toBe('ABSENT');
    expect(end('repaired', { organ_id: 8 }, who('supervisor'))).toBe('END_BAR');
    expect(end('repaired', {}, who('head', { recused: [5] }))).toBe('RECUSED');
  });
});
