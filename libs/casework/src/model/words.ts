import type { Bilingual } from '#kernel';
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

/** How an item stands, in the applicant's words, and what happens next. */
export function wordsOf(
  standing: Standing,
  turn: string,
): { readonly status: Bilingual; readonly nextAction: Bilingual | null } {
  return { status: STATUS[standing], nextAction: NEXT[turn] ?? NEXT[standing] ?? null };
}
