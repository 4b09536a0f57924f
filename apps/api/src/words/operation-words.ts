import type { Bilingual } from '#kernel';
import type { Operation, Pending } from '#model/catalogue';
import type { Reader } from './reader.js';

const OPERATIONS: Readonly<Record<Operation['kind'], Bilingual>> = {
  cancel: { zh: '取消', en: 'Cancelled' },
  delegate: { zh: '下放', en: 'Delegated' },
  merge: { zh: '整合', en: 'Merged' },
  shorten: { zh: '压缩时限', en: 'Shortened' },
};

/** What was done to the list, and by which document. */
export function operationIn(reader: Reader, operation: Operation): string {
  const document = reader.said(`（${operation.document}）`, ` (${operation.document})`);
  return `${reader.word(OPERATIONS, operation.kind)}${moreOf(reader, operation)}${document}`;
}

function moreOf(reader: Reader, operation: Operation): string {
  if (operation.kind === 'delegate')
    return reader.said(
      `：由 ${operation.from} 到 ${operation.to}`,
      `: from ${operation.from} to ${operation.to}`,
    );
  if (operation.kind !== 'merge') return '';
  if ('into' in operation) return reader.said(`：并入 ${operation.into}`, `: into ${operation.into}`);
  const items = operation.items.join(reader.said('、', ', '));
  return reader.said(`：并入 ${items}`, `: with ${items}`);
}

const PENDING: Readonly<Record<Pending['rule'], Bilingual>> = {
  keep: { zh: '在办件沿用旧版', en: 'pending items keep the old version' },
  switch: { zh: '在办件改用新版', en: 'pending items switch to the new version' },
  'by-rule': { zh: '在办件按规则处理', en: 'pending items follow a rule' },
};

/** What the version means for items that are under way. */
export function pendingIn(reader: Reader, { rule, basis, filedBefore }: Pending): string {
  const until = filedBefore
    ? reader.said(`，${filedBefore} 前提交的沿用旧版`, `, filed before ${filedBefore} keeps the old version`)
    : '';
  return `${reader.word(PENDING, rule)}${until}${reader.said(`（${basis}）`, ` (${basis})`)}`;
}

const PLACES: Readonly<Record<string, Bilingual>> = {
  name: { zh: '名称', en: 'name' },
  stage: { zh: '阶段', en: 'stage' },
  category: { zh: '类别', en: 'category' },
  nature: { zh: '性质', en: 'nature' },
  act: { zh: '办理类型', en: 'act' },
  content: { zh: '行使内容', en: 'content' },
  handling: { zh: '办件类型', en: 'handling' },
  handledIn: { zh: '办理平台', en: 'where it is handled' },
  department: { zh: '主管部门', en: 'department' },
  authority: { zh: '决定层级', en: 'authority' },
  basis: { zh: '依据', en: 'basis' },
  preAcceptance: { zh: '受理期限', en: 'limit for acceptance' },
  statutory: { zh: '法定时限', en: 'statutory limit' },
  promise: { zh: '承诺时限', en: 'committed limit' },
  materials: { zh: '材料', en: 'material' },
  acceptance: { zh: '受理条件', en: 'condition of acceptance' },
  fields: { zh: '申请表', en: 'form' },
  conditions: { zh: '许可条件', en: 'condition of the grant' },
  grounds: { zh: '停止或终止的情形', en: 'ground' },
  ties: { zh: '与其他事项的关系', en: 'tie' },
  gates: { zh: '关口', en: 'gate' },
  signing: { zh: '签批', en: 'signing' },
  result: { zh: '结果', en: 'result' },
  fee: { zh: '收费', en: 'fee' },
  contacts: { zh: '咨询投诉', en: 'contacts' },
  codes: { zh: '编码', en: 'codes' },
  summary: { zh: '概要', en: 'summary' },
  standing: { zh: '等待方式', en: 'standing' },
  joint: { zh: '联合办理', en: 'joint limit' },
  items: { zh: '事项', en: 'item' },
};

/** What stands within an element. An id of a line is shown as it is. */
const PARTS: Readonly<Record<string, Bilingual>> = {
  value: { zh: '天数', en: 'days' },
  unit: { zh: '单位', en: 'unit' },
  source: { zh: '来源', en: 'source' },
  demo: { zh: '演示', en: 'demo' },
  name: { zh: '名称', en: 'name' },
  text: { zh: '文字', en: 'text' },
  article: { zh: '条文', en: 'article' },
  phrase: { zh: '原文', en: 'phrase' },
  condition: { zh: '适用情形', en: 'where it applies' },
  when: { zh: '适用情形', en: 'where it applies' },
  issuer: { zh: '出具', en: 'issuer' },
  core: { zh: '必备', en: 'core' },
  shared: { zh: '共享取得', en: 'by sharing' },
  producedBy: { zh: '来自事项', en: 'from items' },
  cure: { zh: '化解', en: 'cure' },
  amount: { zh: '金额', en: 'amount' },
  validity: { zh: '有效期', en: 'validity' },
  basis: { zh: '依据', en: 'basis' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};

/** A changed place (JSON pointer) as people read it: in words where it is ours, as it is written where it is an id. */
export function placeIn(reader: Reader, at: string): string {
  const [, element = '', ...rest] = at
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [reader.word(PLACES, element), ...rest.map((step) => reader.word(PARTS, step))].join(' · ');
}
