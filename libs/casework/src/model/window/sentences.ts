import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What one window tells, beside the sentences of the items. */
export const WINDOW_SENTENCES = {
  'gaps-together': say(
    '本办件共需补正{count}项材料：{papers}。请最迟于{due}补交，每项材料只交一次。所需材料已一次告知。',
    'Papers that this case lacks ({count}): {papers}. Supply them by {due}, each once. This is all that is asked.',
  ),
  'gaps-reminded': say(
    '{item}尚缺{count}项材料，补正期限已过。请最迟于{due}补交；逾期不补正的，可以退件，您可以重新申请。',
    'The period for {item} has passed; papers lacking: {count}. Supply them by {due}; after that the papers may be returned, and you may apply anew.',
  ),
  'gaps-held': say(
    '{item}尚缺{count}项材料，补正期限已过。请最迟于{due}补交；之后仍可补正，补齐前不受理。',
    'The period for {item} has passed; papers lacking: {count}. Supply them by {due}; the item stays open, and is not accepted until they are in.',
  ),
  returned: say(
    '{item}经催告仍未补正，已退件（{basis}）。您可以重新申请；对此可依法申请行政复议或者提起行政诉讼。',
    'After a reminder {item} was still not supplemented: its papers are returned ({basis}). You may apply anew; reconsideration or suit is open to you.',
  ),
  'findings-silent': say(
    '{item}到{until}未提出缺项，视为材料无缺。',
    'Nothing was found missing for {item} by {until}: it counts as complete.',
  ),
  'findings-lapsed': say(
    '{item}提出的缺项到{until}未告知申请人，不得再要求补正。',
    'What was found missing for {item} was not told by {until} and may no longer be asked.',
  ),
  'papers-asked': say(
    '{item}审查中需要补正{count}项材料，请最迟于{due}补交；办理期限照常计算。',
    'Papers that the review of {item} needs: {count}. Supply them by {due}. Its limits run on.',
  ),
  'papers-asked-stopped': say(
    '{item}审查中需要补正{count}项材料，请最迟于{due}补交；依据{article}，补齐前停止计时。',
    'Papers that the review of {item} needs: {count}. Supply them by {due}. By {article} its clock stands until then.',
  ),
  rerouted: say(
    '{item}已转由有权机关办理，收件日期和办理期限不变，您不必再做什么。',
    'Another organ, the competent one, now handles {item}. Its receipt date and its limits stay; nothing is asked of you.',
  ),
  'rerouted-here': say(
    '{item}改派到本机关：{reason}。收件日期不变，期限照常计算，最迟应于{due}办结。',
    '{item} is rerouted to this organ: {reason}. The receipt date stays and the clock runs on; it is due by {due}.',
  ),
  'rerouted-away': say('{item}已改派其他机关：{reason}。', '{item} is rerouted to another organ: {reason}.'),
} as const satisfies Record<string, Bilingual>;
