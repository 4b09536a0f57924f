import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { GuideDefinition, ItemDefinition } from '../model/definition.js';
import type { InForce } from './catalogue.queries.js';

/** A guide with the versions of its items that are in force on the same day. */
export interface GuideInForce extends InForce<GuideDefinition> {
  readonly items: readonly { readonly hash: string; readonly content: ItemDefinition }[];
}

@Injectable()
export class GuideQueries {
  constructor(private readonly database: Database) {}

  async inForce(code: string): Promise<GuideInForce | null> {
    const sql = `select version, effective_from as "effectiveFrom", published_at as "publishedAt", hash, content,
        coalesce((select jsonb_agg(jsonb_build_object('hash', i.hash, 'content', i.content) order by i.code)
            from catalogue.publication i
           where i.id in (select catalogue.in_force('item', line->>'code', app.legal_today())
                            from jsonb_array_elements(p.content->'items') line)), '[]') as items
      from catalogue.publication p where id = catalogue.in_force('guide', $1, app.legal_today())`;
    const [row] = await this.database.call<GuideInForce>(sql, [code]);
    return row ?? null;
  }
}
