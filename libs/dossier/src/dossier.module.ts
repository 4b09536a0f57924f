import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { RecordModule } from '#record';
import { NumberPapers } from './number-papers.js';
import { MakePack } from './pack/make-pack.js';
import { PackContents } from './pack/pack-contents.js';
import { PackRest } from './pack/pack-rest.js';
import { PrintDocument } from './print-document.js';
import { StorageModule } from './storage.module.js';
import { DocumentQueries } from './store/document.queries.js';
import { DocumentsStore } from './store/documents.store.js';
import { PackQueries } from './store/pack.queries.js';

const OPEN = [MakePack, NumberPapers, PrintDocument, DocumentQueries];

@Module({
  imports: [CaseworkModule, RecordModule, StorageModule],
  providers: [...OPEN, DocumentsStore, PackContents, PackQueries, PackRest],
  exports: OPEN,
})
export class DossierModule {}
