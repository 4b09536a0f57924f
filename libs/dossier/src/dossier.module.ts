import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { NumberPapers } from './number-papers.js';
import { DocumentsStore } from './store/documents.store.js';

const OPEN = [NumberPapers];

@Module({ imports: [CaseworkModule], providers: [...OPEN, DocumentsStore], exports: OPEN })
export class DossierModule {}
