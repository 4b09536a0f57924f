/** A file as it goes into the archive. */
export interface PackFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** With what is said of it in the index. */
export interface Described extends PackFile {
  readonly zh: string;
  readonly en: string;
  readonly internal?: boolean;
}

export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
export const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');
