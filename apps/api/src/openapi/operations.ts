import { CATALOGUE_OPERATIONS } from './catalogue-operations.js';
import { DOCUMENT_OPERATIONS } from './document-operations.js';
import { FILE_OPERATIONS } from './file-operations.js';
import { LEVEL_OPERATIONS } from './level-operations.js';
import { type Operations, op } from './operation.js';
import { PEOPLE_OPERATIONS } from './people-operations.js';
import { PROJECT_OPERATIONS } from './project-operations.js';
import { PROMISE_OPERATIONS } from './promise-operations.js';
import { RECORD_OPERATIONS } from './record-operations.js';
import { REGISTRATION_OPERATIONS } from './registration-operations.js';
import { WINDOW_OPERATIONS } from './window-operations.js';

/**
 * One line per handler, `Controller.method`. Comments do not survive compiling, and the compiler plugin that would save them
 * makes a build of half a second one of thirteen; so they are written here, and a handler without a line stops the start.
 * Ids are the names that generated clients call: renaming one breaks them.
 */
export const OPERATIONS: Operations = {
  ...PEOPLE_OPERATIONS,

  'CasesController.open': op(
    'submitApplication',
    'Submit one application: every filed item opens at once 一次申请',
  ),
  'CasesController.list': op('listCases', 'The cases the reader may see, newest first 办件'),
  'CasesController.one': op(
    'readCase',
    'One case with its items, their clocks and what the reader may do next',
  ),
  'CasesController.item': op('readItem', 'One item of a case 事项'),
  'PacksController.journal': op('readJournal', 'Every act on the case, in order 办理记录'),
  'CasesController.end': op('withdrawCase', 'Withdraw every open item of the case 撤件'),

  'ConfirmationsController.confirm': op('confirmItem', 'Confirm what was asked beside the review 核对确认'),
  'ConfirmationsController.object': op(
    'objectToItem',
    'Object with a reason; the deciding organ weighs it, nothing stops 核对异议',
  ),
  'ConfirmationsController.provisional': op(
    'recordProvisionally',
    'Go on with a provisional record while the side is out of reach 临时记录',
  ),
  'ConfirmationQueueController.list': op(
    'listConfirmations',
    'What the organ of the reader is asked to confirm, the earliest day first 待核对',
  ),

  'ConfirmationQueueController.record': op(
    'readRecord',
    'What the side is asked to confirm, in the words of its own record 核对内容',
  ),
  'RemoteAnswersController.answer': op(
    'answerAsRemote',
    'The answer of a remote side, signed with the secret of its webhook 系统答复',
    401,
    409,
    422,
  ),

  'CorrectionsController.correct': op(
    'correctRecord',
    'Put a day of the record right; a second person, nothing deleted 更正',
  ),
  'JointController.extend': op(
    'extendJointLimit',
    'The same-level government lengthens the joint limit of the case, once 联合办理延期',
  ),

  'RequestsController.remind': op('remindItem', 'Remind the organ whose turn it is, once a working day 催办'),
  'RequestsController.order': op('orderItem', 'Ask the organ a question with a day for its answer 督办'),
  'RequestsController.answer': op('answerOrder', 'Answer the supervision order 督办答复'),

  'FilingController.file': op('fileItem', 'Hand in the core papers of a planned item 申报'),
  'FilingController.noticeGaps': op('noticeGaps', 'Tell everything that is missing, once 一次性告知'),
  'FilingController.supply': op('supplyLines', 'Supply lines of the notice of gaps, or papers owed 补正'),
  'FilingController.accept': op('acceptItem', 'Accept the item; its limits start 受理'),
  'FilingController.acceptWithGaps': op(
    'acceptItemWithGaps',
    'Accept the item with papers owed by a day 容缺受理',
  ),
  'FilingController.notNeeded': op('declareNotNeeded', 'No approval is needed 不需办理'),
  'FilingController.refuseJurisdiction': op('refuseJurisdiction', 'Another organ is competent 不予受理'),
  'FilingController.withdraw': op('withdrawItem', 'Withdraw one item 撤件'),

  'ReviewController.claim': op('claimItem', 'Claim the item 认领'),
  'ReviewController.release': op('releaseItem', 'Put the item back into the queue of the organ'),
  'ReviewController.handOver': op('handOverItem', 'Hand the item to a colleague 转办', 422),
  'ReviewController.conclude': op('concludeReview', 'Sign the review: opinion and what it assumes 审查意见'),
  'ReviewController.sign': op(
    'signReview',
    'Sign the drafted decision before the last one signs it 审核签字',
  ),
  'ReviewController.sendBack': op('sendBackReview', 'Send the signed review back inside the organ 退回'),
  'ReviewController.priorResult': op(
    'enterPriorResult',
    'Enter an earlier result of an outside system, or that the project needs none 前序结果',
  ),

  'ClocksController.startSpecial': op(
    'startSpecialProcedure',
    'Start a special procedure; it stops the clocks it names 特别程序',
  ),
  'ClocksController.endSpecial': op('endSpecialProcedure', 'End the special procedure; the clocks run on'),
  'ClocksController.suspend': op('suspendItem', 'Suspend the item by an article 中止'),
  'ClocksController.resume': op('resumeItem', 'Resume the suspended item 恢复'),
  'ClocksController.extend': op('extendItem', 'Extend the statutory limit, once; never the promise 延期'),

  'WhatIfController.ask': op(
    'askWhatIf',
    'What a drafted calendar or another limit would do to the dates of open and ended items; changes nothing',
  ),

  'DeadlinesController.item': op(
    'readDeadline',
    'Why the dates of an item are what they are, with all that is needed to compute them again 期限说明',
  ),
  'DeadlinesController.joint': op('readJointDeadline', 'The same of the joint limit of the case 联合办理'),

  'DecisionsController.decide': op('decideItem', 'Grant or refuse 决定'),
  'DecisionsController.decideAtOnce': op('acceptAndDecideItem', 'Accept and decide in one act 即办'),
  'DecisionsController.record': op('recordItem', 'Record a filing 备案'),
  'MeetingsController.convene': op(
    'conveneMeeting',
    'Convene one joint review, survey or acceptance for several items 联合审图 联合踏勘 联合验收',
    422,
  ),
  'MeetingsController.record': op(
    'recordMeeting',
    'Record who came and the minutes, once for all 联合办理记录',
    422,
  ),
  'ConsultationsController.consult': op(
    'consultOrgan',
    'Ask another organ for its opinion, with a limit of its own; nothing waits 征求意见',
    422,
  ),
  'ConsultationsController.opinion': op(
    'giveOpinion',
    'What a department says at a joint meeting 联合办理意见',
    422,
  ),
  'ServiceController.serve': op('serveItem', 'Deliver the decision: method, proof and day 送达', 422),
  'ServiceController.fail': op('failService', 'Tried to deliver it, and it was not received 送达未成', 422),
  'ServiceController.announce': op(
    'announceService',
    'Serve by public notice after every other method failed 公告送达',
  ),
  'HandoutController.list': op(
    'listHandout',
    'Decisions that have not reached the applicant, case by case, what is to be delivered first at the head 待出件',
  ),
  'HandoutController.hand': op('handOutResults', 'Hand several results over on one proof 统一出件', 422),
  'HandoutController.consent': op(
    'sayConsent',
    'Agree to electronic service of all that is not served yet, or take it back 电子送达同意',
  ),
  'DecisionsController.redecide': op(
    'redecideItem',
    'Enter the judgment or reconsideration decision by which a matter is decided, or taken in, anew 重作',
  ),
  'DecisionsController.followUp': op('followUpItem', 'Enter the later check of a commitment 承诺核查'),
  'DecisionsController.terminate': op('terminateItem', 'Terminate by an article 终止'),

  'ListsController.queue': op(
    'readQueue',
    'The queue of the reader’s organ by due day, with its counters 待办',
  ),

  'AlertsController.list': op('listAlerts', 'Warnings and overdue alerts, in the order they rang 亮灯'),
  'AlertsController.acknowledge': op(
    'acknowledgeAlert',
    'Take note of an alert, once each person; it resolves nothing 签收预警',
  ),
  'FiguresController.figures': op(
    'readFigures',
    'On-time rates, working days, stops and days saved, by park, organ, item or month 效能统计',
  ),
  'IncidentsController.list': op(
    'listIncidents',
    'What the engine could not do by itself, newest first 故障',
  ),
  'IncidentsController.one': op('readIncident', 'One incident'),
  'IncidentsController.retry': op('retryIncident', 'Try it again at once 重试'),
  'IncidentsController.skip': op('skipIncident', 'Stop trying; the law changes nothing 跳过'),

  'PublicFiguresController.figures': op(
    'readPublicFigures',
    'On-time rates and medians of a year, by park or by item 效能公开',
  ),
  'NoticesController.list': op('listNotices', 'What the reader is told, in the order it became known 告知'),
  'StreamController.listen': op(
    'listen',
    'The ledger as it grows (Server-Sent Events): event = topic, id = position; resumes after Last-Event-ID 实时推送',
    400,
  ),
  'SubscriptionsController.open': op(
    'subscribe',
    'Tell this webhook (Standard Webhooks, CloudEvents 1.0) or mail address of the reader’s organ 订阅',
    409,
  ),
  'SubscriptionsController.list': op('listSubscriptions', 'Channels of the reader’s organ, oldest first'),
  'SubscriptionsController.one': op('readSubscription', 'One channel: its secrets, whether it still hears'),
  'SubscriptionsController.end': op(
    'endSubscription',
    'End the channel for good; what was on the way is dropped',
  ),
  'SubscriptionsController.rotate': op(
    'rotateSecret',
    'A new signing secret; the one before signs beside it for a while',
    409,
  ),
  'DeliveriesController.list': op('listDeliveries', 'Messages to the channels, newest first 投递'),
  'DeliveriesController.one': op('readDelivery', 'One message with every attempt to deliver it'),
  'DeliveriesController.again': op('redeliver', 'Deliver it again under the same id 重新投递', 409),
  ...CATALOGUE_OPERATIONS,
  ...PROMISE_OPERATIONS,
  ...RECORD_OPERATIONS,
  ...DOCUMENT_OPERATIONS,
  ...FILE_OPERATIONS,
  ...REGISTRATION_OPERATIONS,
  ...LEVEL_OPERATIONS,
  ...WINDOW_OPERATIONS,
  ...PROJECT_OPERATIONS,

  'DemoController.now': op('readDemoClock', 'Legal time; demonstration only'),
  'DemoController.advance': op(
    'moveDemoClock',
    'Move legal time forward, ringing what falls due; demonstration only',
    409,
  ),
};
