import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { Config, LOG, type Logger } from '#platform';
import { AddWithFiles } from './add-with-files.js';
import { CheckOriginal } from './check-original.js';
import { FileKeeper } from './file-keeper.js';
import { FileRoom } from './file-room.js';
import { FilePorts, KeepFile } from './keep-file.js';
import { ReadContent } from './read-content.js';
import { ResolveFiles } from './resolve-files.js';
import { AppendToUpload, BeginUpload, Uploads } from './resume-upload.js';
import { ClamdScanner } from './scan/clamd-scanner.js';
import { NoScanner, Scanner } from './scan/scanner.js';
import { Staging } from './staging.js';
import { StorageModule } from './storage.module.js';
import { FileQueries } from './store/file.queries.js';
import { FileStore } from './store/file.store.js';
import { KeeperStore } from './store/keeper.store.js';
import { SubmitWithFiles } from './submit-with-files.js';
import { SupplyWithFiles } from './supply-with-files.js';
import { AdmitUpload, UploadFile } from './upload-file.js';

const folderOf = ({ dataDir }: Config) => join(dataDir, 'files');

const PORTS = [
  {
    provide: Scanner,
    useFactory: ({ scannerUrl }: Config) =>
      scannerUrl ? new ClamdScanner(new URL(scannerUrl)) : new NoScanner(),
    inject: [Config],
  },
  {
    provide: Staging,
    useFactory: (config: Config, log: Logger) => new Staging(join(folderOf(config), 'arriving'), log),
    inject: [Config, LOG],
  },
  {
    provide: FileRoom,
    useFactory: ({ filesMaxBytes, filesProjectBytes }: Config) =>
      new FileRoom(filesMaxBytes, filesProjectBytes),
    inject: [Config],
  },
];

const DOOR = [
  UploadFile,
  BeginUpload,
  AppendToUpload,
  Uploads,
  ReadContent,
  ResolveFiles,
  SubmitWithFiles,
  SupplyWithFiles,
  AddWithFiles,
  CheckOriginal,
  FileQueries,
];

/** Files of a project, beside the HTTP door: what arrives in a folder of the machine is kept behind the storage port. */
@Module({
  imports: [CaseworkModule, StorageModule],
  providers: [...PORTS, ...DOOR, FilePorts, AdmitUpload, KeepFile, FileStore, KeeperStore, FileKeeper],
  exports: DOOR,
})
export class FilesModule {}
