import { alarms, healthy, rung } from './alarms.js';
import { askedWithFiling, confirmationQueue } from './confirmations.js';
import { annulledFirst, concluded, counters, register } from './counters.js';
import { debts } from './debts.js';
import { figures } from './figures.js';
import { fold, projection } from './fold.js';
import { independence } from './independence.js';
import type { Invariant } from './invariant.js';
import { effective, monotone, order, recorded, sequence } from './journal.js';
import { notices } from './notices.js';
import { kept, newDay, promise, shown } from './promise.js';
import { neverEarly, onceEach } from './rungs.js';
import { service } from './service.js';
import { viewers } from './sight.js';
import { signing, twoPersons } from './signing.js';
import { timeFirst, timeRung } from './time-first.js';
import { rerouted, returned, toldTogether } from './window.js';

/** What is asked of every case a step has touched, and of all of them now and then. A new rule comes in with one line. */
export const INVARIANTS: readonly Invariant[] = [
  ...[sequence, monotone, recorded, effective, order],
  ...[fold, projection, counters, concluded, register, annulledFirst, figures, viewers],
  ...[alarms, healthy, rung, neverEarly, onceEach],
  ...[timeFirst, timeRung, promise, kept, shown, newDay, notices],
  independence,
  debts,
  ...[confirmationQueue, askedWithFiling],
  ...[service, signing, twoPersons],
  ...[toldTogether, rerouted, returned],
];
