import { type Operations, op } from './operation.js';

/** The record and what proves it; part of `OPERATIONS`. */
export const RECORD_OPERATIONS: Operations = {
  'ErasuresController.erase': op(
    'eraseDetail',
    'Take the personal texts out of one line of the record, for good 删除个人信息',
  ),
  'PacksController.one': op(
    'readPack',
    'Everything of a case for the body that reviews its decision, as ZIP 行政复议案卷',
  ),
  'PacksController.accesses': op('listAccesses', 'Who read personal data of the case, newest first 查阅记录'),
  'OwnDataController.data': op('readOwnData', 'What is held of whoever asks 本人信息'),
  'PublicSealsController.list': op('listSeals', 'Signed heads of the journal, newest first 记录链头'),
  'PublicSealsController.key': op(
    'readSealKey',
    'The public key that heads of the journal are verified with',
  ),
};
