import { Injectable } from '@nestjs/common';
import type { Bilingual, Rejection } from '#kernel';
import type { Facts, Gate, ItemDefinition } from '#model/catalogue';
import {
  type Because,
  decidingLevels,
  factsRead,
  needsOf,
  overtaken,
  statedFacts,
  takenBack,
} from '#model/routing';
import { Lists } from './lists.js';
import { AdviceQueries, type DecidingThere } from './store/advice.queries.js';

/** An item of the published list with what some facts make of it. */
export interface NeededItem {
  readonly code: string;
  readonly name: Bilingual;
  readonly stage: string;
  readonly guide: string | null;
  readonly need: 'needed' | 'not-needed' | 'open';
  readonly because: readonly Because[];
  /** Facts that would tell, where it is open. */
  readonly missing: readonly string[];
  readonly organ: DecidingThere['organ'] | null;
  /** Works or production that may not start before its result. */
  readonly gates: readonly Gate['before'][];
}

/** What the published list makes of the facts of a project; keeps nothing, writes nothing. */
@Injectable()
export class ReadFacts {
  constructor(
    private readonly queries: AdviceQueries,
    private readonly lists: Lists,
  ) {}

  /** Facts with some of them replaced; null takes one back, and what follows from a changed one follows anew. `takenBack`: which of them must be answered. */
  async replaced(
    old: Facts,
    given: Facts,
  ): Promise<{
    readonly facts: Facts;
    readonly wrong: readonly Rejection[];
    readonly takenBack: readonly string[];
  }> {
    const { facts: definitions } = await this.listed();
    const gone = overtaken(Object.keys(given), old, definitions).filter(
      (fact) => !Object.hasOwn(given, fact),
    );
    const all = Object.entries({ ...old, ...given });
    const facts = Object.fromEntries(all.filter(([fact, value]) => value !== null && !gone.includes(fact)));
    const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    const known = new Set(definitions.map(({ code }) => code));
    const readable = Object.fromEntries(Object.entries(facts).filter(([fact]) => known.has(fact)));
    const back = takenBack({ before: old, after: facts }, definitions);
    return { facts, wrong: [...statedFacts({ ...readable, ...stated }, definitions)], takenBack: back };
  }

  /** Every item of guides and tables at a base, as the facts have it. */
  async needs(base: string, facts: Facts): Promise<NeededItem[]> {
    const { versions, deciding } = await this.queries.standing(base, null);
    const listed = await this.lists.read(versions);
    const levels = decidingLevels(facts, listed);
    return needsOf(facts, listed).flatMap(({ code, guide, need }) => {
      const item = listed.items.find((each) => each.code === code);
      if (!item) return [];
      const there = deciding.filter((each) => each.code === code);
      const level = there.length > 1 ? levels.get(code)?.level : undefined;
      const organ = there.find((each) => (level ? each.level === level : each.usual))?.organ ?? null;
      const gates = gatesOf(item, listed.items);
      const { name, stage } = item;
      return [{ code, name, stage, guide, need: need.state, ...because(need), organ, gates }];
    });
  }

  /** Of these items, which of the changed facts each reads; who reads none is left out. */
  async readers(codes: readonly string[], changed: readonly string[]): Promise<Map<string, string[]>> {
    const listed = await this.listed();
    const items = listed.items.filter(({ code }) => codes.includes(code));
    const read = items.map((item) => [item.code, factsRead(item, changed, listed)] as const);
    return new Map(read.filter(([, facts]) => facts.length > 0));
  }

  private async listed() {
    return this.lists.read((await this.queries.standing('', null)).versions);
  }
}

const because = ({
  because: rows,
  missing,
}: {
  because: readonly Because[];
  missing: readonly string[];
}) => ({
  because: rows,
  missing,
});

function gatesOf({ code }: ItemDefinition, items: readonly ItemDefinition[]): Gate['before'][] {
  const gates = items.flatMap((item) => item.gates).filter(({ needs }) => needs.includes(code));
  return [...new Set(gates.map(({ before }) => before))];
}
