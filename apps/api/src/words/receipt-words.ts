import type { Bilingual } from '#kernel';
import type { Change, HappeningName } from '#model/casework';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** What an id follows, after a colon. */
type WithId = 'confirmed' | 'objected' | 'silent' | 'debt-paid' | 'recheck' | 'rechecked';

/** What starts and ends clocks, as receipts of deadlines name it. */
const EVENTS: Readonly<Record<HappeningName | WithId, Bilingual>> = {
  receipt: said('收到申请', 'receipt of the application'),
  'receipt-after-hours': said('收到申请（下班之后）', 'receipt of the application, after hours'),
  'notice-of-gaps': said('一次性告知补正', 'notice of what is missing'),
  reminder: said('补正催告', 'reminder'),
  'papers-asked': said('审查中要求补交', 'papers asked for during review'),
  'papers-supplied': said('材料补齐', 'papers supplied'),
  acceptance: said('受理', 'acceptance'),
  'first-acceptance': said('首个事项受理', 'acceptance of the first item'),
  'prior-result': said('前序结果到达', 'arrival of the earlier result'),
  'last-prior-result': said('最后一个前序结果到达', 'arrival of the last earlier result'),
  decision: said('作出决定', 'decision'),
  'redecision-order': said('重新作出决定的要求生效', 'order to decide anew'),
  'acceptance-order': said('重新受理的要求生效', 'order to accept anew'),
  'last-decision': said('其中最后一个决定', 'last decision of them'),
  end: said('办理终结', 'end without a decision'),
  delivery: said('送达', 'delivery'),
  announcement: said('公告', 'public notice'),
  'debts-paid': said('容缺材料补齐', 'owed papers handed in'),
  'debt-paid': said('所欠材料到达', 'owed paper arrived'),
  'follow-up': said('承诺核查', 'check of the commitment'),
  'rectification-order': said('责令整改', 'order to put it right'),
  'rectification-check': said('整改核查', 'check that it was put right'),
  'revocation-notice': said('撤销告知', 'notice before revocation'),
  'hearing-answer': said('听证答复', 'answer on the hearing'),
  hearing: said('听证', 'hearing'),
  'revocation-decision': said('撤销决定', 'decision on revocation'),
  order: said('督办', 'supervision order'),
  answer: said('督办答复', 'answer to supervision'),
  asked: said('请求核对', 'request for confirmation'),
  'asked-after-hours': said('请求核对（下班之后）', 'request for confirmation, after hours'),
  confirmed: said('核对一致', 'confirmed'),
  objected: said('提出异议', 'objected'),
  silent: said('期满未答复', 'no answer in time'),
  recheck: said('提请复核', 'request for a recheck'),
  rechecked: said('复核完成', 'rechecked'),
  'sent-down': said('退回下级', 'sent down'),
  forwarded: said('报送上级', 'forwarded to the level above'),
};

/** Null for an event that is named by its clock only. */
export function eventWords(event: string): Bilingual | null {
  const words: Readonly<Record<string, Bilingual | undefined>> = EVENTS;
  return words[event.split(':', 1)[0] ?? ''] ?? null;
}

/** What moved a date. */
export const CAUSES: Readonly<Record<Change['cause'], Bilingual>> = {
  stop: said(
    '{on} 起因“{ground}”停止计算（{article}）',
    'from {on} the clock stood still: {ground} ({article})',
  ),
  'stop-end': said('{on} 起恢复计算', 'from {on} the clock runs again'),
  extension: said('{on} 经批准延长（{article}）', 'extended with approval on {on} ({article})'),
  calendar: said(
    '{on} 起按新公布的工作日历计算：{paper}',
    'from {on} counted by a calendar published since: {paper}',
  ),
  correction: said('起算日由 {was} 更正为 {is}', 'first day put right from {was} to {is}'),
  version: said(
    '{on} 起适用新版事项，时限由{before}改为{after}（{article}）',
    'from {on} under a new version of the item: {after} instead of {before} ({article})',
  ),
};

/** A weekend day that counts because a notice made it work. */
export const MADE_UP = said(
  '{date} 调休上班，计入（{name}）',
  '{date} is worked instead, so it counts ({name})',
);

/** A limit in calendar days that was used up on a day off. */
export const ROLLED = said(
  '{date} 为休息日，顺延到下一个工作日（{article}）',
  '{date} is a day off, so the next working day counts ({article})',
);
