import { type Operations, op } from './operation.js';

/** Projects, their facts and the register of their results. */
export const PROJECT_OPERATIONS: Operations = {
  'ProjectsController.open': op('openProject', 'Open a project, before or without a first application 项目'),
  'ProjectsController.list': op('listProjects', 'Projects the reader may see, newest first 项目'),
  'ProjectsController.one': op('readProject', 'One project with its register of results 结果登记簿'),
  'ProjectsController.facts': op('listFactsVersions', 'Every version of its facts, newest first 项目指标'),
  'ProjectsController.code': op(
    'giveProjectCode',
    'Give a project the code it was opened without, once 项目代码',
  ),
  'ProjectFactsController.board': op(
    'readBoard',
    'Every item of every stage that the project needs or has, planned ones included 项目全景',
  ),
  'ProjectFactsController.preview': op('previewFacts', 'What a change of facts would do; changes nothing'),
  'ProjectFactsController.change': op(
    'changeFacts',
    'The next version of the facts; open items that read one look again, on the same promise 项目情况变更',
  ),
  'ResultsController.enter': op(
    'enterResult',
    'Enter a result that an outside system decided, with its evidence; a second person confirms it unless it is the organ’s own',
    412,
    428,
  ),
  'ResultsController.proposals': op('listProposals', 'What waits for its second person, newest first'),
  'ResultLifeController.change': op('changeResult', 'What it says has changed 变更'),
  'ResultLifeController.renew': op('renewResult', 'It counts for longer 延续'),
  'ResultLifeController.use': op('useResult', 'Works have begun in time: it has no end any more 已开工'),
  'ResultLifeController.stay': op(
    'stayResult',
    'Propose to stay it; under reconsideration alone it still counts 停止执行',
  ),
  'ResultLifeController.endStay': op('endStay', 'It counts again 恢复执行'),
  'ResultLifeController.retract': op(
    'retractResult',
    'Propose to retract it: law or facts have changed 撤回',
  ),
  'ResultLifeController.revoke': op(
    'revokeResult',
    'Propose to revoke it: it should not have been granted 撤销',
  ),
  'ResultLifeController.annul': op(
    'annulResult',
    'Propose to enter its annulment with the judgment 复议、判决撤销',
  ),
  'ResultLifeController.cancel': op('cancelResult', 'Propose to cancel it 注销'),
  'ResultLifeController.fulfil': op('fulfilObligation', 'Enter that an obligation of the grant was met'),
  'ProposalsController.confirm': op('confirmProposal', 'The second person confirms, and it takes effect'),
  'ProposalsController.drop': op('dropProposal', 'Take it back, or turn it down'),
  'ChannelController.standing': op(
    'readChannel',
    'What is missing for the green channel, by how much; every admission with its evidence 绿色通道',
  ),
  'ChannelController.propose': op(
    'proposeChannel',
    'Propose to admit it: published criteria, a list of key projects, or an exception; a second person decides 绿色通道准入',
  ),
  'ChannelController.end': op(
    'proposeChannelEnd',
    'Propose its end: the data were false, or the figures are not realised 退出绿色通道',
  ),
  'LandRankingController.ranking': op(
    'readLandRanking',
    'Projects that take land, in the order of the published table, in exact decimals 用地计划指标排序',
  ),
  'PublicChannelController.list': op(
    'listGreenChannel',
    'Who is in the green channel and why; who left it within a year and why 绿色通道公示',
  ),
  'RechecksController.recheck': op('recheckItem', 'Answer an open recheck of the item 复核', 422),
};
