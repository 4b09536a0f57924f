import { type Operations, op } from './operation.js';

/** What the public reads, what editors draft and publish, and advice on it. */
export const CATALOGUE_OPERATIONS: Operations = {
  'PublicController.parks': op('listParks', 'Parks and their bases 园区'),
  'PublicItemsController.list': op(
    'searchItems',
    'Items in force, by place, stage, department, nature, words 事项目录',
  ),
  'PublicItemsController.one': op(
    'readPublishedItem',
    'One item in force: who decides, contents, basis, limits, history 主体 内容 依据 承诺期限',
  ),
  'PublicItemsController.history': op('listItemVersions', 'Every version of an item, newest first 历史版本'),
  'PublicItemsController.version': op('readItemVersion', 'One version of an item, for good'),
  'PublicGuidesController.list': op('searchGuides', 'Guides in force, by stage and words 办事指南'),
  'PublicGuidesController.one': op('readPublishedGuide', 'One guide in force with its items'),
  'PublicGuidesController.history': op('listGuideVersions', 'Every version of a guide, newest first'),
  'PublicGuidesController.version': op('readGuideVersion', 'One version of a guide, for good'),
  'PublicController.status': op(
    'readPublicStatus',
    'Status of a case by receipt number and query code 进度查询',
  ),

  'CalendarDraftsController.open': op(
    'draftCalendar',
    'Draft a calendar, or import a notice or chinese-days data 起草工作日历',
  ),
  'CalendarDraftsController.list': op('listCalendarDrafts', 'Drafts of calendars, newest first'),
  'CalendarDraftsController.one': op(
    'readCalendarDraft',
    'One draft: content, what it changes, what could not be read',
  ),
  'CalendarPublicationController.publish': op(
    'publishCalendar',
    'Publish a draft of another editor as the next version 发布工作日历',
    422,
  ),
  'CalendarPublicationController.withdraw': op('withdrawCalendarDraft', 'Take a draft off the table'),
  'CatalogueDraftsController.open': op(
    'draftDefinition',
    'Draft an item or a guide; it is kept with its findings 起草事项、指南',
    422,
  ),
  'CatalogueDraftsController.list': op('listDrafts', 'Drafts of items and guides, newest first 草案'),
  'CatalogueDraftsController.one': op(
    'readDraft',
    'One draft: content, what it changes, everything that is wrong with it',
  ),
  'CataloguePublicationController.publish': op(
    'publishDraft',
    'Publish a draft of another editor as the next version, from its day of effect 发布',
    422,
  ),
  'CataloguePublicationController.withdraw': op('withdrawDraft', 'Take a draft off the table'),
  'CatalogueChecksController.ask': op(
    'checkDefinition',
    'Check an item or a guide against the list in force; nothing is kept 校核',
    422,
  ),
  'PublicCalendarsController.list': op('listCalendars', 'Working calendars in force 工作日历'),
  'PublicCalendarsController.one': op(
    'readCalendar',
    'One calendar: its days, how far it is known, papers and history',
  ),
  'PublicCertificatesController.one': op(
    'readCertificate',
    'The certificate of independence of a guide, to be proved again by anybody 独立性证书',
  ),
  'PublicAssessmentsController.list': op(
    'listAssessments',
    'Plans and regional assessments of the bases, and which papers they stand for 园区规划 区域评估',
  ),
  'PublicEffectsController.ask': op(
    'readCatalogueEffects',
    'What cancelling, delegating, merging and shortening did to the list: items in force and promised days 清单成效',
  ),

  'AdviceController.ask': op(
    'askAdvice',
    'What a project needs, who decides, when, and what is missing; keeps nothing 办事意见',
    422,
  ),
  'PublicAdviceController.ask': op(
    'askPublicAdvice',
    'The same of facts alone, without sign-in 办事意见',
    422,
  ),
  'PublicAdviceController.facts': op('listFacts', 'What is asked of a project: codes, kinds, units 项目指标'),
};
