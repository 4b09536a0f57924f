import { error } from './finding-kind.js';

/** Findings about the confirmations of a guide; all of them keep from publication. */
export const CONFIRMATION_FINDINGS = {
  'CAT-100': error(
    '一照一码的指南没有核对事项, 或者分别办理的指南写了核对事项 (国办发〔2015〕50号)',
    'a one-code guide without confirmations, or a three-numbers guide with them (国办发〔2015〕50号)',
  ),
  'CAT-101': error(
    '核对向 {name} 提出, 它不是本指南的必办事项',
    'it is asked of {name}, which this guide does not require',
  ),
  'CAT-102': error(
    '登记簿字段 {name} 填自 {from}, 本指南的表单没有这个字段',
    'the record field {name} is filled from {from}, which the form of this guide does not ask',
  ),
  'CAT-103': error(
    '表单字段 {from} 填了 {fields} 几个登记簿字段, 倒过来读不回来',
    'the form field {from} fills several record fields, {fields}: the way back is lost',
  ),
  'CAT-104': error('核对没有说明登记簿的字段', 'nothing says which fields the record of the side has'),
  'CAT-105': error(
    '基地 {base} 的核对机关应当恰好一个, 现有: {organs}',
    'for base {base} exactly one organ should answer it, there are: {organs}',
  ),
} as const;
