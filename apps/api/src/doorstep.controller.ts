import { Controller, Get, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from './http/principal.js';
import { answerPage } from './pages/answer-page.js';
import { refusalsPage } from './pages/refusals-page.js';
import { Reader } from './words/reader.js';

/** What somebody finds who opens the address in a browser, or follows the `type` of a problem. */
@ApiExcludeController()
@Controller()
export class DoorstepController {
  /** Whoever opens the address in a browser wants to know what is approved here; the reference is one step further. */
  @Get()
  @Public()
  @Redirect('/catalogue', 302)
  front(): void {}

  @Get('docs/problems')
  @Public()
  problems(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined {
    const reader = Reader.of(request);
    return answerPage(request, reply, { reader, page: refusalsPage(reader), changedAt: null });
  }
}
