import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CertificateQueries } from '#catalogue';
import { reject } from '#kernel';
import { CertificateAnswer, CertificateParameters } from './dto/certificate.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { codeOf, dayOf } from './http/request.js';

/** The proof that no review in a guide waits for another, for everybody who wants to prove it again. */
@ApiTags('public')
@Controller('public/v1/catalogue/guides/:code/certificate')
export class PublicCertificatesController {
  constructor(private readonly certificates: CertificateQueries) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: CertificateAnswer })
  async one(
    @Req() request: FastifyRequest,
    @Query() { on }: CertificateParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const day = on === undefined ? null : dayOf(on, '/on');
    const certificate = await this.certificates.certificate(codeOf(request), day);
    if (!certificate) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${certificate.hash}"`);
    return certificate;
  }
}
