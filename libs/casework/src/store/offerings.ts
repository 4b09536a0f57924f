import type { Bilingual, LocalDate } from '#kernel';
import type { AssessmentThere } from '#model/catalogue';
import type { Database } from '#platform';
import type { TablesThere } from '#routing';
import type { AuthorityFact } from '../model/paper/authority-fact.js';

/** The organ that answers a confirmation at a base. */
export interface Confirmer {
  readonly confirmation: string;
  readonly organId: number;
}

/** Who may decide an item of the guide at the base, under which version and by which days. */
export interface Authority {
  readonly code: string;
  readonly organId: number;
  readonly itemVersion: number | null;
  readonly calendar: number;
  /** One for each level between which facts decide; mostly one alone. */
  readonly usual: boolean;
  readonly authority: AuthorityFact;
  /** Who reviews it first, where its version has two levels. */
  readonly firstReviewer: number | null;
}

/** All that is published of a guide at a base on a legal day. */
export interface Offering {
  /** Of all of it: another as soon as anything of it is. */
  readonly stamp: string;
  readonly authorities: readonly Authority[] | null;
  /** Null where no item of the guide lies between levels. */
  readonly levels: TablesThere | null;
  /** Those that say what a project needs. */
  readonly needs: TablesThere | null;
  readonly assessments: readonly AssessmentThere[];
  readonly confirmers: readonly Confirmer[];
  /** Those that decide, review first or confirm, by id. */
  readonly organs: Readonly<Record<number, Bilingual & { readonly handle: string }>>;
  /** The set of templates in force, by its id. */
  readonly templates: number;
}

/** What is asked for: a version of a guide, a base, a legal day, and the stamp that was read in the snapshot of the act. */
export interface OfferedUnder {
  readonly stamp: string;
  readonly guide: number;
  readonly base: string;
  readonly on: LocalDate;
}

/** Guides in force times bases, and then some. */
const MOST = 300;

/**
 * What guides offer, read once for each stamp. Correctness does not rest on what is kept: the stamp is read in the snapshot of each
 * submission and changes in the transaction that changes anything of it, so what lies under it is what stands there.
 */
export class Offerings {
  private readonly kept = new Map<string, Promise<Offering>>();

  constructor(private readonly database: Database) {}

  /** Null where something was published since the stamp was read: ask for the stamp again. */
  async under({ stamp, guide, base, on }: OfferedUnder): Promise<Offering | null> {
    const key = JSON.stringify([stamp, guide, base, on]);
    const offering = await (this.kept.get(key) ?? this.keep(key, this.read(guide, base, on)));
    return offering.stamp === stamp ? offering : null;
  }

  private keep(key: string, offering: Promise<Offering>): Promise<Offering> {
    const [oldest] = this.kept.keys();
    if (this.kept.size === MOST && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, offering);
    offering.catch(() => this.kept.delete(key));
    return offering;
  }

  private async read(guide: number, base: string, on: LocalDate): Promise<Offering> {
    const sql = 'select casework.offering($1, $2, $3) as offering';
    const [row] = await this.database.call<{ offering: Offering }>(sql, [guide, base, on]);
    if (!row) throw new Error('casework.offering answered nothing');
    return row.offering;
  }
}
