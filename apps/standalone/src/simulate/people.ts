import type { Actor } from '#kernel';
import type { ItemFacts } from '#model/casework';
import type { Database } from '#platform';

/** Somebody who is signed in. */
export interface Person extends Actor {
  readonly name: string;
  readonly principal: string;
}

/** A case as far as it decides who has to do with it. */
interface Parties {
  readonly row: { readonly park_id: number; readonly applicant_organ: number };
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

/** Everybody there is, signed in, without the 40 ms of argon2 each; in an order that no id decides. */
export async function everybody(owner: Database): Promise<Person[]> {
  await owner.call(`insert into identity.session (token_hash, person_id, organ_id, expires_at)
    select p.sign_in || '/' || m.organ_id, p.id, m.organ_id, now() + interval '2 days'
      from identity.person p join identity.membership m on m.person_id = p.id on conflict do nothing`);
  return owner.call<Person>(`select p.sign_in as name, 'token:' || p.sign_in || '/' || m.organ_id as principal,
      p.id as "personId", m.organ_id as "organId", m.park_id as "parkId", m.roles
    from identity.person p join identity.membership m on m.person_id = p.id order by p.sign_in, m.organ_id`);
}

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

/** Its parties see a case, and the window, lead office and supervision of its park. */
export function sees(person: Person, parties: Parties): boolean {
  return (
    viewersOf(parties).includes(person.organId) ||
    (person.parkId === parties.row.park_id && is(person, ...OF_PARK))
  );
}
