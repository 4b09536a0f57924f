import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type { FactDefinition, Facts, TableDefinition } from '#model/catalogue';
import { type DecidingLevel, decidingLevels } from '#model/routing';

/** Tables that say which level decides, and the list of facts, by the ids of the versions in force. */
export interface LevelTables {
  readonly tables: readonly { readonly id: number; readonly version: number }[];
  readonly facts: readonly number[];
}

/** Between which levels facts decide: for a submission and whoever follows changed facts, by the rule of advice. */
@Injectable()
export class DecideLevels {
  constructor(private readonly published: Published) {}

  /** By item. Null asks nothing: no item at hand lies between levels. */
  async execute(there: LevelTables | null, facts: Facts): Promise<ReadonlyMap<string, DecidingLevel>> {
    if (there === null) return new Map();
    const ids = [...there.tables.map(({ id }) => id), ...there.facts];
    const contents = await this.published.contents(ids);
    const tables = there.tables.map(({ id, version }) => ({
      version,
      content: contents.get(id) as TableDefinition,
    }));
    return decidingLevels(facts, {
      tables,
      facts: there.facts.map((id) => contents.get(id) as FactDefinition),
    });
  }
}
