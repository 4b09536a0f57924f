import { Injectable } from '@nestjs/common';
import type { Facts } from '#model/catalogue';
import { type DecidingLevel, decidingLevels } from '#model/routing';
import { ReadTables, type TablesThere } from './tables-there.js';

/** Between which levels facts decide: for a submission and whoever follows changed facts, by the rule of advice. */
@Injectable()
export class DecideLevels {
  constructor(private readonly tables: ReadTables) {}

  /** By item. Null asks nothing: no item at hand lies between levels. */
  async execute(there: TablesThere | null, facts: Facts): Promise<ReadonlyMap<string, DecidingLevel>> {
    return there === null ? new Map() : decidingLevels(facts, await this.tables.read(there));
  }
}
