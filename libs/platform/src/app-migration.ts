import { sqlMigration } from './migrate.js';

export const appMigration = sqlMigration(
  'AppSchema1700000000001',
  new URL('./store/app.sql', import.meta.url),
);
