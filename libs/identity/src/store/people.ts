import { Injectable } from '@nestjs/common';
import type { Actor, Instant, Role } from '#kernel';
import { Database } from '#platform';

/** What a sign-in is checked against. */
export interface Secret {
  readonly personId: string;
  readonly secret: string;
  readonly locked: boolean;
  readonly memberships: readonly {
    readonly organId: number;
    readonly organ: string;
    readonly roles: readonly Role[];
  }[];
}

export interface Me extends Actor {
  readonly signIn: string;
  readonly name: string;
  readonly organ: { readonly id: number; readonly handle: string; readonly zh: string; readonly en: string };
}

/** People, memberships and sessions, through identity's functions only. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  async secretOf(signIn: string): Promise<Secret | null> {
    const sql = 'select person_id as "personId", secret, locked, memberships from identity.secret_of($1)';
    const [row] = await this.database.call<Secret>(sql, [signIn]);
    return row ?? null;
  }

  async signInFailed(personId: string): Promise<void> {
    await this.database.call('select identity.sign_in_failed($1)', [personId]);
  }

  async openSession(personId: string, organId: number, tokenHash: string, hours: number): Promise<Instant> {
    const sql = 'select identity.open_session($1, $2, $3, $4) as until';
    const [row] = await this.database.call<{ until: Date }>(sql, [personId, organId, tokenHash, hours]);
    if (!row) throw new Error('identity.open_session() returned no row');
    return row.until.toISOString() as Instant;
  }

  async closeSession(principal: string): Promise<void> {
    await this.database.call('select identity.close_session($1)', [principal]);
  }

  async me(principal: string): Promise<Me | null> {
    const sql = `select person_id as "personId", sign_in as "signIn", name, organ_id as "organId", park_id as "parkId", roles,
      jsonb_build_object('id', organ_id, 'handle', organ, 'zh', organ_zh, 'en', organ_en) as organ from identity.me($1)`;
    const [row] = await this.database.call<Me>(sql, [principal]);
    return row ?? null;
  }

  /** The person of the caller's own organ with that sign-in name, who can take a task over; null otherwise. */
  async colleague(principal: string, signIn: string): Promise<string | null> {
    const [row] = await this.database.call<{ id: string | null }>('select identity.colleague($1, $2) as id', [
      principal,
      signIn,
    ]);
    return row?.id ?? null;
  }

  async hasDemoPeople(): Promise<boolean> {
    const [row] = await this.database.call<{ has: boolean }>('select identity.has_demo_people() as has');
    return row?.has ?? false;
  }
}
