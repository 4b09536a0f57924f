/** Each in turn, whatever becomes of the others; rejects at the end with what failed, several failures as one. */
export async function inTurn<T>(all: Iterable<T>, act: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) await act(one).catch((error: unknown) => failures.push(error));
  throwTogether(failures);
}

/** Throws one failure as it is, several as one; nothing where there is none. */
export function throwTogether(failures: readonly unknown[]): void {
  const [first] = failures;
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} failed: ${first}`);
  if (failures.length === 1) throw first;
}
