import { sqlMigration } from '#platform';

export const recordMigration = sqlMigration(
  'RecordSchema1700000000002',
  new URL('./store/record.sql', import.meta.url),
  new URL('./store/incident.sql', import.meta.url),
  new URL('./store/seal.sql', import.meta.url),
  new URL('./store/access.sql', import.meta.url),
);
