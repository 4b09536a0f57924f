import type { Bilingual, LocalDate } from '#kernel';
import type { Standing } from './facts.js';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

const STATUS: Readonly<Record<Standing, Bilingual>> = {
  planned: say('待申报', 'Planned'),
  filed: say('已收件', 'Received'),
  correcting: say('待补正', 'Gaps to supply'),
  accepted: say('审查中', 'Under review'),
  granted: say('已批准', 'Granted'),
  refused: say('不予许可', 'Refused'),
  recorded: say('已备案', 'Recorded'),
  served: say('已送达', 'Delivered'),
  notNeeded: say('不需办理', 'Not needed'),
  notAccepted: say('不予受理', 'Not accepted'),
  returned: say('已退件', 'Returned'),
  withdrawn: say('已撤件', 'Withdrawn'),
  terminated: say('已终止', 'Terminated'),
};

const NEXT: Readonly<Record<string, Bilingual>> = {
  planned: say('请交齐核心材料后申报', 'Hand in the core papers to file it'),
  filed: say('部门审核材料是否齐全', 'The department checks the papers'),
  correcting: say('请补交告知书列明的材料', 'Supply the lines of the notice'),
  accepted: say('部门审查并作出决定', 'The department reviews and decides'),
  granted: say('窗口送达结果', 'The window delivers the result'),
  refused: say('窗口送达决定', 'The window delivers the decision'),
  recorded: say('窗口送达结果', 'The window delivers the result'),
  expert: say(
    '专家评审等特别程序进行中，时钟暂停',
    'A special procedure is under way; the clock stands still',
  ),
  'prior-department': say(
    '审查已完成，待前序部门的法定结果',
    'Reviewed; waits for the earlier result that statute asks for',
  ),
};

/** The decision was revoked since: nothing of it is left to be delivered. */
export const REVOKED_WORDS = { status: say('已撤销', 'Revoked'), nextAction: null } as const;

/**
 * What the applicant may do where the organ is late (rules 4.13): inaction goes to reconsideration before a suit
 * (行政复议法 23). Null while the organ is in time, and once it has decided.
 */
export function remedyOf(standing: Standing, dueOn: LocalDate | null, today: LocalDate): Bilingual | null {
  const undecided = standing === 'filed' || standing === 'accepted';
  if (!undecided || dueOn === null || dueOn >= today) return null;
  return say(
    '已超过办结日：您可以向园区督查机构反映；超过法定期限仍未决定的，可以依法先申请行政复议（行政复议法 23）。',
    'It is past its day: you may turn to the supervision of the park; past the statutory limit you may ask for reconsideration first (Reconsideration Law 23).',
  );
}

/** How an item stands, in the applicant's words, and what happens next. */
export function wordsOf(
  standing: Standing,
  turn: string,
): { readonly status: Bilingual; readonly nextAction: Bilingual | null } {
  return { status: STATUS[standing], nextAction: NEXT[turn] ?? NEXT[standing] ?? null };
}
