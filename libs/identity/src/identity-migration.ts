import { sqlMigration } from '#platform';

const at = (file: string) => new URL(`./store/${file}`, import.meta.url);

export const identityMigration = sqlMigration(
  'IdentitySchema1700000000003',
  ...['identity.sql', 'sign-in.sql', 'people.sql', 'people-lists.sql', 'register.sql', 'credit.sql'].map(at),
);
