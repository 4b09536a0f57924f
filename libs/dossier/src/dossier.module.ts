import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { RecordModule } from '#record';
import { NumberPapers } from './number-papers.js';
import { MakePack } from './pack/make-pack.js';
import { PackRest } from './pack/pack-rest.js';
import { PrintDocument } from './print-document.js';
import { DocumentQueries } from './store/document.queries.js';
import { DocumentsStore } from './store/documents.store.js';
import { PackQueries } from './store/pack.queries.js';

const OPEN = [MakePack, NumberPapers, PrintDocument, DocumentQueries];

@Module({
  imports: [CaseworkModule, RecordModule],
  providers: [...OPEN, DocumentsStore, PackQueries, PackRest],
  exports: OPEN,
})
export class DossierModule {}
