import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SearchQueries, VersionQueries } from '#catalogue';
import { reject } from '#kernel';
import { keywordsOf } from '#model/catalogue';
import { ItemSearchParameters } from './dto/catalogue-parameters.js';
import { refuseUnknownPlace } from './http/open-answer.js';
import { foundVersion } from './http/open-version.js';
import { asFoundPlace, PAGE, page, readCursor } from './http/pages.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { codeOf, versionNumberOf } from './http/request.js';
import { answerPage } from './pages/answer-page.js';
import { guidePage } from './pages/guide-page.js';
import { itemPage } from './pages/item-page.js';
import { readKnown } from './pages/read-known.js';
import { searchPage } from './pages/search-page.js';
import { STYLE, STYLE_NAME } from './pages/style.js';
import { Reader } from './words/reader.js';

const YEAR_S = 31_536_000;
const SEARCH = ['q', 'park', 'base', 'stage', 'department', 'nature', 'cursor'];

/** The catalogue as pages for people; they need no script. `_query`: a page takes any parameter and reads its own. */
@ApiExcludeController()
@Controller('catalogue')
export class CataloguePagesController {
  constructor(
    private readonly search: SearchQueries,
    private readonly versions: VersionQueries,
  ) {}

  @Get()
  @Public()
  async front(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { q = '', cursor, ...filters } = await readKnown(request, SEARCH, ItemSearchParameters);
    const after = readCursor(cursor, asFoundPlace);
    const keywords = keywordsOf(q);
    const first = after === null;
    const [items, guides] = await Promise.all([
      this.search.items({ ...filters, keywords }, { after, limit: PAGE }),
      this.search.guides({ ...filters, keywords }, { after: null, limit: PAGE }),
    ]);
    refuseUnknownPlace(items, filters);
    const { next } = page(items.rows, PAGE, ({ score, content }) => ({ score, code: content.code }));
    const reader = Reader.of(request);
    const asked = { q: q || undefined, ...filters };
    const shown = searchPage(reader, { asked, items, guides, next, first });
    return answerPage(request, reply, { reader, page: shown, changedAt: items.changedAt });
  }

  @Get('items/:code')
  @Public()
  item(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.showItem(request, reply, null);
  }

  @Get('items/:code/versions/:version')
  @Public()
  itemVersion(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.showItem(request, reply, versionNumberOf(request));
  }

  @Get('guides/:code')
  @Public()
  guide(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.showGuide(request, reply, null);
  }

  @Get('guides/:code/versions/:version')
  @Public()
  guideVersion(
    @Query() _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.showGuide(request, reply, versionNumberOf(request));
  }

  @Get('style/:name')
  @Public()
  style(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    if ((request.params as { name?: string }).name !== STYLE_NAME) throw new Refused([reject('ABSENT')]);
    void reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', `public, max-age=${YEAR_S}, immutable`);
    return STYLE;
  }

  private async showItem(request: FastifyRequest, reply: FastifyReply, version: number | null) {
    const item = foundVersion(await this.versions.item(codeOf(request), version));
    const reader = Reader.of(request);
    const shown = itemPage(reader, item, version !== null);
    return answerPage(request, reply, { reader, page: shown, changedAt: item.changedAt });
  }

  private async showGuide(request: FastifyRequest, reply: FastifyReply, version: number | null) {
    const guide = foundVersion(await this.versions.guide(codeOf(request), version));
    const reader = Reader.of(request);
    const shown = guidePage(reader, guide, version !== null);
    return answerPage(request, reply, { reader, page: shown, changedAt: guide.changedAt });
  }
}
