import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reject } from '#kernel';
import { heldOf, ProjectQueries } from '#projects';
import { AdviseProject } from '#routing';
import { AdviceAnswer, AdviceBody } from './dto/advice.js';
import { unlessRefused } from './http/drafting.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf } from './http/request.js';

/** Before applying: what one's project needs (办事意见). */
@ApiTags('advice')
@Controller('v1/advice')
export class AdviceController {
  constructor(
    private readonly advise: AdviseProject,
    private readonly projects: ProjectQueries,
  ) {}

  @Post()
  @Needs('advice.ask')
  @HttpCode(200)
  @ApiOkResponse({ type: AdviceAnswer })
  async ask(
    @Principal() principal: string,
    @Body() { projectId, base, facts = {}, on }: AdviceBody,
  ): Promise<object> {
    if ((projectId === undefined) === (base === undefined))
      throw new Refused([reject('ONE_PLACE', { pointer: '/base' })]);
    const known = projectId === undefined ? null : await this.projects.project(principal, projectId);
    if (projectId !== undefined && !known)
      throw new Refused([reject('NO_SUCH_PROJECT', { pointer: '/projectId' })]);
    const asked = { base: known?.base ?? base ?? '', facts, on: on === undefined ? null : dayOf(on, '/on') };
    const held = heldOf(known);
    return unlessRefused(
      await this.advise.execute({ ...asked, ...(known && { project: { facts: known.facts, held } }) }),
    );
  }
}
