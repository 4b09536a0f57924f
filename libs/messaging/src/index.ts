export { Bull, openBull } from './bull.js';
export type { BullConfig } from './bull-backend.js';
export { Messaging } from './messaging.js';
export { MessagingModule } from './messaging.module.js';
export { migrateBull } from './migrate-bull.js';
export { type StreamEvent, Subscriptions } from './subscriptions.js';
