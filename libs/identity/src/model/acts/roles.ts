import type { Role } from '#kernel';

/** 三员: administrators that one person is one of at most, and that have no business beside it (GB/T 22239-2019 8.1.4). */
const ADMINISTRATORS: readonly Role[] = ['keeper', 'security', 'auditor'];

/** In which kinds of organ a role can be held. */
const KINDS: Readonly<Record<Exclude<Role, 'system'>, readonly string[]>> = {
  applicant: ['enterprise', 'agency'],
  clerk: ['window'],
  lead: ['lead'],
  officer: ['department', 'registrar'],
  reviewer: ['department', 'registrar'],
  head: ['department', 'registrar'],
  supervisor: ['supervision'],
  editor: ['editorial'],
  operator: ['operations'],
  government: ['government'],
  keeper: ['operations', 'lead'],
  security: ['operations', 'lead'],
  auditor: ['operations', 'supervision', 'lead'],
};

/** What can be given to a person; `system` is time and never a person. */
export const GIVABLE = Object.keys(KINDS) as readonly Exclude<Role, 'system'>[];
export const ORGAN_KINDS = [...new Set(Object.values(KINDS).flat())].sort();

export const isAdministrator = (roles: readonly Role[]): boolean =>
  roles.some((role) => ADMINISTRATORS.includes(role));

export const fitsKind = (role: Role, kind: string): boolean =>
  role !== 'system' && KINDS[role].includes(kind);

/** Does one person hold these beside those of the person's other memberships? An administrator is that alone. */
export function keptApart(roles: readonly Role[], elsewhere: readonly Role[]): boolean {
  const all = [...new Set([...roles, ...elsewhere])];
  return !isAdministrator(all) || all.length === 1;
}
