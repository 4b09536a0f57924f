import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is told of owed papers that did not come, of a commitment, and of what follows one that was not kept. */
export const PROMISE_NOTICES = {
  'ended-unpaid': say(
    '{item}所欠材料到{due}仍未补交，按公布的规则{how}（{basis}）。您可以重新申请；对此可依法申请行政复议或者提起行政诉讼。',
    'What {item} owed was not in by {due}: as published, it {howEn} ({basis}). You may apply anew; reconsideration or suit is open to you.',
  ),
  committed: say(
    '申请人选择以告知承诺方式办理{item}。',
    'The applicant has chosen to have {item} decided on a commitment.',
  ),
  'commitment-withdrawn': say(
    '申请人撤回了{item}的承诺，按一般程序办理。',
    'The applicant has withdrawn the commitment for {item}; the ordinary procedure applies.',
  ),
  'rectification-ordered': say(
    '{item}：请最迟于{due}完成整改：{demand}。逾期未整改的，将依法撤销决定。',
    '{item}: put right by {due}: {demand}. Otherwise the decision may be revoked.',
  ),
  rectified: say('{item}：整改已核查，符合要求。', '{item} was checked again: it has been put right.'),
  'not-rectified': say(
    '{item}：经核查未按要求整改。',
    '{item} was checked again: it has not been put right.',
  ),
  'revocation-proposed': say(
    '拟撤销{item}的决定：{reason}。您可以最迟于{due}申请听证，逾期视为放弃（行政许可法 47）。',
    'It is proposed to revoke the decision on {item}: {reason}. You may ask for a hearing by {due}; after that it counts as given up (Licensing Law 47).',
  ),
  'hearing-wanted': say(
    '{item}：申请人申请听证，最迟应于{due}举行。',
    '{item}: the applicant asks for a hearing, to be held by {due}.',
  ),
  'hearing-waived': say('{item}：申请人放弃听证。', '{item}: the applicant gives up the hearing.'),
  'hearing-called': say(
    '{item}的听证于{day}在{place}举行，主持人{chair}。',
    'The hearing on {item} is on {day} at {place}, chaired by {chair}.',
  ),
  'hearing-held': say(
    '{item}的听证已举行，笔录{record}。',
    'The hearing on {item} was held; its record: {record}.',
  ),
  revoked: say(
    '{item}的决定（{number}）自{on}起撤销。对此可依法申请行政复议或者提起行政诉讼；信用修复前不再适用容缺受理和告知承诺。',
    'The decision on {item} ({number}) is revoked as of {on}. Reconsideration or suit is open to you; until credit is repaired nothing is accepted with papers owed, or decided on a commitment.',
  ),
  'not-revoked': say('{item}的决定不予撤销。', 'The decision on {item} is not revoked.'),
} as const satisfies Record<string, Bilingual>;
