import { type Sentence, say } from './sentence.js';

/** Refusals at the one window; part of `SENTENCES`. */
export const WINDOW_SENTENCES: Readonly<Record<string, Sentence>> = {
  NO_FINDINGS_HERE: say(
    409,
    '本指南逐项告知，不汇总缺项。',
    'This guide tells gaps item by item: there are no findings to gather.',
  ),
  FINDINGS_CLOSED: say(
    409,
    '缺项审核到{until}为止，逾期未提出的视为材料无缺。',
    'Findings were open until {until}: what was not said by then counts as nothing missing.',
  ),
  FINDINGS_OPEN: say(
    409,
    '已提出或仍可提出缺项（到{until}为止），先由牵头部门一次告知。',
    'Something was found missing, or may still be (until {until}): the lead tells it first.',
  ),
  FINDINGS_AWAITED: say(
    409,
    '{codes} 的审批部门尚未反馈缺项，且未到截止日。',
    'The departments of {codes} have said nothing yet, and their last day is not over.',
  ),
  NOTHING_FOUND: say(409, '没有需要告知的缺项。', 'Nothing was found missing.'),
  GAPS_TOLD_TOGETHER: say(
    409,
    '本指南由牵头部门对全案一次性告知，不逐项告知。',
    'Under this guide the lead tells the gaps of all items at once, not item by item.',
  ),
  ADD_NEEDS_FORM: say(
    409,
    '设立登记须随申请表单一并申请，不能在办件中增加；请另行提出申请。',
    'The registration comes with its form: it is applied for by itself and not added to a case.',
  ),
  JOINT_OVER: say(
    409,
    '本办件的联合办理期限已经结束，事项 {code} 请另行申请。',
    'The joint limit of this case has ended: apply for item {code} by itself.',
  ),
  LINE_TWICE: say(422, '同一材料只列一次。', 'Each line stands once.'),
  LEAD_ACCEPTS: say(
    403,
    '按办事指南由综合窗口和牵头部门受理。',
    'By the guide the window and the lead accept.',
  ),
  DEPARTMENT_ACCEPTS: say(403, '按办事指南由各审批部门受理。', 'By the guide each department accepts.'),
  NOTHING_TO_ACCEPT: say(409, '没有可以受理的事项。', 'No item is ready to be accepted.'),
  NO_RETURN_IN_GUIDE: say(
    409,
    '办事指南没有规定逾期不补正可以退件。',
    'The guide does not let papers be returned for a missed supplement.',
  ),
  NOT_REMINDED: say(409, '尚未催告，不能退件。', 'No reminder was sent yet: nothing is returned.'),
  REMINDED_ONCE: say(409, '催告只发一次。', 'The reminder is sent once.'),
  WINDOW_OPENED: say(409, '本事项的办理方式已经确定。', 'The terms of the window are told once.'),
  ASK_OPEN: say(409, '上一次要求补正的材料尚未补齐。', 'What was asked for last is still to be supplied.'),
  NOT_COMPETENT: say(
    422,
    '按职权登记，该机关不办理本事项；有权机关是 {organ}。',
    'By the authority record that organ does not decide this item; {organ} does.',
  ),
  EVIDENCE_MISSING: say(
    422,
    '补录和外部系统的办理情况须写明证明材料（如邮戳、签收单编号、外部文书编号）。',
    'What is entered later, or was done in an outside system, names the paper that proves it, such as a postmark, a receipt or the outside number.',
  ),
  ROUTED_ALREADY: say(409, '本事项已由该机关办理。', 'That organ has the item already.'),
};
