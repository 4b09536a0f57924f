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
    const items = await this.queries.figures(principal, { by, from, to, item, organ });
    if (items.length === 0) await this.refuseUnknown({ item, organ });
    return { by, from, to, items };
  }

  /** Nothing ended there, or nobody is called that: an empty list would say the first of both. */
  private async refuseUnknown(asked: { readonly item: string | null; readonly organ: string | null }) {
    const unknown = await this.queries.unknown(asked);
    if (unknown === null) return;
    const code = unknown === 'organ' ? 'UNKNOWN_ORGAN' : 'UNKNOWN_ITEM';
    throw new Refused([reject(code, { pointer: `/${unknown}`, params: { code: asked[unknown] ?? '' } })]);
  }
}
