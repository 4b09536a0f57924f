import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Database } from '#platform';

export interface Me extends Actor {
  readonly signIn: string;
  readonly name: string;
  /** Belongs to an enterprise and waits for a window to look at its papers. */
  readonly unconfirmed: boolean;
  readonly organ: { readonly id: number; readonly handle: string; readonly zh: string; readonly en: string };
}

/** Who somebody is, through identity's functions only. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  async me(principal: string): Promise<Me | null> {
    const sql = `select person_id as "personId", sign_in as "signIn", name, organ_id as "organId", park_id as "parkId", roles, unconfirmed,
      jsonb_build_object('id', organ_id, 'handle', organ, 'zh', organ_zh, 'en', organ_en) as organ, more from identity.me($1)`;
    const [row] = await this.database.call<Me & { more: Partial<Actor> | null }>(sql, [principal]);
    return row ? { ...row, ...row.more } : null;
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
