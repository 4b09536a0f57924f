import { sqlMigration } from '#platform';

export const registrationMigration = sqlMigration(
  'RegistrationSchema1700000000011',
  new URL('./store/registration.sql', import.meta.url),
  new URL('./store/licence.sql', import.meta.url),
  new URL('./store/legacy.sql', import.meta.url),
);
