export { type Actor, type Role, type Signer, signature } from './actor.js';
export type { Bilingual } from './bilingual.js';
export type { Instant, LocalDate } from './dates.js';
export { filled } from './filled.js';
export { inTurn, throwTogether } from './in-turn.js';
export { pointInto } from './pointer.js';
export { isRejection, type Rejection, reject, under } from './rejection.js';
