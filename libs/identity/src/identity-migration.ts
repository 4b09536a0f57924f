import { sqlMigration } from '#platform';

export const identityMigration = sqlMigration(
  'IdentitySchema1700000000003',
  new URL('./store/identity.sql', import.meta.url),
);
