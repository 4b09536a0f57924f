export type { Command, World } from './command.js';
export { decide } from './decide.js';
export type { EventType, ItemEvent } from './events.js';
export type { ItemFacts, Standing, Work } from './facts.js';
export type { Item } from './item.js';
export type { ItemContext } from './item-context.js';
export type { Outcome } from './outcome.js';
export { replay } from './replay.js';
