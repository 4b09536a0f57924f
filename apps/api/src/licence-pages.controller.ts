import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { ReadLicence } from '#registration';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { answerPage } from './pages/answer-page.js';
import { licencePage } from './pages/licence-page.js';
import { Reader } from './words/reader.js';

/** Verification of a licence for people: the address in its QR code. `_query`: a page takes any parameter and reads its own. */
@ApiExcludeController()
@Controller('licences')
export class LicencePagesController {
  constructor(private readonly read: ReadLicence) {}

  @Get(':creditCode')
  @Public()
  async one(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const licence = await this.read.execute((request.params as { creditCode: string }).creditCode);
    if (!licence) throw new Refused([reject('ABSENT')]);
    const reader = Reader.of(request);
    return answerPage(request, reply, { reader, page: licencePage(reader, licence), changedAt: null });
  }
}
