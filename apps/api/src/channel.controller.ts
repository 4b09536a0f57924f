import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { AdmitToChannel, ReadChannel } from '#projects';
import { ChannelBody, ChannelEndBody, ChannelStandingAnswer } from './dto/channel.js';
import { ProjectDetailAnswer } from './dto/projects.js';
import { unlessRefused } from './http/drafting.js';
import { Acts, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { ProjectAnswers } from './http/project-answers.js';
import { dayOf, idOf } from './http/request.js';
import { OnProject, type ProjectRequest } from './http/versioned.js';

/** The green channel of one project (绿色通道): how it stands, and what the lead office asks a second person to confirm. */
@ApiTags('projects')
@Controller('v1/projects/:id/channel')
export class ChannelController {
  constructor(
    private readonly admit: AdmitToChannel,
    private readonly read: ReadChannel,
    private readonly answers: ProjectAnswers,
  ) {}

  @Get()
  @Needs('case.read')
  @ApiOkResponse({ type: ChannelStandingAnswer })
  async standing(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const standing = await this.read.execute(principal, idOf(request));
    if (!standing) throw new Refused([reject('ABSENT')]);
    return standing;
  }

  @Post()
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ProjectDetailAnswer })
  async propose(
    @OnProject(false) { asking, on }: ProjectRequest,
    @Body() { through, ...wish }: ChannelBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const days = through === undefined ? {} : { through: dayOf(through, '/through') };
    const done = unlessRefused(await this.admit.propose(asking, on, { ...wish, ...days }));
    return this.answers.afterAct(asking.principal, done, reply);
  }

  @Post('end')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ProjectDetailAnswer })
  async end(
    @OnProject(false) { asking, on }: ProjectRequest,
    @Body() body: ChannelEndBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const done = unlessRefused(await this.admit.proposeEnd(asking, on, body));
    return this.answers.afterAct(asking.principal, done, reply);
  }
}
