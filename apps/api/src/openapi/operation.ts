/** What an operation is called, what it says it does, and statuses that nothing else about the route tells. */
export interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly refusals?: readonly number[];
}

export type Operations = Readonly<Record<string, Operation>>;

export const op = (id: string, summary: string, ...refusals: number[]): Operation => ({
  id,
  summary,
  refusals,
});
