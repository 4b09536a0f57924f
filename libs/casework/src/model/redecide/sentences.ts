import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is told where a decision, a refusal to accept or a return was annulled and its matter is handled anew. */
export const REDECIDE_NOTICES = {
  redecided: say(
    '{item}的{what}已被{how}（{judgment}）撤销，自{on}起重新办理，最迟于{due}作出决定。',
    '{whatEn} {item} was annulled by {howEn} ({judgment}). From {on} it is handled anew; the new decision is due by {due}.',
  ),
  'acceptance-ordered': say(
    '{item}的{what}已被{how}（{judgment}）撤销，自{on}起重新办理受理，材料以已收到的为准，最迟于{due}作出受理答复。',
    '{whatEn} {item} was annulled by {howEn} ({judgment}). From {on} its papers are taken in as they are; the acceptance is due by {due}.',
  ),
  'prior-anew': say(
    '{item}所等的前序事项{from}未办成的决定已被撤销，正在重新办理；{item}继续等其结果，已完成的审查有效。',
    'What ended the earlier item {from} was annulled, and it is handled anew. {item} waits for its result again; the review made stands.',
  ),
} as const satisfies Record<string, Bilingual>;
