export { Bull, openBull } from './bull.js';
export { Messaging } from './messaging.js';
export { MessagingModule } from './messaging.module.js';
export { migrateBull } from './migrate-bull.js';
export { Ring } from './ring.js';
export { Subscriptions } from './subscriptions.js';
