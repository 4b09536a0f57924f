import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentQueries, type PublicDocument } from '#dossier';
import { reject } from '#kernel';
import { PublicDocumentAnswer } from './dto/documents.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { answerPage } from './pages/answer-page.js';
import { documentCheckPage } from './pages/document-check-page.js';
import { Reader } from './words/reader.js';

/** Checking a document by the code in its QR (核验): whether it was issued and still stands, and nothing of whom it is about. */
@ApiTags('public')
@Controller()
export class DocumentChecksController {
  constructor(private readonly queries: DocumentQueries) {}

  @Get('public/v1/documents/:check')
  @Public()
  @ApiOkResponse({ type: PublicDocumentAnswer })
  async one(@Req() request: FastifyRequest): Promise<object> {
    const document = await this.document(request);
    return { ...document, stands: document.replacedBy === null };
  }

  /** `_query`: a page takes any parameter and reads its own. */
  @Get('documents/:check')
  @Public()
  @ApiExcludeEndpoint()
  async page(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const reader = Reader.of(request);
    const page = documentCheckPage(reader, await this.document(request), codeIn(request));
    return answerPage(request, reply, { reader, page, changedAt: null });
  }

  private async document(request: FastifyRequest): Promise<PublicDocument> {
    const document = await this.queries.byCode(codeIn(request));
    if (!document) throw new Refused([reject('ABSENT')]);
    return document;
  }
}

const codeIn = (request: FastifyRequest): string => (request.params as { check: string }).check;
