import type { Bilingual } from '#kernel';

/** What a refusal says, and as which HTTP status. */
export interface Sentence extends Bilingual {
  readonly status: number;
}

export const say = (status: number, zh: string, en: string): Sentence => ({ status, zh, en });
