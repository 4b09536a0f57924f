import { sqlMigration } from '#platform';

export const dossierMigration = sqlMigration(
  'DossierSchema1700000000012',
  new URL('./store/dossier.sql', import.meta.url),
  new URL('./store/documents.sql', import.meta.url),
);
