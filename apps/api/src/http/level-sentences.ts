import { type Sentence, say } from './sentence.js';

/** Refusals about levels and moved powers; part of `SENTENCES`. */
export const LEVEL_SENTENCES: Readonly<Record<string, Sentence>> = {
  NOT_FORWARDED: say(
    409,
    '本事项先由下级机关初审，连同意见和全部材料报送后由上级机关决定（{article}）。',
    'The organ below reviews this item first; it is decided above once opinion and papers were sent up ({article}).',
  ),
  UPPER_MAY_NOT_ASK: say(
    409,
    '上级机关不得要求申请人重复提供材料（{article}）；可以退回初审。',
    'The organ above does not ask the applicant again ({article}); it may send the item back down.',
  ),
  ONE_LEVEL: say(409, '本事项只由一级机关办理。', 'One organ alone reviews and decides this item.'),
  FORWARDED_ALREADY: say(409, '本事项已经报送上级机关。', 'The item was sent up already.'),
  PAPERS_AWAITED: say(
    409,
    '还有材料没有交齐，补齐后连同全部材料报送。',
    'Papers are still to come in: the item goes up with all of them.',
  ),
  PAPERS_LEFT_OUT: say(
    422,
    '报送须连同全部材料，缺少：{lines}。',
    'All papers go up with the item; these are left out: {lines}.',
  ),
  NOT_RECEIVED: say(409, '上级机关尚未接收。', 'The organ above has not received it yet.'),
  RECEIVED_ALREADY: say(409, '上级机关已经接收。', 'The organ above has received it already.'),
  AUTHORITY_UNMOVED: say(
    409,
    '按职权登记，本事项的决定机关没有变动，无需移送。',
    'By the authority record the organ that decides this item is the same: there is nothing to transfer.',
  ),
  NO_SUCH_DELEGATION: say(422, '没有该代码的赋权。', 'There is no delegation of that code.'),
  NOT_OUTSIDE: say(
    409,
    '本事项在本系统办理，不登记外部系统的进度和结果。',
    'This item is handled here: no progress or result of an outside system is recorded.',
  ),
};
