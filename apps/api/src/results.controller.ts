import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { ActOnRegister } from '#projects';
import { ProjectDetailAnswer } from './dto/projects.js';
import { OutsideResultBody, ProposalsAnswer } from './dto/results.js';
import { unlessRefused } from './http/drafting.js';
import { Acts, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { ProjectAnswers } from './http/project-answers.js';
import { dayOf, idOf } from './http/request.js';
import { OnProject, type ProjectRequest } from './http/versioned.js';

/** Results that outside systems decided, and what is proposed to the register (结果登记簿). */
@ApiTags('results')
@Controller('v1/projects/:id')
export class ResultsController {
  constructor(
    private readonly register: ActOnRegister,
    private readonly answers: ProjectAnswers,
  ) {}

  @Post('results')
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: ProjectDetailAnswer })
  async enter(
    @OnProject(true) { asking, on }: ProjectRequest,
    @Body() { inForceOn, validUntil, ...said }: OutsideResultBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const until = validUntil === undefined ? {} : { validUntil: dayOf(validUntil, '/validUntil') };
    const result = { ...said, inForceOn: dayOf(inForceOn, '/inForceOn'), ...until };
    const done = unlessRefused(await this.register.enter(asking, on, result));
    return this.answers.afterAct(asking.principal, done, reply);
  }

  @Get('proposals')
  @Needs('proposal.read')
  @ApiOkResponse({ type: ProposalsAnswer })
  async proposals(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const items = await this.answers.queries.proposals(principal, idOf(request));
    if (!items) throw new Refused([reject('ABSENT')]);
    return { items };
  }
}
