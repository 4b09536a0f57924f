import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CaseworkQueries, type QueueRow } from '#casework';
import { reject } from '#kernel';
import { ProjectQueries } from '#projects';
import { ProjectAnswer, ProjectPage, QueuePage } from './dto/answers.js';
import { PageParameters } from './dto/parameters.js';
import { asId, asPlace, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

const placeOf = ({ dueOn, caseId, n }: QueueRow) => ({ dueOn: dueOn ?? 'infinity', caseId, n });

/** What people open in the morning: the queue, the projects. */
@ApiTags('lists')
@Controller('v1')
export class ListsController {
  constructor(
    private readonly casework: CaseworkQueries,
    private readonly projectQueries: ProjectQueries,
  ) {}

  @Get('queue')
  @Needs('queue.read')
  @ApiOkResponse({ type: QueuePage })
  async queue(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asPlace);
    const [rows, counters] = await Promise.all([
      this.casework.queue(principal, { after, limit }),
      this.casework.counters(principal),
    ]);
    return { ...page(rows, limit, placeOf), counters };
  }

  @Get('projects')
  @Needs('case.read')
  @ApiOkResponse({ type: ProjectPage })
  async projects(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    return page(await this.projectQueries.projects(principal, { after, limit }), limit, ({ id }) => id);
  }

  @Get('projects/:id')
  @Needs('case.read')
  @ApiOkResponse({ type: ProjectAnswer })
  async project(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    const project = await this.projectQueries.project(principal, idOf(request));
    if (!project) throw new Refused([reject('ABSENT')]);
    return project;
  }
}
