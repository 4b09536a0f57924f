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
};
