import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { GiveProjectCode, OpenProject } from '#projects';
import { PageParameters } from './dto/parameters.js';
import {
  FactsVersionsAnswer,
  OpenProjectBody,
  ProjectCodeBody,
  ProjectDetailAnswer,
  ProjectPage,
} from './dto/projects.js';
import { unlessRefused } from './http/drafting.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { ProjectAnswers } from './http/project-answers.js';
import { idOf } from './http/request.js';
import { OnProject, type ProjectRequest } from './http/versioned.js';

/** Projects: opened by their applicant, before or with a first case; home of the code, of the facts, of the results. */
@ApiTags('projects')
@Controller('v1/projects')
export class ProjectsController {
  constructor(
    private readonly openProject: OpenProject,
    private readonly giveCode: GiveProjectCode,
    private readonly answers: ProjectAnswers,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: ProjectDetailAnswer })
  async open(
    @AskingAs(true) asking: Asking,
    @Body() body: OpenProjectBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const done = unlessRefused(await this.openProject.execute(asking, body));
    void reply.header('location', `/v1/projects/${done.id}`);
    return this.answers.afterAct(asking.principal, done, reply);
  }

  @Get()
  @Needs('case.read')
  @ApiOkResponse({ type: ProjectPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    return page(await this.answers.queries.projects(principal, { after, limit }), limit, ({ id }) => id);
  }

  @Get(':id')
  @Needs('case.read')
  @ApiOkResponse({ type: ProjectDetailAnswer })
  one(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.answers.project(principal, idOf(request), reply);
  }

  @Get(':id/facts')
  @Needs('case.read')
  @ApiOkResponse({ type: FactsVersionsAnswer })
  facts(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    return this.answers.facts(principal, idOf(request));
  }

  @Post(':id/code')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ProjectDetailAnswer })
  async code(
    @OnProject(false) { asking, on }: ProjectRequest,
    @Body() { code }: ProjectCodeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const done = unlessRefused(await this.giveCode.execute(asking, on, code));
    return this.answers.afterAct(asking.principal, done, reply);
  }
}
