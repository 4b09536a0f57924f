import type { Step } from '../play.js';
import { act, replay, staleVersion, wrongMoment, wrongPerson } from './acts.js';
import { publishCalendar } from './calendar.js';
import { addItems, submitCase, withdrawCase } from './cases.js';
import { chores } from './chores.js';
import { correct, extendJoint } from './corrections.js';
import { cutRelay, cutRing, cutSomewhere, cutSubmission, killedInside, restart } from './crashes.js';
import { changeDelegation, orderTransfer, transferItem } from './delegations.js';
import { checkOriginal, uploadFile } from './files.js';
import { handOut, sayConsent } from './handout.js';
import { judgment } from './judgments.js';
import { convene, recordMeeting } from './meetings.js';
import { answerAsRemote, eraseDetail, orderHandOver } from './offices.js';
import { consult, reroute } from './organs.js';
import { changeFacts, confirmProposal, proposeChannel } from './projects.js';
import { actAndBell, actAndWithdrawal, doubleClick, twoActs, twoItems } from './races.js';
import { receipt } from './receipts.js';
import { amendResult, enterResult } from './register.js';
import { stranger } from './stranger.js';
import { back, days, hours, moveClock, toTheBell, weeks } from './time.js';
import { publishVersion } from './versions.js';
import { endWay, power, substitute } from './ways.js';
import { acceptAll, noticeCase, supplyCase } from './window.js';
import { foresee, relay, ring, strayBell } from './worker.js';

/** Everything that may happen in a step. A new kind comes in with one line. */
export const KINDS: readonly Step[] = [
  ...[
    submitCase,
    addItems,
    act,
    withdrawCase,
    correct,
    extendJoint,
    handOut,
    sayConsent,
    convene,
    recordMeeting,
  ],
  ...[consult, reroute, changeFacts, proposeChannel, confirmProposal, amendResult, enterResult, judgment],
  ...[changeDelegation, orderTransfer, transferItem],
  ...[uploadFile, checkOriginal],
  ...[substitute, power, endWay],
  ...[orderHandOver, answerAsRemote, eraseDetail],
  ...[noticeCase, acceptAll, supplyCase],
  ...[wrongPerson, wrongMoment, staleVersion, replay, stranger, receipt],
  ...[doubleClick, twoItems, twoActs, actAndBell, actAndWithdrawal],
  ...[hours, days, weeks, back, toTheBell, moveClock],
  ...[ring, foresee, strayBell, relay, chores, publishCalendar, publishVersion],
  ...[killedInside, cutSomewhere, cutSubmission, cutRing, cutRelay, restart],
];
