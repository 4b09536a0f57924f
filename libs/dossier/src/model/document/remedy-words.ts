import type { Bilingual } from '#kernel';
import type { Remedies } from '#model/casework';

/** The remedies in words: who hears it, within which time, and against whom. Source: 行政许可法 38 ¶2, 行政复议法 20, 行政诉讼法 45, 46. */
export function remedyWords({
  respondent,
  reconsideration,
  suit,
  reconsiderationFirst,
}: Remedies): Bilingual[] {
  const { months, days } = suit;
  const asked = reconsideration && {
    zh: `如不服本决定, 可以自知道本决定之日起${reconsideration.days}日内, 向${reconsideration.at.zh}申请行政复议`,
    en: `Within ${reconsideration.days} days of knowing of this decision, reconsideration may be asked of: ${reconsideration.at.en}`,
  };
  const sued = {
    zh: `自知道本决定之日起${months}个月内, 依法向人民法院提起行政诉讼`,
    en: `within ${months} months of knowing of it a suit may be brought before the people's court`,
  };
  const answers = {
    zh: `被申请人、被告: ${respondent.zh}.`,
    en: `Respondent: ${respondent.en}.`,
  };
  if (!asked) return [{ zh: `如不服本决定, 可以${sued.zh}.`, en: `${capital(sued.en)}.` }, answers];
  if (reconsiderationFirst)
    return [
      {
        zh: `${asked.zh}; 对复议决定仍不服的, 可以自收到之日起${days}日内依法提起行政诉讼. 应当先申请行政复议.`,
        en: `${asked.en}; against its answer a suit may be brought within ${days} days. Reconsideration comes first.`,
      },
      answers,
    ];
  return [{ zh: `${asked.zh}; 或者${sued.zh}.`, en: `${asked.en}; or ${sued.en}.` }, answers];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
