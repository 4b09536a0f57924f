import type { Bilingual, Role } from '#kernel';
import { type Database, newId } from '#platform';

export interface OrganRow {
  readonly id: number;
  readonly handle: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly level: string;
  readonly body: string;
  readonly parkId: number | null;
  readonly demo: boolean;
}

export interface DemoAccount {
  readonly signIn: string;
  readonly name: string;
  readonly organId: number;
  readonly parkId: number | null;
  readonly roles: readonly Role[];
}

/** The owner's pen for organs and demonstration people: used at the start only. */
export class StaffStore {
  constructor(private readonly owner: Database) {}

  async putOrgans(organs: readonly OrganRow[]): Promise<void> {
    await this.owner.call(
      `insert into identity.organ select x.id, x.handle, x.name->>'zh', x.name->>'en', x.kind, x.level, x."parkId", x.demo, x.body
         from jsonb_to_recordset($1) x(id int, handle text, name jsonb, kind text, level text, "parkId" int, demo boolean, body text)
       on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en`,
      [JSON.stringify(organs)],
    );
  }

  /** An administrator where nobody holds that role; the id, or null where somebody does. */
  async putAdministrator(role: Role, person: object, line: object): Promise<string | null> {
    const [row] = await this.owner.call<{ id: string | null }>(
      'select identity.first_administrator($1, $2, $3) as id',
      [role, JSON.stringify(person), JSON.stringify(line)],
    );
    return row?.id ?? null;
  }

  /** People of the demonstration, all with one secret; those already there keep theirs. */
  async putDemoPeople(accounts: readonly DemoAccount[], secret: string): Promise<void> {
    const rows = accounts.map((account) => ({ id: newId(), ...account }));
    await this.owner.call(
      `with x as (select * from jsonb_to_recordset($1) x(id uuid, "signIn" text, name text, "organId" int, "parkId" int, roles text[])),
            p as (insert into identity.person (id, sign_in, name, secret, demo)
                  select x.id, x."signIn", x.name, $2, true from x on conflict (sign_in) do nothing returning id)
       insert into identity.membership (person_id, organ_id, park_id, roles)
       select x.id, x."organId", x."parkId", x.roles from x join p on p.id = x.id`,
      [JSON.stringify(rows), secret],
    );
  }
}
