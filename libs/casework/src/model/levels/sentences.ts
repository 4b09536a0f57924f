import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What levels and moved powers tell, beside the sentences of the items. */
export const LEVEL_SENTENCES = {
  forwarded: say(
    '{item}已经下级机关初审，连同全部材料报送上级机关决定；上级机关不再向您要材料，最迟应于{due}办结。',
    'The first review of {item} is done, and it went up with all papers to the organ that decides. Nothing more is asked of you; it is due by {due}.',
  ),
  'forwarded-here': say(
    '{item}已报送本机关，初审意见：{opinion}。本级最迟应于{level}办结，全程最迟应于{due}办结；不得再要求申请人提供材料。',
    '{item} was sent up to this organ; the first review {opinionEn}. This level ends by {level}, the whole is due by {due}. The applicant is not asked again.',
  ),
  'received-above': say(
    '{item}的初审意见和材料已于{on}由上级机关接收。',
    'The organ above received {item} with its papers on {on}.',
  ),
  'sent-down': say(
    '{item}由上级机关退回初审：{reason}。本级最迟应于{level}办结，全程最迟应于{due}办结。',
    '{item} was sent back down for the first review: {reason}. This level ends by {level}, the whole is due by {due}.',
  ),
  transferred: say(
    '{item}的办理权限已移交，由{organ}决定（{document}）。收件日期和办理期限不变，您不必再做什么；最迟应于{due}办结。',
    'The authority over {item} was moved: {organEn} decides it now ({document}). Its receipt date and its limits stay, and nothing is asked of you; it is due by {due}.',
  ),
  'transferred-here': say(
    '{item}移送本机关（{document}）：{reason}。收件日期不变，期限照常计算，最迟应于{due}办结。',
    '{item} is transferred to this organ ({document}): {reason}. The receipt date stays and the clock runs on; it is due by {due}.',
  ),
  'transferred-above': say(
    '{item}的决定机关改为{organ}（{document}）：{reason}。初审仍由本机关办理。',
    '{item} is to be decided by {organEn} ({document}): {reason}. The first review stays with this organ.',
  ),
  'transferred-away': say(
    '{item}已移送其他机关（{document}）：{reason}。',
    '{item} is transferred to another organ ({document}): {reason}.',
  ),
  'authority-differs': say(
    '项目指标变更后，{item}应由{level}机关办理（{source}）。本件仍由原机关办理，需要移送的，由牵头部门凭文件移送。',
    'By the changed facts of the project {item} is for an organ of level {levelEn} ({source}). It stays where it is; the lead transfers it by a document where that is wanted.',
  ),
  'outside-progress': say(
    '{item}在外部系统的进度（{on}）：{step}。',
    'How {item} stands in the outside system ({on}): {step}.',
  ),
  'decided-outside-granted': say(
    '{item}已在外部系统办结，编号{number}。',
    '{item} is decided in the outside system, number {number}.',
  ),
  'decided-outside-refused': say(
    '{item}在外部系统未获准，文书以该系统送达的为准（{number}）。',
    '{item} is refused in the outside system; its own paper tells the reasons and remedies ({number}).',
  ),
} as const satisfies Record<string, Bilingual>;
