import { sqlMigration } from '#platform';

export const supervisionMigration = sqlMigration(
  'SupervisionSchema1700000000009',
  new URL('./store/supervision.sql', import.meta.url),
);
