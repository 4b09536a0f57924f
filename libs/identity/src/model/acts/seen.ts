import type { Actor, LocalDate, Role } from '#kernel';

/** An organ as an act on it must know it. `stream`: where its line goes. */
export interface OrganSeen {
  readonly id: number;
  readonly handle: string;
  readonly kind: string;
  readonly parkId: number | null;
  readonly stream: string;
  readonly confirmed: boolean;
}

/** From–through, both days included; null is open. */
export interface MembershipSeen {
  readonly organId: number;
  readonly organ: string;
  readonly kind: string;
  readonly parkId: number | null;
  readonly roles: readonly Role[];
  readonly from: LocalDate | null;
  readonly through: LocalDate | null;
}

export interface PersonSeen {
  readonly id: string;
  readonly signIn: string;
  readonly name: string;
  readonly disabled: boolean;
  /** Has a way to sign in: a secret, or a link to a provider. */
  readonly known: boolean;
  readonly totp: boolean;
  /** Acts for an applicant by a power of attorney, today or later. */
  readonly agent: boolean;
  readonly memberships: readonly MembershipSeen[];
}

/** A row as it lies in the database, by its column names. */
export type Row = Readonly<Record<string, unknown>>;

/** What an act on organs and people is decided on; what it is not about, or what is not there, is null. */
export interface Seen {
  readonly actor: Actor;
  /** The day of the office, real time. */
  readonly today: LocalDate;
  readonly organ: OrganSeen | null;
  readonly person: PersonSeen | null;
  /** A second person, or the organ of applicants that the act is about besides. */
  readonly other: PersonSeen | null;
  readonly enterprise: Pick<OrganSeen, 'id' | 'handle' | 'kind'> | null;
  /** The handle or credit code that the act would give is given already. */
  readonly taken: boolean;
  /** There is a park of the number asked about; null where none was. */
  readonly park: boolean | null;
  readonly power: Row | null;
  readonly relation: Row | null;
  readonly client: Row | null;
  readonly substitution: Row | null;
  readonly bar: Row | null;
  /** Open today or later, of the organ. */
  readonly substitutions: readonly {
    readonly absent: string;
    readonly substitute: string;
    readonly from: LocalDate;
    readonly through: LocalDate;
  }[];
}

/** What an act does: one line that says `says`, and the rows. No name of a person stands in a line, only ids and roles. */
export interface Change {
  readonly kind: string;
  readonly stream: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly rows: Readonly<Record<string, unknown>>;
}
