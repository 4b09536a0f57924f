import type { EventOf } from '../events.js';

/** Of each item whose level the changed facts may have moved: the level that they name now, by which row, and who is told. */
export interface AuthorityCommand {
  readonly type: 'AUTHORITY_DIFFERS';
  readonly items: readonly ({ readonly idx: number } & Pick<
    EventOf<'AUTHORITY_DIFFERS'>,
    'level' | 'because' | 'lead'
  >)[];
}
