interface Failed<T> {
  readonly item: T;
  readonly error: unknown;
}

/**
 * Moves items of a case in one act, or, where that fails, each alone: one that cannot be read keeps no other from what was published. `moved`: something
 * was. What failed is told only where an item failed alone.
 */
export async function apart<T>(
  items: readonly T[],
  move: (these: readonly T[], alone: boolean) => Promise<boolean>,
): Promise<{ readonly moved: boolean; readonly failures: readonly Failed<T>[] }> {
  try {
    return { moved: await move(items, false), failures: [] };
  } catch {
    const failures: Failed<T>[] = [];
    let moved = false;
    for (const item of items) {
      try {
        moved = (await move([item], true)) || moved;
      } catch (error) {
        failures.push({ item, error });
      }
    }
    return { moved, failures };
  }
}
