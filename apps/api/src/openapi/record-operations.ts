import { type Operations, op } from './operation.js';

/** The record and what proves it; part of `OPERATIONS`. */
export const RECORD_OPERATIONS: Operations = {
  'PublicSealsController.list': op('listSeals', 'Signed heads of the journal, newest first 记录链头'),
  'PublicSealsController.key': op(
    'readSealKey',
    'The public key that heads of the journal are verified with',
  ),
};
