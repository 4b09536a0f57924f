import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#kernel';
import { type AddressedAlert, acknowledgementRefusal } from './addressed.js';

const who = (role: Role, organId = 10, parkId: number | null = 1): Actor => ({
  personId: role,
  organId,
  parkId,
  roles: [role],
});
const alert = (level: AddressedAlert['level'], mine = false): AddressedAlert => ({
  id: '1',
  caseId: 'c',
  idx: 1,
  clock: 'promise',
  rung: 'overdue',
  level,
  organId: 10,
  parkId: 1,
  applicantOrgan: 7,
  mine,
});
const code = (actor: Actor, of: AddressedAlert) => acknowledgementRefusal(actor, of)?.code ?? 'yes';

describe('who answers for an alert', () => {
  it.each([
    ['officer', 'yes', 'NOT_ADDRESSED', 'NOT_ADDRESSED'],
    ['head', 'yes', 'yes', 'NOT_ADDRESSED'],
    ['lead', 'yes', 'yes', 'yes'],
    ['supervisor', 'yes', 'yes', 'yes'],
    ['reviewer', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
    ['clerk', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
    ['applicant', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
    ['operator', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  ] as const)('%s: officer %s, head %s, supervisor %s', (role, ...want) => {
    const got = (['officer', 'head', 'supervisor'] as const).map((level) => code(who(role), alert(level)));
    expect(got).toEqual(want);
  });

  it('is the head of that organ and the supervision of that park, nobody of another', () => {
    expect(code(who('head', 11), alert('head'))).toBe('FORBIDDEN');
    expect(code(who('supervisor', 99, 2), alert('supervisor'))).toBe('FORBIDDEN');
    expect(code(who('supervisor', 99, 1), alert('supervisor'))).toBe('yes');
  });

  it('is nobody who is related to the applicant', () => {
    expect(code({ ...who('head'), recused: [7] }, alert('head'))).toBe('RECUSED');
    expect(code({ ...who('head'), recused: [8] }, alert('head'))).toBe('yes');
    expect(code({ ...who('clerk'), recused: [7] }, alert('head'))).toBe('FORBIDDEN');
  });

  it('says so once', () => {
    expect(code(who('head'), alert('head', true))).toBe('ALREADY_ACKNOWLEDGED');
  });
});
