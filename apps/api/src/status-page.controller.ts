import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExplainPublicStatus } from '#casework';
import { StatusPageParameters } from './dto/parameters.js';
import { Public } from './http/principal.js';
import { sendPage } from './pages/answer-page.js';
import { readKnown } from './pages/read-known.js';
import { statusForm } from './pages/status-form.js';
import { statusPage } from './pages/status-page.js';
import { Reader } from './words/reader.js';

const KEYS = ['receipt', 'code'] as const;

/** The status of one's own case as a page (办件查询): receipt number and query code together. `_query`: a page takes any parameter and reads its own. */
@ApiExcludeController()
@Controller('cases')
export class StatusPageController {
  constructor(private readonly explain: ExplainPublicStatus) {}

  /** Wrong number, wrong code or no such case: the same page, and 404. */
  @Get()
  @Public()
  async one(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const keys = await readKnown(request, KEYS, StatusPageParameters);
    const { receipt, code } = keys;
    const reader = Reader.of(request);
    const asked = receipt !== undefined && code !== undefined;
    const status = asked ? await this.explain.execute(receipt, code) : null;
    if (asked && !status) void reply.status(404);
    return sendPage(
      reply,
      reader,
      status ? statusPage(reader, keys, status) : statusForm(reader, keys, asked),
    );
  }
}
