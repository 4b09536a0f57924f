/** What a look at one file found. `unavailable`: nobody looked, so nothing is known of it. */
export type Verdict = 'clean' | 'infected' | 'unavailable';

/** The port to whatever looks for malicious content. */
export abstract class Scanner {
  /** False: nobody looks at files here, and every answer that could be taken for the contrary says so. */
  abstract readonly configured: boolean;

  /** Never rejects: a scanner that is down is `unavailable`. */
  abstract look(path: string): Promise<Verdict>;
}

/** No scanner is configured: what looks right is released, and nobody claims that it was scanned. */
export class NoScanner extends Scanner {
  readonly configured = false;

  async look(): Promise<Verdict> {
    return 'clean';
  }
}
