import type { Bilingual } from '#kernel';
import type { SetAside } from '#model/catalogue';
import type { AuthorityFact, LevelReason } from './model/paper/authority-fact.js';

/** Whose decision an item is, as everybody who sees it may know (行政许可法 22-25, 30). */
export interface AuthorityView {
  readonly form: AuthorityFact['form'];
  readonly inNameOf: Bilingual;
  readonly document: string | null;
  readonly level: string | null;
  /** The row by which the facts of the project decide between levels; null where one organ alone has the power. */
  readonly because: LevelReason | null;
  /** Facts that would tell and were missing: the usual level took it in. */
  readonly missing: readonly string[];
  readonly setAside: readonly SetAside[];
}

/** Null for items that were opened before it was kept. */
export function authorityView(fact: AuthorityFact | undefined): AuthorityView | null {
  if (!fact) return null;
  const { form, inNameOf, document = null, level = null, because = null, missing = [], setAside = [] } = fact;
  const { zh, en } = inNameOf;
  return { form, inNameOf: { zh, en }, document, level, because, missing, setAside };
}
