import type { ItemDefinition, Tie } from '#model/catalogue';

/** How short a thing can be that was found under a name. */
class Shortest extends Map<string, number> {
  note(name: string, length: number): void {
    this.set(name, Math.min(this.get(name) ?? length, length));
  }
}

/** An oracle for the proof of independence: everything is tried, the long way round. It shares no line with what it judges. */
export class Oracle {
  constructor(private readonly items: readonly ItemDefinition[]) {}

  /** The length of the shortest simple way from any start to each uncured tie, by the place of the tie. */
  uncuredWays(starts: readonly string[]): Map<string, number> {
    const shortest = new Shortest();
    const walk = (way: readonly string[]): void => {
      const code = way.at(-1) ?? '';
      for (const n of this.uncuredOf(code)) shortest.note(`items/${code}/ties/${n}`, way.length + 1);
      for (const next of this.offendingBelow(code).filter((it) => !way.includes(it))) walk([...way, next]);
    };
    for (const start of starts) walk([start]);
    return shortest;
  }

  /** The items that no choice lets be decided: below them there is always a circle. */
  stuck(): string[] {
    const choices = this.choices();
    const meetsCircle = (
      code: string,
      chosen: ReadonlyMap<string, string[]>,
      above: string[] = [],
    ): boolean =>
      above.includes(code) ||
      (chosen.get(code) ?? []).some((to) => meetsCircle(to, chosen, [...above, code]));
    const codes = this.items.map(({ code }) => code);
    return codes.filter((code) => choices.every((chosen) => meetsCircle(code, chosen)));
  }

  /** The length of the shortest circle through each stuck item, along ties none of whose alternatives helps. */
  circles(): Map<string, number> {
    const stuck = this.stuck();
    const shortest = new Shortest();
    const nexts = (code: string) =>
      this.waitsOf(code)
        .filter(({ to }) => to.every((it) => stuck.includes(it)))
        .flatMap(({ to }) => to);
    const walk = (way: readonly string[]): void => {
      const after = nexts(way.at(-1) ?? '');
      if (way[0] !== undefined && after.includes(way[0]))
        for (const code of way) shortest.note(code, way.length);
      for (const next of after.filter((it) => !way.includes(it))) walk([...way, next]);
    };
    for (const code of stuck) walk([code]);
    return shortest;
  }

  private tiesOf(code: string): readonly Tie[] {
    return this.items.find((item) => item.code === code)?.ties ?? [];
  }

  private isUncured({ binds, cure }: Tie): boolean {
    return binds !== 'activity' && cure === null;
  }

  private waitsOf(code: string): Tie[] {
    return this.tiesOf(code).filter(
      (it) => it.binds === 'application' || it.binds === 'decision' || this.isUncured(it),
    );
  }

  private uncuredOf(code: string): number[] {
    return this.tiesOf(code).flatMap((it, n) => (this.isUncured(it) ? [n] : []));
  }

  private offendingBelow(code: string): string[] {
    return this.waitsOf(code)
      .filter(({ to }) => to.every((it) => this.offends(it)))
      .flatMap(({ to }) => to);
  }

  /** Something uncured lies on every choice of alternatives at or below the item. */
  private offends(code: string, above: readonly string[] = []): boolean {
    if (above.includes(code)) return false;
    return (
      this.uncuredOf(code).length > 0 ||
      this.waitsOf(code).some(({ to }) => to.every((it) => this.offends(it, [...above, code])))
    );
  }

  /** Every way of choosing one alternative of each tie that waits. */
  private choices(): ReadonlyMap<string, string[]>[] {
    const ties = this.items.flatMap(({ code }) => this.waitsOf(code).map(({ to }) => ({ code, to })));
    return ties.reduce<Map<string, string[]>[]>(
      (all, { code, to }) =>
        all.flatMap((so) => to.map((it) => new Map(so).set(code, [...(so.get(code) ?? []), it]))),
      [new Map()],
    );
  }
}
