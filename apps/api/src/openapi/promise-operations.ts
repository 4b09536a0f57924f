import { type Operations, op } from './operation.js';

/** Papers owed, commitments, and the bars that follow a broken promise. */
export const PROMISE_OPERATIONS: Operations = {
  'FilingController.endUnpaid': op(
    'endUnpaidItem',
    'End the item whose applicant did not hand in what it owes, as published 容缺逾期',
  ),
  'CommitmentsController.commit': op('commitItem', 'Choose to have it decided on a commitment 选择告知承诺'),
  'CommitmentsController.withdraw': op(
    'withdrawCommitment',
    'Take the commitment back before the decision 撤回承诺',
  ),
  'CommitmentsController.orderRectification': op(
    'orderRectification',
    'Order to put right what was committed and not kept 责令整改',
  ),
  'CommitmentsController.checkRectification': op(
    'checkRectification',
    'Enter whether it was put right 整改核查',
    422,
  ),
  'CommitmentsController.propose': op(
    'proposeRevocation',
    'Tell the applicant that the decision may be revoked, and of the hearing 拟撤销告知',
  ),
  'CommitmentsController.answerHearing': op('answerHearing', 'Ask for the hearing, or give it up 申请听证'),
  'CommitmentsController.callHearing': op(
    'callHearing',
    'Tell day, place and chair of the hearing 听证通知',
    422,
  ),
  'CommitmentsController.recordHearing': op('recordHearing', 'Enter the record of the hearing 听证笔录'),
  'CommitmentsController.decide': op(
    'decideRevocation',
    'Revoke the decision or let it stand; it follows the record 撤销决定',
    422,
  ),
  'BarsController.enter': op('enterBar', 'Enter a bar of an applicant, on a paper 失信限制', 422),
  'BarsController.list': op('listBars', 'Bars of applicants; an enterprise sees its own'),
  'BarsController.end': op('endBar', 'End a bar: repaired, or never rightly entered 信用修复', 409, 422),
};
