import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#kernel';
import { MATRIX, may, type Permission, type Subject } from './matrix.js';

const ROLES: Role[] = [
  'applicant',
  'clerk',
  'lead',
  'officer',
  'reviewer',
  'head',
  'supervisor',
  'editor',
  'operator',
  'government',
  'keeper',
  'security',
  'auditor',
  'system',
];
const PERMISSIONS = Object.keys(MATRIX) as Permission[];

const who = (...roles: Role[]): Actor => ({ personId: 'p', organId: 10, parkId: 1, roles });
/** The ways a subject can be to that person: one relation each, all of them, none of them, and unknown. */
const SUBJECTS: Record<string, Subject> = {
  application: { applicantOrgan: 10, organId: 11, parkId: 2 },
  organ: { applicantOrgan: 11, organId: 10, parkId: 2 },
  park: { applicantOrgan: 11, organId: 11, parkId: 1 },
  all: { applicantOrgan: 10, organId: 10, parkId: 1 },
  stranger: { applicantOrgan: 11, organId: 11, parkId: 2 },
  unknown: {},
};

/** The roles that may, each with the relation it takes; written by hand from rules.md section 3. */
const EXPECTED: Partial<Record<Permission, string>> = {
  'case.submit': 'applicant*',
  'case.withdraw': 'applicant:application',
  'case.add-item': 'applicant:application clerk:park',
  'calendar.draft': 'editor*',
  'calendar.publish': 'editor*',
  'calendar.read': 'editor*',
  'calendar.what-if': 'editor* lead:park supervisor:park',
  'alert.acknowledge': 'officer:organ head:organ lead:park supervisor:park',
  'figures.read': 'head:organ lead:park supervisor:park',
  'incident.read': 'operator* supervisor:park',
  'incident.retry': 'operator*',
  'incident.skip': 'operator*',
  'segment.give': 'editor*',
  'segment.read': 'editor* officer:organ reviewer:organ head:organ',
  'legacy.read': 'officer:organ reviewer:organ head:organ',
  'legacy.import': 'officer:organ head:organ',
  'legacy.exchange': 'officer:organ head:organ',
  'organ.enter': 'keeper:park',
  'organ.read': 'keeper* security* auditor*',
  'people.enter': 'keeper:park',
  'people.give-roles': 'security:park',
  'people.link': 'security:park',
  'people.read': 'keeper:park security:park auditor:park head:organ applicant:application',
  'people.record': 'auditor:park security:park',
  'enterprise.confirm': 'clerk* lead*',
  'power.give': 'applicant:application',
  'power.read': 'applicant:application clerk:park lead:park',
  'substitution.arrange': 'officer:organ reviewer:organ head:organ',
  'relation.record': 'officer:organ reviewer:organ head:organ clerk:park lead:park',
  'client.manage': 'applicant:application head:organ',
  'hand-over.order': 'head:organ',
  FILE: 'applicant:application clerk:park',
  SUPPLY: 'applicant:application clerk:park',
  WITHDRAW: 'applicant:application',
  NOT_NEEDED: 'clerk:park officer:organ',
  NOTICE_GAPS: 'clerk:park lead:park',
  ACCEPT: 'clerk:park lead:park officer:organ',
  ACCEPT_WITH_GAPS: 'clerk:park lead:park officer:organ',
  FOLLOW_UP: 'officer:organ head:organ',
  REDECIDE: 'head:organ',
  'bar.read': 'applicant:application officer* reviewer* head* clerk* lead* supervisor*',
  'bar.enter': 'head* supervisor*',
  'bar.end': 'head* supervisor*',
  END_UNPAID: 'clerk:park lead:park officer:organ',
  COMMIT: 'applicant:application',
  WITHDRAW_COMMITMENT: 'applicant:application',
  ORDER_RECTIFICATION: 'officer:organ head:organ',
  CHECK_RECTIFICATION: 'officer:organ head:organ',
  PROPOSE_REVOCATION: 'officer:organ head:organ',
  ANSWER_HEARING: 'applicant:application',
  CALL_HEARING: 'officer:organ head:organ',
  HOLD_HEARING: 'officer:organ reviewer:organ head:organ',
  DECIDE_REVOCATION: 'head:organ',
  REMIND: 'applicant:application lead:park supervisor:park',
  ORDER: 'supervisor:park',
  ANSWER_ORDER: 'head:organ',
  'joint.extend': 'government:park',
  'gaps.notice': 'lead:park',
  'case.accept': 'clerk:park lead:park',
  'findings.read': 'clerk:park lead:park officer:organ reviewer:organ head:organ supervisor:park',
  OPEN_WINDOW: 'system*',
  FIND_GAPS: 'officer:organ reviewer:organ head:organ',
  END_FINDINGS: 'system*',
  REMIND_GAPS: 'system*',
  RETURN: 'clerk:park lead:park',
  REROUTE: 'lead:park',
  ASK: 'officer:organ',
  FORWARD: 'officer:organ',
  RECEIVE_UP: 'officer:organ head:organ',
  SEND_DOWN: 'officer:organ head:organ',
  TRANSFER: 'lead:park',
  'transfer.order': 'lead:park',
  AUTHORITY_DIFFERS: 'system*',
  JUDGE_TIES: 'system*',
  RECORD_PROGRESS: 'clerk:park officer:organ head:organ',
  RECORD_RESULT: 'clerk:park officer:organ head:organ',
  CORRECT_RECORD: 'clerk:park lead:park head:organ',
  DECIDE_BY_SILENCE: 'system*',
  CONFIRM: 'officer:organ head:organ system*',
  OBJECT: 'officer:organ head:organ system*',
  PROVISIONAL: 'officer:organ head:organ system*',
  ASK_CONFIRMATIONS: 'system*',
  CONFIRMATION_SILENT: 'system*',
  RECALENDAR: 'system*',
  REFUSE_JURISDICTION: 'head:organ',
  CLAIM: 'officer:organ reviewer:organ head:organ',
  CONCLUDE_REVIEW: 'officer:organ reviewer:organ',
  SIGN: 'reviewer:organ',
  CONVENE: 'lead:park',
  HOLD_MEETING: 'lead:park',
  GIVE_OPINION: 'officer:organ reviewer:organ head:organ',
  CONSULT: 'officer:organ head:organ',
  SEND_BACK: 'reviewer:organ head:organ',
  'refusal.sign-above': 'government:park',
  SUSPEND: 'head:organ',
  EXTEND: 'head:organ',
  GRANT: 'head:organ',
  REFUSE: 'head:organ',
  TERMINATE: 'head:organ',
  SERVE: 'clerk:park lead:park officer:organ',
  SERVICE_FAILED: 'clerk:park lead:park officer:organ',
  ANNOUNCE_SERVICE: 'clerk:park lead:park officer:organ',
  DEEM_SERVED: 'system*',
  CONSENT_SERVICE: 'applicant:application clerk:park',
  REVOKE_CONSENT: 'applicant:application clerk:park',
  'handout.read': 'clerk:park lead:park',
  'notice.read': 'applicant* officer* reviewer* head* clerk* lead* supervisor* editor*',
  'stream.read': 'applicant* officer* reviewer* head* clerk* lead* supervisor* editor*',
  'subscription.read': 'applicant:application head:organ supervisor:park',
  'subscription.write': 'applicant:application head:organ supervisor:park',
  'delivery.read': 'applicant:application head:organ supervisor:park',
  'delivery.redeliver': 'applicant:application head:organ supervisor:park',
  DEEM_ACCEPTED: 'system*',
  END_AT_CAP: 'system*',
  RING: 'system*',
};

/** `role:subject` for every pair that passes. */
const passing = (permission: Permission) =>
  ROLES.flatMap((role) =>
    Object.entries(SUBJECTS)
      .filter(([, subject]) => may(who(role), permission, subject))
      .map(([name]) => `${role}:${name}`),
  );

const meant = (line: string) =>
  line.split(' ').flatMap((entry) => {
    if (entry.endsWith('*')) return Object.keys(SUBJECTS).map((name) => `${entry.slice(0, -1)}:${name}`);
    return [entry, `${entry.split(':')[0]}:all`];
  });

describe('the permission matrix', () => {
  it.each(Object.entries(EXPECTED) as [Permission, string][])('%s: %s', (permission, line) => {
    expect(passing(permission).toSorted()).toEqual(meant(line).toSorted());
  });

  it.each(PERMISSIONS)('%s: every role and relation that is not written is refused', (permission) => {
    const written = new Set(MATRIX[permission].map(([role]) => role as Role));
    for (const role of ROLES.filter((each) => !written.has(each))) {
      for (const subject of Object.values(SUBJECTS))
        expect([role, may(who(role), permission, subject)]).toEqual([role, false]);
    }
  });

  it('a person without a role may do nothing; one with several may do what any of them may', () => {
    for (const permission of PERMISSIONS) expect(may(who(), permission, SUBJECTS['all'])).toBe(false);
    expect(may(who('officer', 'head'), 'GRANT', SUBJECTS['organ'])).toBe(true);
    expect(may(who('officer', 'head'), 'CONCLUDE_REVIEW', SUBJECTS['organ'])).toBe(true);
  });

  it('a person of no park is of no park, also where the case has none', () => {
    const outside: Actor = {
      personId: 'p',
      organId: 10,
      parkId: null,
      roles: ['clerk', 'lead', 'supervisor'],
    };
    for (const permission of ['FILE', 'NOTICE_GAPS', 'case.read'] as const) {
      expect([may(outside, permission, {}), may(outside, permission, SUBJECTS['park'])]).toEqual([
        false,
        false,
      ]);
    }
  });

  it('an administrator of no park reaches everything, one of a park that park; a key is confined to its scopes', () => {
    const keeper: Actor = { personId: 'p', organId: 10, parkId: null, roles: ['keeper'] };
    expect([may(keeper, 'people.enter', {}), may(keeper, 'people.enter', SUBJECTS['stranger'])]).toEqual([
      true,
      true,
    ]);
    const key: Actor = { ...who('officer'), scopes: ['CLAIM'] };
    expect([may(key, 'CLAIM', SUBJECTS['organ']), may(key, 'CONCLUDE_REVIEW', SUBJECTS['organ'])]).toEqual([
      true,
      false,
    ]);
  });

  it('time alone signs what time does, and time does nothing a person decides', () => {
    for (const permission of PERMISSIONS) {
      const lines: readonly (readonly [Role, string])[] = MATRIX[permission];
      const system = lines.some(([role]) => role === 'system');
      expect([permission, system]).toEqual([
        permission,
        [
          'ADOPT_VERSION',
          'ASK_CONFIRMATIONS',
          'AUTHORITY_DIFFERS',
          'BASIS_LOST',
          // A remote side answers through the system.
          'CONFIRM',
          'CONFIRMATION_SILENT',
          'DEEM_ACCEPTED',
          'DECIDE_BY_SILENCE',
          'DEEM_SERVED',
          'END_AT_CAP',
          'END_FINDINGS',
          'FACTS_CHANGED',
          'JUDGE_TIES',
          'OBJECT',
          'OPEN_WINDOW',
          'PROVISIONAL',
          'PRIOR_RESULT',
          'RECALENDAR',
          'REMIND_GAPS',
          'RING',
          'SET_CHANNEL',
        ].includes(permission),
      ]);
    }
  });

  it('the supervisor asks and does nothing else to an item; the editor and the operator do nothing', () => {
    const acts = PERMISSIONS.filter((name) => name === name.toUpperCase() && !/^(REMIND|ORDER)$/.test(name));
    for (const permission of acts) {
      expect([permission, may(who('supervisor', 'editor', 'operator'), permission, SUBJECTS['all'])]).toEqual(
        [permission, false],
      );
    }
  });
});
