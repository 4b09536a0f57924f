import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { Config } from '#platform';
import { FileStorage } from './storage/file-storage.js';
import { FolderStorage } from './storage/folder-storage.js';
import { readS3Address } from './storage/s3-address.js';
import { S3Storage } from './storage/s3-storage.js';

/** Where bytes are kept: in a folder, or behind an S3 address where one is configured. */
@Module({
  providers: [
    {
      provide: FileStorage,
      useFactory: ({ filesS3, dataDir }: Config) =>
        filesS3 ? new S3Storage(readS3Address(filesS3)) : new FolderStorage(join(dataDir, 'files')),
      inject: [Config],
    },
  ],
  exports: [FileStorage],
})
export class StorageModule {}
