import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDateOf } from '#calendar';
import { SearchQueries } from '#catalogue';
import { LegalClock } from '#record';
import { ReadPublicFigures } from '#supervision';
import { PublicFigureParameters } from './dto/supervision.js';
import { Public } from './http/principal.js';
import { answerPage } from './pages/answer-page.js';
import { figuresPage } from './pages/figures-page.js';
import { readKnown } from './pages/read-known.js';
import { Reader } from './words/reader.js';

/** As many items as are in force at most (decision 0019). */
const ALL = 1000;

/** How promises are kept (效能公开) as a page for people. `_query`: a page takes any parameter and reads its own. */
@ApiExcludeController()
@Controller('catalogue/figures')
export class FiguresPageController {
  constructor(
    private readonly read: ReadPublicFigures,
    private readonly search: SearchQueries,
    private readonly clock: LegalClock,
  ) {}

  @Get()
  @Public()
  async figures(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const asked = await readKnown(request, ['year'], PublicFigureParameters);
    const thisYear = Number(localDateOf(await this.clock.now()).slice(0, 4));
    const { year = thisYear } = asked;
    const [parks, channels, items, { rows }] = await Promise.all([
      this.read.execute('park', year),
      this.read.execute('channel', year),
      this.read.execute('item', year),
      this.search.items({ keywords: [] }, { after: null, limit: ALL }),
    ]);
    const published = new Map(rows.map(({ content }) => [content.code, content]));
    const reader = Reader.of(request);
    const page = figuresPage(reader, { year, thisYear, parks, channels, items, published });
    return answerPage(request, reply, { reader, page, changedAt: null });
  }
}
