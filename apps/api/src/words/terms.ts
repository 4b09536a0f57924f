import type { Effects } from '#catalogue';
import type { Bilingual } from '#kernel';
import type {
  Act,
  ClockKind,
  Cure,
  GuideDefinition,
  ItemDefinition,
  Level,
  Nature,
  Tie,
} from '#model/catalogue';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** The closed words of the catalogue as people read them; docs/GLOSSARY.md fixes the pairs. */
export const NATURES: Readonly<Record<Nature, Bilingual>> = {
  licence: said('行政许可', 'Licence'),
  registration: said('登记', 'Registration'),
  'record-filing': said('备案', 'Record-filing'),
  'internal-opinion': said('内部审核意见', 'Internal opinion'),
  'technical-review': said('第三方技术审查', 'Technical review'),
  utility: said('公用服务', 'Utility service'),
  allocation: said('政府配置', 'Government allocation'),
};

export const ACTS: Readonly<Record<Act, Bilingual>> = {
  new: said('新办', 'First grant'),
  change: said('变更', 'Change'),
  renewal: said('延续', 'Renewal'),
  correction: said('更正', 'Correction'),
  cancellation: said('注销', 'Cancellation'),
};

export const HANDLINGS: Readonly<Record<ItemDefinition['handling'], Bilingual>> = {
  immediate: said('即办件', 'Immediate item'),
  committed: said('承诺件', 'Committed item'),
};

export const LEVELS: Readonly<Record<Level | 'catalogue', Bilingual>> = {
  park: said('园区', 'Park'),
  county: said('县级', 'County'),
  city: said('设区的市级', 'City'),
  province: said('省级', 'Province'),
  state: said('国家级', 'State'),
  catalogue: said('按核准目录确定', 'As the approved catalogue says'),
};

/** By the first two characters of a stage. */
export const STAGES: Readonly<Record<string, Bilingual>> = {
  S0: said('企业开办', 'Setting up a company'),
  S1: said('立项与用地规划许可', 'Project approval, land and planning'),
  S2: said('评估评价（开工前并联）', 'Assessments (in parallel, before works)'),
  S3: said('工程建设与施工许可', 'Works and construction permit'),
  S4: said('竣工验收与投产', 'Acceptance and production'),
};

export const CLOCKS: Readonly<Record<ClockKind, Bilingual>> = {
  'pre-acceptance': said('受理期限', 'limit for acceptance'),
  supplement: said('补正期限', 'limit for supplements'),
  reminder: said('补正催告期限', 'last period after the reminder'),
  asked: said('审查中补正期限', 'limit for what is asked during review'),
  promise: said('承诺时限', 'committed limit'),
  statute: said('法定时限', 'statutory limit'),
  sync: said('同步决定期限', 'limit after the last earlier result'),
  joint: said('联合办理期限', 'joint limit'),
  delivery: said('送达期限', 'limit for delivery'),
  'service-notice': said('公告送达期间', 'period of the public notice'),
  reconsideration: said('申请行政复议期限', 'limit for reconsideration'),
  suit: said('提起行政诉讼期限', 'limit for a suit'),
  debt: said('补交期限', 'limit for owed papers'),
  'organ-debt': said('部门所欠材料期限', 'limit for what an organ owes'),
  'follow-up': said('承诺核查期限', 'limit for the later check'),
  rectification: said('整改期限', 'limit for putting it right'),
  'hearing-request': said('申请听证期限', 'limit for asking for a hearing'),
  hearing: said('组织听证期限', 'limit for holding the hearing'),
  order: said('督办期限', 'limit for answering supervision'),
  confirmation: said('核对期限', 'limit for a confirmation'),
  recheck: said('复核期限', 'limit for a recheck'),
  redecision: said('重新作出决定的期限', 'limit for the new decision'),
  'first-review': said('初审期限', 'limit for the first review'),
  'upper-review': said('上级决定期限', 'limit of the level that decides'),
};

export const GROUNDS: Readonly<Record<ItemDefinition['grounds'][number]['kind'], Bilingual>> = {
  special: said('特别程序', 'Special procedure'),
  suspension: said('中止', 'Suspension'),
  termination: said('终止', 'Termination'),
  'not-needed': said('不需办理', 'Not needed'),
  consultation: said('征求意见', 'Consultation'),
};

export const BINDS: Readonly<Record<Tie['binds'], Bilingual>> = {
  application: said('受理须有前序结果', 'Acceptance needs the earlier result'),
  decision: said('只影响作出决定', 'Only the decision waits'),
  activity: said('只影响开工或投产', 'Only works or production wait'),
  practice: said('不构成前置', 'No precondition'),
};

/** How a tie is kept from becoming a precondition. */
export const CURES: Readonly<Record<Cure, Bilingual>> = {
  'pre-review': said(
    '预审：前序结果到达之前先行审查',
    'reviewed in advance, before the earlier result arrives',
  ),
  'later-stage': said('移到后一阶段办理', 'moved to a later stage'),
  'decide-on-receipt': said(
    '同步审查，结果到达当日决定',
    'reviewed in parallel, decided on the day the result arrives',
  ),
  'joint-handling': said('联合办理', 'handled jointly'),
  owed: said('容缺受理', 'accepted with the paper owed'),
  'asked-at-intake': said('在申请表中一并询问', 'asked once on the application form'),
  'data-sharing': said('由部门通过数据共享取得', 'obtained by data sharing between organs'),
  commitment: said('由申请人书面承诺代替', 'replaced by the applicant’s written commitment'),
  dropped: said('不再要求', 'no longer asked for'),
};

export const GATES: Readonly<Record<ItemDefinition['gates'][number]['before'], Bilingual>> = {
  'start-of-works': said('开工之前', 'Before works start'),
  production: said('投产之前', 'Before production starts'),
};

export const GUIDE_STANDINGS: Readonly<Record<GuideDefinition['standing'], Bilingual>> = {
  notice: said('前序结果到达时受理', 'accepted when the earlier result arrives'),
  'accepted-with-gap': said('先行受理并同步审查', 'accepted at once and reviewed in parallel'),
  joint: said('联合办理', 'handled jointly'),
};

export const FIELD_KINDS: Readonly<Record<ItemDefinition['fields'][number]['kind'], Bilingual>> = {
  text: said('文字', 'Text'),
  number: said('数字', 'Number'),
  date: said('日期', 'Date'),
  choice: said('选择', 'Choice'),
  flag: said('是否', 'Yes or no'),
  identity: said('证件号码', 'Number of an identity document'),
  region: said('行政区划代码', 'Region (six digits)'),
};

export const MARKS: Readonly<Record<ItemDefinition['marks'][number], Bilingual>> = {
  safety: said('安全', 'safety'),
  environment: said('环境', 'environment'),
  land: said('土地', 'land'),
  energy: said('能源', 'energy'),
  property: said('人身健康和生命财产', 'life, health and property'),
  security: said('国家安全', 'national security'),
};

export const SIGNING: Readonly<Record<ItemDefinition['signing'], Bilingual>> = {
  1: said('负责人一人签批', 'the head signs alone'),
  2: said('承办人、负责人两级', 'officer, then head'),
  3: said('承办人、审核人、负责人三级', 'officer, reviewer, then head'),
};

export const VERSION_STANDINGS = {
  'in-force': said('现行有效', 'In force'),
  superseded: said('已被取代', 'Superseded'),
  upcoming: said('尚未生效', 'Not yet in force'),
  ended: said('已取消', 'Cancelled'),
};

/** What a version did to the list. */
export const STEPS: Readonly<Record<Effects['periods'][number]['operations'][number]['kind'], Bilingual>> = {
  introduce: { zh: '列入', en: 'introduced' },
  revise: { zh: '修订', en: 'revised' },
  cancel: { zh: '取消', en: 'cancelled' },
  delegate: { zh: '下放', en: 'delegated' },
  merge: { zh: '整合', en: 'merged' },
  shorten: { zh: '压缩时限', en: 'shortened' },
};
