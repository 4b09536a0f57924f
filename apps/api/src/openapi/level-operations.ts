import { type Operations, op } from './operation.js';

/** Two levels, moved powers, outside systems; part of `OPERATIONS`. */
export const LEVEL_OPERATIONS: Operations = {
  'LevelsController.forward': op(
    'forwardItem',
    'Send an item of two levels up with the opinion of the first review and all papers 报送',
  ),
  'LevelsController.receive': op('receiveItem', 'Receive above what was sent up 接收报送'),
  'LevelsController.sendDown': op('sendItemDown', 'Send the item back down for the first review 退回初审'),
  'LevelsController.progress': op(
    'recordOutsideProgress',
    'Record how far an item is in the outside system that handles it, with evidence 外部系统进度',
  ),
  'LevelsController.result': op(
    'recordOutsideResult',
    'Record what an outside system decided, with evidence 外部系统结果',
  ),
  'TransfersController.transfer': op(
    'transferItem',
    'Move a running item after its authority, by a document; receipt day and clocks stay 移送',
  ),
  'TransfersController.order': op(
    'orderTransfer',
    'Move all running items of the park that a delegation concerns, one act each 批量移送',
  ),
  'TransfersController.read': op('readTransfer', 'How far an order to transfer is'),
  'TransfersController.rows': op('listTransferRows', 'What became of each item of an order to transfer'),
};
