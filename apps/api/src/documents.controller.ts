import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentQueries, type DocumentRow, PrintDocument } from '#dossier';
import { isRejection, reject } from '#kernel';
import { compose } from '#model/dossier';
import { DocumentsAnswer, WholeDocumentAnswer } from './dto/documents.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';
import { documentPage } from './pages/document-page.js';
import { CONTENT_SECURITY_POLICY } from './pages/layout.js';

/** Longer names nothing. */
const LONGEST = 60;

/** Documents of a case (文书) as its parties read them: what every act said in writing, numbered just after it. */
@ApiTags('cases')
@Controller('v1/cases/:id/documents')
export class DocumentsController {
  constructor(
    private readonly queries: DocumentQueries,
    private readonly print: PrintDocument,
  ) {}

  @Get()
  @Needs('case.read')
  @ApiOkResponse({ type: DocumentsAnswer })
  async list(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const rows = await this.queries.ofCase(principal, idOf(request));
    if (!rows) throw new Refused([reject('ABSENT')]);
    return { items: rows.map((row) => this.shown(row)) };
  }

  /** Before the route below, which would take the ending for a part of the number. */
  @Get(':document.html')
  @Needs('case.read')
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  async page(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.document(principal, request);
    await reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('cache-control', 'no-store')
      .send(documentPage(row, this.print.checkAt(row.code)));
  }

  @Get(':document.pdf')
  @Needs('case.read')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async pdf(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.document(principal, request);
    const paper = await this.print.execute(row);
    if (isRejection(paper)) throw new Refused([paper]);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${row.kind}-${row.seq}-${row.n}.pdf"`)
      .header('cache-control', 'no-store')
      .send(paper);
  }

  @Get(':document')
  @Needs('case.read')
  @ApiOkResponse({ type: WholeDocumentAnswer })
  async one(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const row = await this.document(principal, request);
    const text = { zh: compose(row, 'zh').body, en: compose(row, 'en').body };
    return { ...this.shown(row), text, basis: row.template.basis, template: row.paper.template };
  }

  private async document(principal: string, request: FastifyRequest): Promise<DocumentRow> {
    const { document = '' } = request.params as { document?: string };
    const id = idOf(request);
    const row = document.length > LONGEST ? null : await this.queries.one(principal, id, document);
    if (!row) throw new Refused([reject('ABSENT')]);
    return row;
  }

  private shown({
    seq,
    n,
    written: number,
    kind,
    idx,
    frozen,
    issuedOn,
    replacedBy,
    hash,
    code,
  }: DocumentRow) {
    const { title, issuer, addressee } = frozen;
    const checkAt = this.print.checkAt(code);
    const told = {
      title,
      item: idx === 0 ? null : idx,
      issuer,
      addressee,
      issuedOn,
      replacedBy,
      hash,
      checkAt,
    };
    return { id: `${seq}-${n}`, number, kind, ...told };
  }
}
