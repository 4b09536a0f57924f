import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { NumberPapers } from './number-papers.js';
import { PrintDocument } from './print-document.js';
import { DocumentQueries } from './store/document.queries.js';
import { DocumentsStore } from './store/documents.store.js';

const OPEN = [NumberPapers, PrintDocument, DocumentQueries];

@Module({ imports: [CaseworkModule], providers: [...OPEN, DocumentsStore], exports: OPEN })
export class DossierModule {}
