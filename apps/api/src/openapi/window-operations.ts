import { type Operations, op } from './operation.js';

/** The one window (一窗办理); part of `OPERATIONS`. */
export const WINDOW_OPERATIONS: Operations = {
  'CaseWindowController.noticeGaps': op(
    'noticeCaseGaps',
    'Tell everything that the departments found missing, once for the whole case 全案一次性告知',
  ),
  'CaseWindowController.accept': op('acceptCase', 'Accept every item that is complete, in one act 一并受理'),
  'CaseWindowController.supplyLines': op(
    'supplyCase',
    'Hand in papers once for all items that ask for them; partial is normal 一并补正',
  ),
  'CaseItemsController.addItems': op(
    'addItems',
    'Add items of its guide to an open case; each is received today, and nothing else moves 增加事项',
    422,
  ),
  'WindowController.findGaps': op(
    'findGaps',
    'What the department finds missing, or that nothing is, for the notice of the case 缺项审核',
  ),
  'WindowController.giveBack': op(
    'returnItem',
    'Return the papers of an applicant who stayed silent after the reminder 退件',
  ),
  'WindowController.ask': op('askForPapers', 'Ask for lines of the version during the review 审查中补正'),
  'ReroutingController.reroute': op(
    'rerouteItem',
    'Give the item to the organ that is competent; its receipt date stays 改派',
  ),
};
