import type { Bilingual } from '#kernel';

/** One thing wrong with one variable: what is wrong and what to do, one line in each language. */
export interface ConfigProblem extends Bilingual {
  readonly variable: string;
}

/** Stops a start. Lists everything wrong at once: an operator who mends one line a start gives up at the fourth. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    const lines = problems.flatMap(({ variable, zh, en }) => [
      `  ${variable}: ${zh}`,
      `  ${variable}: ${en}`,
    ]);
    super(['配置有误，未启动 / configuration refused, nothing was started:', ...lines].join('\n'));
    this.name = 'ConfigError';
  }
}
