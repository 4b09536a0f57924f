import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type { FactDefinition, Facts, TableDefinition } from '#model/catalogue';
import { type DecidingLevel, decidingLevels } from '#model/routing';

type Listed = Parameters<typeof decidingLevels>[1];

/** Tables that say which level decides, and the list of facts, by the ids of the versions in force. */
export interface LevelTables {
  readonly tables: readonly { readonly id: number; readonly version: number }[];
  readonly facts: readonly number[];
}

/** Between which levels facts decide: for a submission and whoever follows changed facts, by the rule of advice. */
@Injectable()
export class DecideLevels {
  /** Versions never change, so what was put together for one list of them holds as long as the list is kept. */
  private readonly put = new WeakMap<LevelTables, Promise<Listed>>();

  constructor(private readonly published: Published) {}

  /** By item. Null asks nothing: no item at hand lies between levels. */
  async execute(there: LevelTables | null, facts: Facts): Promise<ReadonlyMap<string, DecidingLevel>> {
    if (there === null) return new Map();
    const listed = this.put.get(there) ?? this.together(there);
    this.put.set(there, listed);
    listed.catch(() => this.put.delete(there));
    return decidingLevels(facts, await listed);
  }

  private async together({ tables, facts }: LevelTables): Promise<Listed> {
    const contents = await this.published.contents([...tables.map(({ id }) => id), ...facts]);
    return {
      tables: tables.map(({ id, version }) => ({ version, content: contents.get(id) as TableDefinition })),
      facts: facts.map((id) => contents.get(id) as FactDefinition),
    };
  }
}
