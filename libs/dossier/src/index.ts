export { CheckOriginal } from './check-original.js';
export { DossierModule } from './dossier.module.js';
export { dossierMigration } from './dossier-migration.js';
export { FilesModule } from './files.module.js';
export { filesMigration } from './files-migration.js';
export { ReadContent } from './read-content.js';
export { AppendToUpload, BeginUpload, type UploadProgress, Uploads } from './resume-upload.js';
export { FileQueries, type FileRow } from './store/file.queries.js';
export { UploadFile } from './upload-file.js';
