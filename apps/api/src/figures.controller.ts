import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { addDays, localDateOf } from '#calendar';
import { reject } from '#kernel';
import { LegalClock } from '#record';
import { FigureQueries } from '#supervision';
import { FigureParameters, FiguresAnswer } from './dto/supervision.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf } from './http/request.js';

const A_YEAR = 365;

/** How the park, its organs and items keep what they promised. */
@ApiTags('supervision')
@Controller('v1/figures')
export class FiguresController {
  constructor(
    private readonly queries: FigureQueries,
    private readonly clock: LegalClock,
  ) {}

  @Get()
  @Needs('figures.read')
  @ApiOkResponse({ type: FiguresAnswer })
  async figures(@Principal() principal: string, @Query() asked: FigureParameters): Promise<object> {
    const { by = 'park', item = null, organ = null } = asked;
    const to = asked.to === undefined ? localDateOf(await this.clock.now()) : dayOf(asked.to, '/to');
    const from = asked.from === undefined ? addDays(to, -A_YEAR) : dayOf(asked.from, '/from');
    if (from > to) throw new Refused([reject('PERIOD_UPSIDE_DOWN', { pointer: '/from' })]);
    return { by, from, to, items: await this.queries.figures(principal, { by, from, to, item, organ }) };
  }
}
