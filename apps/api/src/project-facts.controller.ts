import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadBoard } from '#casework';
import { reject } from '#kernel';
import { ChangeFacts } from '#projects';
import { BoardAnswer, FactsBody, FactsPreviewAnswer, FactsPreviewBody } from './dto/board.js';
import { ProjectDetailAnswer } from './dto/projects.js';
import { unlessRefused } from './http/drafting.js';
import { Acts, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { ProjectAnswers } from './http/project-answers.js';
import { idOf } from './http/request.js';
import { OnProject, type ProjectRequest } from './http/versioned.js';

/** The board of a project (项目全景), and what a change of its facts does. */
@ApiTags('projects')
@Controller('v1/projects/:id')
export class ProjectFactsController {
  constructor(
    private readonly changing: ChangeFacts,
    private readonly reading: ReadBoard,
    private readonly answers: ProjectAnswers,
  ) {}

  @Get('board')
  @Needs('case.read')
  @ApiOkResponse({ type: BoardAnswer })
  async board(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const items = await this.reading.execute(principal, idOf(request));
    if (!items) throw new Refused([reject('ABSENT')]);
    return { items };
  }

  @Post('facts/preview')
  @Needs('case.read')
  @HttpCode(200)
  @ApiOkResponse({ type: FactsPreviewAnswer })
  async preview(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Body() { facts }: FactsPreviewBody,
  ): Promise<object> {
    const preview = await this.reading.preview(principal, idOf(request), facts);
    if (!preview) throw new Refused([reject('ABSENT')]);
    return unlessRefused(preview);
  }

  @Post('facts')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ProjectDetailAnswer })
  async change(
    @OnProject(false) { asking, on }: ProjectRequest,
    @Body() body: FactsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const done = unlessRefused(await this.changing.execute(asking, on, body));
    return this.answers.afterAct(asking.principal, done, reply);
  }
}
