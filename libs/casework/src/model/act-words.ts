import type { Bilingual } from '#kernel';
import type { ItemEvent } from './events.js';

/** Events that the head may sign for off the list. */
type ListedType<E = ItemEvent> = E extends { readonly type: infer T }
  ? 'offList' extends keyof E
    ? T
    : never
  : never;

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** Those acts as people read them; docs/GLOSSARY.md fixes the pairs. */
export const ACT_WORDS: Readonly<Record<ListedType & string, Bilingual>> = {
  NOT_NEEDED: said('不需办理', 'not needed'),
  NOTICE_GAPS: said('一次性告知', 'notice of gaps'),
  ACCEPT_AND_DECIDE: said('当场受理并决定', 'accept and decide'),
  START_SPECIAL: said('特别程序', 'special procedure'),
  SUSPEND: said('中止', 'suspension'),
  GRANT: said('准予', 'grant'),
  REFUSE: said('不予许可', 'refusal'),
  TERMINATE: said('终止', 'termination'),
};
