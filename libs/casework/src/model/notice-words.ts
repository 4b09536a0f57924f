import { type Bilingual, filled } from '#kernel';
import { CHANNEL_NOTICES } from './channel/sentences.js';
import { PROMISE_NOTICES } from './commitment/sentences.js';
import { CONDITION_NOTICES } from './condition/sentences.js';
import { LEVEL_SENTENCES } from './levels/sentences.js';
import { MEETING_NOTICES } from './meeting/sentences.js';
import { REDECIDE_NOTICES } from './redecide/sentences.js';
import { RESULT_WORDS } from './result/notice-words.js';
import { SERVE_NOTICES } from './serve/sentences.js';
import { WINDOW_SENTENCES } from './window/sentences.js';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is told, sentence by sentence. `{item}` is the item's name; the other places are filled from what happened. */
const SENTENCES = {
  accepted: say('{item}已受理，最迟应于{due}办结。', '{item} is accepted; it is due by {due}.'),
  'accepted-with-gaps': say(
    '{item}已容缺受理，最迟应于{due}办结；请最迟于{by}补交所欠{count}项材料，补齐后方能作出决定。',
    '{item} is accepted with papers owed ({count}); it is due by {due}. Hand them in by {by}: the decision waits for them.',
  ),
  'accepted-by-silence': say(
    '{item}未在法定期限内告知补正，自{on}收到材料之日起视为受理（行政许可法 32(一)(四)），最迟应于{due}办结。',
    'Nothing was asked in time: {item} counts as accepted on {on}, the day of receipt (Licensing Law 32); it is due by {due}.',
  ),
  'not-needed': say('{item}依法不需要办理。', 'By law {item} is not needed.'),
  'not-accepted': say(
    '{item}不予受理：请向{organ}申请。对此决定可依法申请行政复议或者提起行政诉讼。',
    '{item} is not for this organ: apply to {organ}. Reconsideration or suit is open to you.',
  ),
  gaps: say(
    '{item}需要补正{count}项材料，请最迟于{due}补交。所需材料已一次告知。',
    '{item}: papers lacking: {count}. Supply them by {due}. This is all that is asked.',
  ),
  ...WINDOW_SENTENCES,
  ...CHANNEL_NOTICES,
  ...REDECIDE_NOTICES,
  supplied: say('{item}的材料已补齐。', 'The papers of {item} are complete.'),
  stopped: say(
    '{item}自{on}起停止计时：{ground}（{article}），预计到{until}。',
    'The clock of {item} stands from {on}: {groundEn} ({article}), expected until {until}.',
  ),
  'running-again': say(
    '{item}自{on}起恢复计时，最迟应于{due}办结。',
    'The clock of {item} runs again from {on}; it is due by {due}.',
  ),
  'cap-reached': say(
    '{item}的停止计时在{on}达到上限，已自动恢复。',
    'The stop of {item} reached its cap on {on} and ended by itself.',
  ),
  extended: say(
    '{item}的法定期限由{from}延长到{to}：{cause}。承诺期限不变。',
    'The statutory end of {item} moves from {from} to {to}: {cause}. The promise stays.',
  ),
  'joint-extended': say(
    '本办件的联合办理期限由{from}延长到{to}：{cause}。各事项自身的期限不变。',
    'The joint limit of the case moves from {from} to {to}: {cause}. The limits of its items stay.',
  ),
  'new-date': say(
    '{item}的办结日由{from}改为{to}：{cause}。',
    'The day for {item} moves from {from} to {to}: {cause}.',
  ),
  'new-version': say(
    '{item}改按第{version}版办理（{cause}；{basis}），办结日由{from}变为{to}；原承诺更短的，仍按原承诺。',
    '{item} now stands under version {version} ({cause}; {basis}); its day moves from {from} to {to}. An earlier promise that is shorter still holds.',
  ),
  'record-corrected': say(
    '{item}的办理记录已更正：日期由{from}改为{to}（{cause}）；最迟应于{due}办结。',
    'The record of {item} was put right: a day moves from {from} to {to} ({cause}); it is due by {due}.',
  ),
  'decided-granted': say('{item}已准予，文号{number}。', '{item} is granted, number {number}.'),
  'decided-refused': say(
    '{item}不予许可，不符合下列条件：{because}。可依法申请行政复议或者提起行政诉讼。',
    '{item} is refused; not met is: {because}. Reconsideration or suit is open to you.',
  ),
  'decided-recorded': say('{item}已备案，编号{number}。', '{item} is recorded, number {number}.'),
  'decided-by-silence': say(
    '{item}逾期未作决定，按公布的规则视为同意（{article}）。此为系统记录，不是人员签批。',
    'No decision on {item} came in time: by the published rule it counts as agreed ({article}). Signed by no person.',
  ),
  'prior-result': say(
    '{item}所等的前序结果{from}已送达，编号{number}。',
    'The earlier result {from} that {item} waits for has arrived, number {number}.',
  ),
  'prior-not-needed': say(
    '{item}所等的前序事项{from}依{article}不需办理，不再等其结果。',
    'The earlier item {from} that {item} waits for is not needed ({article}): its result is waited for no longer.',
  ),
  withdrawn: say('申请人撤回了{item}的申请。', 'The applicant has withdrawn {item}.'),
  terminated: say(
    '{item}已终止办理：{ground}（{article}）。',
    '{item} is terminated: {groundEn} ({article}).',
  ),
  'commitment-kept': say(
    '{item}的承诺已核查，已履行。',
    'The commitment for {item} was checked and is kept.',
  ),
  'commitment-broken': say(
    '{item}的承诺经核查未履行，请按要求整改。',
    'The commitment for {item} was checked and is not kept: put it right.',
  ),
  reminded: say('{item}被催办。', '{item}: a reminder to act.'),
  ordered: say(
    '{item}被督办：{question} 请最迟于{due}答复。',
    '{item}: a supervision order. {question} Answer by {due}.',
  ),
  'order-answered': say(
    '{item}的督办已答复：{answer}',
    'The supervision order on {item} is answered: {answer}',
  ),
  'confirmation-asked': say(
    '{item}已收件，请就{side}予以核对，最迟应于{due}答复。核对与审查并行，不影响决定。',
    '{item} is filed: {sideEn} is yours to confirm by {due}. The review does not wait for it.',
  ),
  'confirmation-given': say('{item}：{side}：已确认。', '{item}: {sideEn}: confirmed.'),
  'consultation-answered': say(
    '{item}：所征求的意见已答复：{opinion}。',
    '{item}: the organ that was consulted has answered: {opinion}.',
  ),
  'confirmation-objected': say(
    '{item}：{side}提出异议：{reason}。异议供决定机关审查时参考，不中止办理。',
    '{item}: an objection concerning {sideEn}: {reason}. It is for the deciding organ to weigh and stops nothing.',
  ),
  'confirmation-provisional': say(
    '{item}：{side}暂不能核对，先按临时记录办理，事后补核。',
    '{item}: {sideEn} is out of reach for now; a provisional record stands in until it is confirmed.',
  ),
  'confirmation-silent': say(
    '{item}：{side}到期未答复，已于{on}记录；不影响决定。',
    '{item}: no word on {sideEn} in its time, noted on {on}; the decision does not wait.',
  ),
  'off-list': say(
    '{item}：负责人签字采用清单外内容（{act}），依据{article}：{reason}。',
    '{item}: signed by the head outside the published list ({actEn}), by {article}: {reason}.',
  ),
  'overdue-promise': say(
    '{item}超过承诺办结日{due}，承办机关须公开说明原因；您可以向园区督查机构反映。',
    '{item} has passed its promised day {due}; the organ owes a public reason. You may turn to the supervision of the park.',
  ),
  'overdue-statute': say(
    '{item}超过法定办结日{due}仍未决定；您可以依法先申请行政复议（行政复议法 23）。',
    '{item} has passed its statutory day {due} undecided; you may ask for reconsideration first (Reconsideration Law 23).',
  ),
  'joint-overdue': say(
    '本办件超过联合办理期限{due}；您可以向园区督查机构反映。',
    'The case has passed its joint limit {due}. You may turn to the supervision of the park.',
  ),
  ...RESULT_WORDS,
  ...SERVE_NOTICES,
  ...MEETING_NOTICES,
  ...LEVEL_SENTENCES,
  ...PROMISE_NOTICES,
  ...CONDITION_NOTICES,
  'consultation-asked': say(
    '{item}：请就以下问题提出意见，最迟应于{due}答复：{question}（{silence}）。审查照常进行。',
    '{item}: your opinion is asked by {due}: {question} ({silenceEn}). The review goes on.',
  ),
} as const satisfies Record<string, Bilingual>;

export type NoticeKind = keyof typeof SENTENCES;

/** All that is told of a case: what has no sentence here, nobody is told. */
export const NOTICE_KINDS = (Object.keys(SENTENCES) as NoticeKind[]).sort();

/** A day that a stop keeps away, or a number nobody gave, is said to be open. */
const OPEN = say('（待定）', '(open)');

/** Where no day moves, none is said to. */
const SAME_DAY: { readonly [K in NoticeKind]?: Bilingual } = {
  'new-version': say(
    '{item}改按第{version}版办理（{cause}；{basis}），办结日仍为{to}；原承诺更短的，仍按原承诺。',
    '{item} now stands under version {version} ({cause}; {basis}); its day stays {to}. An earlier promise that is shorter still holds.',
  ),
};

/** The sentence of a notice in both languages, filled in. */
export function wordsFor(
  kind: NoticeKind,
  item: Bilingual,
  params: Readonly<Record<string, string | number | null | undefined>>,
): Bilingual {
  const said = (params['from'] === params['to'] ? SAME_DAY[kind] : undefined) ?? SENTENCES[kind];
  const fill = (language: 'zh' | 'en') =>
    filled(said[language], (name) => (name === 'item' ? item[language] : (params[name] ?? OPEN[language])));
  return { zh: fill('zh'), en: fill('en') };
}
