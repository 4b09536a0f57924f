import type { ConfigProblem } from './config-problems.js';

export type Environment = Readonly<Record<string, string | undefined>>;
export type ReadText = (path: string) => string;

/** Reads raw values one by one and remembers what could not be read, so that all problems are told together. */
export class ConfigSource {
  readonly problems: ConfigProblem[] = [];

  constructor(
    private readonly env: Environment,
    private readonly readText: ReadText,
  ) {}

  /** An empty variable counts as unset: compose files write `NAME: ${NAME:-}`. */
  text(variable: string): string | undefined {
    const value = this.env[variable]?.trim();
    return value === '' ? undefined : value;
  }

  /** A secret by value or, kept out of the process list and of `docker inspect`, by the file named in `<variable>_FILE`. */
  secret(variable: string): string | undefined {
    const file = this.text(`${variable}_FILE`);
    if (file === undefined) return this.text(variable);
    if (this.text(variable) !== undefined) {
      this.refuse(
        variable,
        `与 ${variable}_FILE 同时设置：请只保留一个`,
        `set together with ${variable}_FILE: keep one of them`,
      );
    }
    try {
      const secret = this.readText(file).trim();
      if (secret !== '') return secret;
      this.refuse(
        `${variable}_FILE`,
        `文件 ${file} 是空的：请写入内容，不需要就删去此项`,
        `names ${file}, which is empty: put the value in, or remove the setting`,
      );
      return undefined;
    } catch {
      this.refuse(
        `${variable}_FILE`,
        `读不到文件 ${file}：请检查路径和权限`,
        `cannot read ${file}: check the path and its permissions`,
      );
      return undefined;
    }
  }

  /** NaN when it is not a whole number: the validator then refuses it with its own words. */
  number(variable: string, fallback: number): number {
    const value = this.text(variable);
    if (value === undefined) return fallback;
    return /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  }

  /** Separated by commas, in lower case; empty when unset. */
  list(variable: string): readonly string[] {
    const parts = this.text(variable)?.toLowerCase().split(',') ?? [];
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  }

  flag(variable: string, fallback: boolean): boolean {
    const value = this.text(variable)?.toLowerCase();
    if (value === undefined) return fallback;
    if (['true', '1', 'yes', 'on'].includes(value)) return true;
    if (!['false', '0', 'no', 'off'].includes(value)) {
      this.refuse(variable, '只能是 true 或 false', 'is neither true nor false: write one of them');
    }
    return false;
  }

  /** Remembers what is wrong with a variable. */
  refuse(variable: string, zh: string, en: string): void {
    this.problems.push({ variable, zh, en });
  }
}
