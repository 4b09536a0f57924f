import { afterAll, beforeAll, describe } from '@jest/globals';
import { operations } from '../matrix/asking.js';
import { setStage } from '../matrix/stage.js';
import { startTestProduct } from '../support/product.js';
import { signInAttacks } from './a-sign-in.js';
import type { Attacked } from './attacked.js';
import { rightsAttacks } from './b-rights.js';
import { sightAttacks } from './d-sight.js';
import { inputAttacks } from './e-input.js';
import { operationAttacks } from './j-operation.js';

let ground: Attacked;
const at = () => ground;

beforeAll(async () => {
  const product = await startTestProduct({ settings: { WEBHOOK_ALLOW: '127.0.0.1:9', LOG_LEVEL: 'info' } });
  ground = { product, stage: await setStage(product), operations: operations() };
}, 120_000);
afterAll(() => ground?.product.stop(), 30_000);

describe('A: who is there', () => signInAttacks(at));
describe('B: who may', () => rightsAttacks(at));
describe('D: who sees', () => sightAttacks(at));
describe('E: what is sent', () => inputAttacks(at));
describe('J: how it is run', () => operationAttacks(at));
