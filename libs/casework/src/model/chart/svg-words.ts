import type { Limit } from '#calendar';
import type { Bilingual } from '#kernel';
import type { ItemDefinition, ParallelDays } from '#model/catalogue';

export type Language = keyof Bilingual;

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is written round the lanes. */
export const WORDS = {
  item: say('事项与办理机关', 'Item and its department'),
  promise: say('承诺期限', 'Promise'),
  days: say('工作日（各事项同日受理起）', 'Working days (all items accepted on one day)'),
  review: say('审查，同日开始', 'Review, all start together'),
  decision: say('决定', 'Decision'),
  waits: say('等待法定的前序结果', 'Waits for the earlier result that statute asks for'),
  tie: say('法律规定的先后（附条文）', 'Order laid down by statute (with its article)'),
  needs: say('决定须等的结果与条文', 'What the decision waits for, by which article'),
  demo: say(
    '含演示用的承诺期限，不是公布的数字',
    'Some promises are for demonstration, not published numbers',
  ),
} as const;

export function limitText({ value, unit }: Limit, language: Language): string {
  if (unit === 'same_day') return { zh: '当日', en: 'same day' }[language];
  if (unit === 'calendar_day') return { zh: `${value} 个自然日`, en: `${value} calendar days` }[language];
  return { zh: `${value} 个工作日`, en: value === 1 ? '1 working day' : `${value} working days` }[language];
}

export function summaryText(count: number, { serial, parallel }: ParallelDays, language: Language): string {
  return {
    zh: `${count} 个事项同日开始；并联最长 ${parallel} 个工作日，逐个办理共 ${serial} 个工作日`,
    en: `${count} items start on one day; ${parallel} working days at most in parallel, ${serial} one after another`,
  }[language];
}

/** A tie to results of this application, and one to results that are in force before. */
export function tieText(
  to: readonly string[],
  article: string,
  { inside, language }: { inside: boolean; language: Language },
): string {
  const codes = to.join(language === 'zh' ? '或' : ' or ');
  if (inside) return { zh: `待 ${codes} 的结果 · ${article}`, en: `after ${codes} · ${article}` }[language];
  return { zh: `另需 ${codes} 已有结果 · ${article}`, en: `needs ${codes} from before · ${article}` }[
    language
  ];
}

export function laneText({ code, name, promise }: ItemDefinition, organ: string, language: Language): string {
  const limit = limitText(promise, language);
  return {
    zh: `${code} ${name.zh}，${organ}，承诺${limit}`,
    en: `${code} ${name.en}, ${organ}, promise ${limit}`,
  }[language];
}
