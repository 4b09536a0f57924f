import { Injectable } from '@nestjs/common';
import type { Region } from '#model/registration';
import { Database } from '#platform';

/** Regions by their digits, as they were put at the start. */
@Injectable()
export class Regions {
  constructor(private readonly database: Database) {}

  /** Null where the table does not have the digits: they may be right all the same. */
  async region(code: string): Promise<Region | null> {
    const sql = 'select code, name_zh as zh, name_en as en, until from registration.region where code = $1';
    const [row] = await this.database.call<{ code: string; zh: string; en: string; until: number | null }>(
      sql,
      [code],
    );
    if (!row) return null;
    const { zh, en, until } = row;
    return { code: row.code, name: { zh, en }, ...(until !== null && { until }) };
  }
}

/** The owner's pen, used at the start only. */
export async function putRegions(owner: Database, regions: readonly Region[]): Promise<void> {
  const rows = regions.map(({ code, name, until }) => ({ code, ...name, until }));
  await owner.call(
    `insert into registration.region select x.code, x.zh, x.en, x.until
       from jsonb_to_recordset($1) x(code text, zh text, en text, until int)
     on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, until = excluded.until`,
    [JSON.stringify(rows)],
  );
}
