import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActOnRegister } from '#projects';
import { DropBody } from './dto/results.js';
import { unlessRefused } from './http/drafting.js';
import { OnRegister, type RegisterRequest, RegisterRoutes } from './http/on-result.js';
import { ProjectAnswers } from './http/project-answers.js';

/** The second person (四眼): confirms what another asked for, or turns it down. */
@RegisterRoutes()
@Controller('v1/projects/:id/proposals/:proposal')
export class ProposalsController {
  constructor(
    private readonly register: ActOnRegister,
    private readonly answers: ProjectAnswers,
  ) {}

  @Post('confirmation')
  async confirm(
    @OnRegister('proposal') { asking, on, part }: RegisterRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const done = unlessRefused(await this.register.confirm(asking, on, part));
    return this.answers.afterAct(asking.principal, done, reply);
  }

  @Post('withdrawal')
  async drop(
    @OnRegister('proposal') { asking, on, part }: RegisterRequest,
    @Body() { reason }: DropBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const done = unlessRefused(await this.register.drop(asking, on, part, reason));
    return this.answers.afterAct(asking.principal, done, reply);
  }
}
