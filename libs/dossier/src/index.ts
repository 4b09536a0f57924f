export { DossierModule } from './dossier.module.js';
export { dossierMigration } from './dossier-migration.js';
export { NumberPapers } from './number-papers.js';
