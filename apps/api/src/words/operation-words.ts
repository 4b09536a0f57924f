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
export function pendingIn(reader: Reader, { rule, basis }: Pending): string {
  return `${reader.word(PENDING, rule)}${reader.said(`（${basis}）`, ` (${basis})`)}`;
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

/** A changed place (JSON pointer) as people read it: the element in words, the rest as it is written. */
export function placeIn(reader: Reader, at: string): string {
  const [, element = '', ...rest] = at
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [reader.word(PLACES, element), ...rest].join(' · ');
}
