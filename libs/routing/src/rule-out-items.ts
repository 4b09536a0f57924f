import { Injectable } from '@nestjs/common';
import type { Facts } from '#model/catalogue';
import { type RuledOut, ruledOut } from '#model/routing';
import { ReadTables, type TablesThere } from './tables-there.js';

/** Which items a project does not need: for ties that bind under a condition, by the rule of advice. */
@Injectable()
export class RuleOutItems {
  constructor(private readonly tables: ReadTables) {}

  /** `there`: the tables that say what is needed; null where none does. Those of `codes` that every table which names them rules out. */
  async execute(
    there: TablesThere | null,
    facts: Facts,
    codes: readonly string[],
  ): Promise<readonly RuledOut[]> {
    return there === null || codes.length === 0 ? [] : ruledOut(codes, facts, await this.tables.read(there));
  }
}
