/** How a bench is wanted. */
export interface Asked {
  readonly quick: boolean;
  /** A server to use instead of the embedded one. */
  readonly database: string | null;
  /** A Redis that may be used where the bench finds no binary to start one of its own. */
  readonly redis: string | null;
  /** Ends the bench: the database goes first, and everything else falls with it and is put away. */
  readonly signal: AbortSignal;
}
