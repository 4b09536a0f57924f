import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AssessmentQueries, CertificateQueries, ReadEffects } from '#catalogue';
import { reject } from '#kernel';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { codeOf } from './http/request.js';
import { answerPage } from './pages/answer-page.js';
import { assessmentsPage } from './pages/assessments-page.js';
import { certificatePage } from './pages/certificate-page.js';
import { effectsPage } from './pages/effects-page.js';
import { Reader } from './words/reader.js';

/** Pages that say why the list is as it is: the proof that nothing waits, what publishing did, and what the bases have had assessed. */
@ApiExcludeController()
@Controller('catalogue')
export class ProofPagesController {
  constructor(
    private readonly certificates: CertificateQueries,
    private readonly effects: ReadEffects,
    private readonly assessments: AssessmentQueries,
  ) {}

  @Get('guides/:code/certificate')
  @Public()
  async certificate(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const certificate = await this.certificates.certificate(codeOf(request), null);
    if (!certificate) throw new Refused([reject('ABSENT')]);
    const reader = Reader.of(request);
    return answerPage(request, reply, {
      reader,
      page: certificatePage(reader, certificate),
      changedAt: certificate.changedAt,
    });
  }

  @Get('assessments')
  @Public()
  async stands(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const reader = Reader.of(request);
    const found = await this.assessments.inForce(null);
    return answerPage(request, reply, {
      reader,
      page: assessmentsPage(reader, found),
      changedAt: found.changedAt,
    });
  }

  @Get('effects')
  @Public()
  async overTime(
    @Query() query: { readonly by?: unknown },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const by = query.by === 'month' ? 'month' : 'year';
    const reader = Reader.of(request);
    const effects = await this.effects.execute(by);
    const page = effectsPage(reader, effects, by);
    return answerPage(request, reply, { reader, page, changedAt: effects.changedAt });
  }
}
