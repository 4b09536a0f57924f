import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CertificateQueries } from '#catalogue';
import { reject } from '#kernel';
import { certificateLines } from './csv/certificate-lines.js';
import { CertificateAnswer, CertificateParameters } from './dto/certificate.js';
import { Fresh } from './http/fresh.js';
import { answerOpen } from './http/open-answer.js';
import { Refused } from './http/problem.js';
import { codeOf, dayOf } from './http/request.js';
import { Reader } from './words/reader.js';

/** The proof that no review in a guide waits for another, for everybody who wants to prove it again. */
@ApiTags('public')
@Controller('public/v1/catalogue/guides/:code/certificate')
export class PublicCertificatesController {
  constructor(private readonly certificates: CertificateQueries) {}

  @Get()
  @Fresh(CertificateAnswer)
  async one(
    @Req() request: FastifyRequest,
    @Query() { on, format }: CertificateParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const day = on === undefined ? null : dayOf(on, '/on');
    const found = await this.certificates.certificate(codeOf(request), day);
    if (!found) throw new Refused([reject('ABSENT')]);
    const { changedAt, ...certificate } = found;
    return answerOpen(request, reply, {
      asked: format,
      changedAt,
      json: certificate,
      table: () => certificateLines(Reader.of(request), certificate),
    });
  }
}
