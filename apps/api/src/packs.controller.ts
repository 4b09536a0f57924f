import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZipFile } from 'yazl';
import { AccessStore, CaseworkQueries } from '#casework';
import { MakePack } from '#dossier';
import { reject } from '#kernel';
import { JournalAnswer } from './dto/answers.js';
import { PageParameters } from './dto/parameters.js';
import { AccessPage } from './dto/record.js';
import { asNumber, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

/** The record of a case for those who may read it whole: its lines, the pack for the body that reviews a decision, who read what. */
@ApiTags('cases')
@Controller('v1/cases')
export class PacksController {
  constructor(
    private readonly pack: MakePack,
    private readonly access: AccessStore,
    private readonly queries: CaseworkQueries,
  ) {}

  @Get(':id/journal')
  @Needs('journal.read')
  @ApiOkResponse({ type: JournalAnswer })
  async journal(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const caseId = idOf(request);
    const seen = await this.access.note(principal, caseId, 'journal');
    const items = seen ? await this.queries.journal(principal, caseId) : [];
    if (items.length === 0) throw new Refused([reject('ABSENT')]);
    return { items };
  }

  /** The read is written down before the first byte leaves. */
  @Get(':id/pack')
  @Needs('case.pack')
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async one(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caseId = idOf(request);
    const madeAt = new Date();
    if (!(await this.access.note(principal, caseId, 'pack'))) throw new Refused([reject('ABSENT')]);
    const files = await this.pack.execute(principal, caseId, madeAt.toISOString());
    if (!files) throw new Refused([reject('ABSENT')]);
    const zip = new ZipFile();
    for (const { name, content } of files) zip.addBuffer(Buffer.from(content), name, { mtime: madeAt });
    zip.end();
    await reply
      .header('content-type', 'application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="pack-${caseId}.zip"`)
      .send(zip.outputStream);
  }

  @Get(':id/accesses')
  @Needs('access.read')
  @ApiOkResponse({ type: AccessPage })
  async accesses(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asNumber);
    const rows = await this.access.ofCase(principal, idOf(request), after, limit);
    if (!rows) throw new Refused([reject('ABSENT')]);
    return page(rows, limit, ({ id }) => id);
  }
}
