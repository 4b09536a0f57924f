import { Injectable } from '@nestjs/common';
import { RequestStore } from './store/request.store.js';

/**
 * For how many days of real time an act is known again by its key. Whoever lost an answer asks again within minutes, a client whose
 * queue stood still over the longest holidays within two weeks; twice that. Later the same request is one like any other: the version that it names is an old one.
 */
export const REQUEST_TERM_DAYS = 30;
/** Blocks of the table (8 kB, some forty keys each) that one statement looks at, and statements a chore: a nation's keys of a month are walked in half an hour. */
const BLOCKS = 256;
const SLICES = 4;

/** Forgets the keys of acts on cases that are older than their term, a piece of the table at a time (docs/decisions/0050). Any number of workers may. */
@Injectable()
export class ForgetRequests {
  constructor(private readonly store: RequestStore) {}

  /** How many keys went. */
  async execute(days = REQUEST_TERM_DAYS): Promise<number> {
    let gone = 0;
    for (let slice = 0; slice < SLICES; slice += 1) gone += await this.store.forget(days, BLOCKS);
    return gone;
  }
}
