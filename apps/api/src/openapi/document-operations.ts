import { type Operations, op } from './operation.js';

/** Documents of a case, and their check by anybody. */
export const DOCUMENT_OPERATIONS: Operations = {
  'DocumentsController.list': op(
    'listDocuments',
    'What every act on the case said in writing, in order; numbered just after the act 文书',
  ),
  'DocumentsController.one': op(
    'readDocument',
    'One document by its id or its written number, in both languages 文书',
  ),
  'DocumentsController.page': op('readDocumentPage', 'The same as a page for print'),
  'DocumentsController.pdf': op(
    'readDocumentPaper',
    'The same as PDF, its fonts within, with a QR code of its check page',
  ),
  'DocumentChecksController.one': op(
    'checkDocument',
    'Was it issued, by whom, when, and does it stand? By its check code 文书核验',
  ),
};
