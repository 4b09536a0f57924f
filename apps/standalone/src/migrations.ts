import { caseworkMigration } from '#casework';
import { catalogueMigration } from '#catalogue';
import { dossierMigration, filesMigration } from '#dossier';
import { identityMigration } from '#identity';
import { messagingMigration } from '#messaging';
import { appMigration, type MigrationClass } from '#platform';
import { projectsMigration } from '#projects';
import { recordMigration } from '#record';
import { registrationMigration } from '#registration';
import { supervisionMigration } from '#supervision';

/** The rooms' schemas from the ground up. */
export const MIGRATIONS: readonly MigrationClass[] = [
  appMigration,
  recordMigration,
  identityMigration,
  catalogueMigration,
  projectsMigration,
  caseworkMigration,
  supervisionMigration,
  messagingMigration,
  registrationMigration,
  dossierMigration,
  filesMigration,
];
