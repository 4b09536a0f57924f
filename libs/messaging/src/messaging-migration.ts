import { sqlMigration } from '#platform';

export const messagingMigration = sqlMigration(
  'MessagingSchema1700000000008',
  new URL('./store/messaging.sql', import.meta.url),
);
