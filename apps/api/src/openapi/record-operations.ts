import { type Operations, op } from './operation.js';

/** The record and what proves it; part of `OPERATIONS`. */
export const RECORD_OPERATIONS: Operations = {
  'ErasuresController.erase': op(
    'eraseDetail',
    'Take the personal texts out of one line of the record, for good 删除个人信息',
  ),
  'PublicSealsController.list': op('listSeals', 'Signed heads of the journal, newest first 记录链头'),
  'PublicSealsController.key': op(
    'readSealKey',
    'The public key that heads of the journal are verified with',
  ),
};
