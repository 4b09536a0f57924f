import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What the green channel tells of an item; part of the sentences of notices. */
export const CHANNEL_NOTICES = {
  'green-date': say(
    '{item}适用绿色承诺时限，办结日由{from}提前到{to}。',
    'The green promise applies to {item}: its day moves from {from} to {to}.',
  ),
  'ordinary-date': say(
    '{item}不再适用绿色承诺时限，办结日由{from}变为{to}。',
    'The green promise applies to {item} no more: its day moves from {from} to {to}.',
  ),
  'pre-review-findings': say(
    '部门已提前介入{item}，就{count}项材料提出意见，供申报前完善；不是补正要求，不影响申报。',
    'The department has looked at {item} ahead and has remarks (papers: {count}), for you to use before you file; nothing is demanded by it.',
  ),
  'pre-review-clear': say(
    '部门已提前介入{item}，目前没有需要完善的材料。',
    'The department has looked at {item} ahead and found nothing to improve.',
  ),
} as const;
