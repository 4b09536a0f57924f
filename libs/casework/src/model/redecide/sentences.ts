import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is told where a decision was annulled and its matter is decided anew. */
export const REDECIDE_NOTICES = {
  redecided: say(
    '{item}的决定已被{how}（{judgment}）撤销，自{on}起重新办理，最迟于{due}作出决定。',
    'The decision on {item} was annulled by {howEn} ({judgment}). From {on} it is handled anew; the new decision is due by {due}.',
  ),
} as const satisfies Record<string, Bilingual>;
