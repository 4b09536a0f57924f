export { DossierModule } from './dossier.module.js';
export { dossierMigration } from './dossier-migration.js';
