import { GREEN_SENTENCES } from './green-sentences.js';
import { type Sentence, say } from './sentence.js';

/** Refusals of acts on a project and on its register of results. Part of `SENTENCES`. */
export const PROJECT_SENTENCES: Readonly<Record<string, Sentence>> = {
  PROJECT_CODE_FORM: say(
    422,
    '项目代码须为 24 位：新码 YYMM-区划-部门-类型-序号，旧码 YYYY-区划-行业-类型-序号。',
    'A project code has 24 characters: YYMM-region-department-type-serial, or YYYY-region-division-type-serial before November 2020.',
  ),
  PROJECT_CODE_GIVEN: say(
    409,
    '该项目已有项目代码 {code}；一个项目终身一码。',
    'The project has its code {code} already: one code for its whole life.',
  ),
  NO_SUCH_RESULT: say(
    422,
    '该项目的结果登记簿中没有这个结果。',
    'The register of the project has no such result.',
  ),
  RESULT_STATE: say(
    409,
    '该结果现为 {state}，不能办理 {event}。',
    'The result is {state}: {event} is not possible.',
  ),
  NOT_ITS_DECIDER: say(
    422,
    '这类处理不由所述机关作出。',
    'Whoever is named does not decide acts of this kind.',
  ),
  JUDGMENT_MISSING: say(
    422,
    '请写明判决书或者复议决定书的文号。',
    'Name the judgment, or the decision on reconsideration, by its number.',
  ),
  RENEWAL_SHORTENS: say(
    422,
    '延续后的有效期须晚于现有效期（{until}）。',
    'A renewal ends later than the validity it has ({until}).',
  ),
  PROPOSED_ALREADY: say(
    409,
    '该结果已有待确认的处理，请先确认或者撤销。',
    'Something is proposed for this result already: confirm it or drop it first.',
  ),
  NO_SUCH_PROPOSAL: say(404, '没有待确认的这一项。', 'Nothing of that id waits to be confirmed.'),
  OWN_PROPOSAL: say(
    409,
    '提出的人不得自行确认，须由第二人确认。',
    'Nobody confirms what they proposed: it takes a second person.',
  ),
  NO_SUCH_OBLIGATION: say(404, '该结果没有这一项义务。', 'The result has no such obligation.'),
  OBLIGATION_MET: say(409, '该义务已于 {on} 履行。', 'The obligation was met on {on}.'),
  RESULT_KNOWN: say(
    409,
    '{code} 的 {number} 已在登记簿中。',
    '{number} of {code} is in the register already.',
  ),
  RESULT_OLDER: say(
    409,
    '登记簿中已有更晚生效的结果 {number}。',
    'A result that came into force later, {number}, is in the register.',
  ),
  NO_ITEM_OR_ORGAN: say(
    422,
    '没有事项 {code}，或者没有机关 {organ}。',
    'There is no item {code}, or no organ {organ}.',
  ),
  ...GREEN_SENTENCES,
  NOTHING_TO_RECHECK: say(409, '没有待复核的内容。', 'There is nothing to recheck.'),
  NO_SUCH_RECHECK: say(422, '没有待复核的 {id}。', 'No recheck {id} is open.'),
  BASIS_UNCHECKED: say(
    409,
    '所依据的结果已失效，须先复核再作决定。',
    'A result it stands on counts no more: recheck it before the decision.',
  ),
  FACTS_UNPROVED: say(
    422,
    '机关更正项目情况须附证明。',
    'An organ that puts facts right names the paper that shows it.',
  ),
  FACTS_MOVED_ON: say(
    409,
    '项目情况已变为第 {version} 版，请重新提出。',
    'The facts have changed since (version {version}): propose it anew.',
  ),
};
