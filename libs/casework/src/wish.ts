import type { EventType, ItemEvent } from './model/events.js';

/** What a person wants to do to one item: the event without who and when, which the act itself knows. */
export type Wish = {
  [T in EventType]: Omit<Extract<ItemEvent, { type: T }>, 'on' | 'by' | 'inPlaceOf'>;
}[EventType];
