/** A start that cannot go on, with what to do about it in both languages. Shown to the person as it is. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh}\n${en}`);
    this.name = 'EmbeddedPostgresError';
  }
}
