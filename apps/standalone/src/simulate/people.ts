import type { Actor } from '#kernel';
import type { ItemFacts } from '#model/casework';
import { isRecused } from '#model/identity';
import type { Database } from '#platform';

/** Somebody who is signed in. */
export interface Person extends Actor {
  readonly name: string;
  readonly principal: string;
  /** The power or the substitution by which they act; absent: for themself. */
  readonly way?: string;
}

/** A case as far as it decides who has to do with it. */
interface Parties {
  readonly row: {
    readonly park_id: number;
    readonly applicant_organ: number;
    readonly project_id: string;
  };
  readonly items: readonly {
    readonly organId: number;
    readonly context: {
      readonly facts: Pick<ItemFacts, 'reroutes' | 'transfers' | 'levels' | 'owed' | 'confirmations'>;
    };
  }[];
  readonly confirmers: readonly number[];
}

/** Roles whose holders see their whole park. */
const OF_PARK = ['clerk', 'lead', 'supervisor', 'government'];

const MEMBERS = `select p.sign_in as name, 'token:' || p.sign_in || '/' || m.organ_id as principal,
    p.id as "personId", m.organ_id as "organId", m.park_id as "parkId", m.roles, p.bonds as recused
  from identity.person p join identity.membership m on m.person_id = p.id order by p.sign_in, m.organ_id`;

/** Said again, not asked of the engine: who acts by a power has the applicant's role alone, who stands in a place what that place has. */
const BY_POWER = `select p.sign_in || ' by a power of ' || o.handle as name, 'token:' || s.token_hash as principal, w.id as way, w.id as power,
    p.id as "personId", o.id as "organId", o.park_id as "parkId", array['applicant'] as roles, w.projects
  from identity.session s join identity.power w on w.id = s.way_id join identity.person p on p.id = s.person_id
  join identity.organ o on o.id = w.organ_id where s.way = 'power' and w.revoked_at is null order by 1, s.opened_at`;
const IN_PLACE = `select p.sign_in || ' for ' || l.sign_in as name, 'token:' || s.token_hash as principal, w.id as way,
    w.absent_id as "inPlaceOf", p.id as "personId", m.organ_id as "organId", m.park_id as "parkId", m.roles, p.bonds as recused
  from identity.session s join identity.substitution w on w.id = s.way_id join identity.person p on p.id = s.person_id
  join identity.person l on l.id = w.absent_id join identity.membership m on m.person_id = w.absent_id and m.organ_id = w.organ_id
  where s.way = 'place' and w.ended_at is null order by 1, s.opened_at`;

/**
 * Everybody there is, signed in, without the 40 ms of argon2 each, and after them the ways in which some act for others; in an order that no
 * id decides.
 */
export async function everybody(owner: Database): Promise<Person[]> {
  await owner.call(`insert into identity.session (token_hash, person_id, organ_id, expires_at)
    select p.sign_in || '/' || m.organ_id, p.id, m.organ_id, now() + interval '2 days'
      from identity.person p join identity.membership m on m.person_id = p.id on conflict do nothing`);
  const found: Person[] = [];
  for (const sql of [MEMBERS, BY_POWER, IN_PLACE])
    for (const { projects, ...person } of await owner.call<Person & { projects: string[] | null }>(sql))
      found.push({ ...person, ...(projects && { projects }) });
  return found;
}

/** Who acts for themself: whoever can be named as a person. */
export const themselves = (people: readonly Person[]): Person[] =>
  people.filter(({ way }) => way === undefined);

export const is = (person: Actor, ...roles: readonly string[]): boolean =>
  person.roles.some((role) => roles.includes(role));

/** The organ that has it, those that had it, of two levels both, those that owe it a paper, and those that are asked. */
const organsOf = ({ organId, context }: Parties['items'][number]): number[] => [
  organId,
  ...(context.facts.reroutes ?? []).map(({ from }) => from),
  ...(context.facts.transfers ?? []).flatMap(({ from, to }) => [from, to]),
  ...(context.facts.levels ? [context.facts.levels.first, context.facts.levels.upper] : []),
  ...(context.facts.owed?.debts ?? []).flatMap(({ organId: owes }) => owes ?? []),
  ...(context.facts.confirmations ?? []).map(({ organId: asked }) => asked),
];

/** Said again, not asked of the engine (rules of the domain, section 5): the applicant and the organs that decide an item or confirm one. */
export const viewersOf = ({ row, items, confirmers }: Parties): number[] => [
  ...new Set([row.applicant_organ, ...items.flatMap(organsOf), ...confirmers]),
];

/** Its parties see a case, and the window, lead office and supervision of its park; who is confined to projects, of those alone. */
export function sees(person: Person, parties: Parties): boolean {
  if (person.projects && !person.projects.includes(parties.row.project_id)) return false;
  return (
    viewersOf(parties).includes(person.organId) ||
    (person.parkId === parties.row.park_id && is(person, ...OF_PARK))
  );
}

/** Who sees it and is no relation of its applicant. */
export const handles = (person: Person, parties: Parties): boolean =>
  sees(person, parties) && !isRecused(person, parties.row.applicant_organ);

/** Whoever may act as its applicant. */
export const applicantsOf = (people: readonly Person[], parties: Parties): Person[] =>
  people.filter(
    (each) => is(each, 'applicant') && each.organId === parties.row.applicant_organ && sees(each, parties),
  );
