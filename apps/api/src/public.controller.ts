import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadPublicStatus } from '#casework';
import { CatalogueQueries, ReadGuideForm } from '#catalogue';
import { reject } from '#kernel';
import { PublishedGuideAnswer } from './dto/guide-answers.js';
import { PageParameters, StatusParameters } from './dto/parameters.js';
import { ParksAnswer, PublicStatusAnswer, PublishedItemAnswer, PublishedPage } from './dto/public-answers.js';
import { asCode, PAGE, page, readCursor } from './http/pages.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { codeOf } from './http/request.js';

/** What everybody may read: the published catalogue, and one's own case by receipt number and query code. */
@ApiTags('public')
@Controller('public/v1')
export class PublicController {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly statuses: ReadPublicStatus,
    private readonly guideForms: ReadGuideForm,
  ) {}

  @Get('parks')
  @Public()
  @ApiOkResponse({ type: ParksAnswer })
  async parks(): Promise<object> {
    return { items: await this.catalogue.parks() };
  }

  @Get('items')
  @Public()
  @ApiOkResponse({ type: PublishedPage })
  items(@Query() parameters: PageParameters): Promise<object> {
    return this.list('item', parameters);
  }

  @Get('items/:code')
  @Public()
  @ApiOkResponse({ type: PublishedItemAnswer })
  async item(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const code = codeOf(request);
    const found = await this.catalogue.inForce('item', code);
    if (!found) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${found.hash}"`);
    return { ...found, authorities: await this.catalogue.authorities(code) };
  }

  @Get('guides')
  @Public()
  @ApiOkResponse({ type: PublishedPage })
  guides(@Query() parameters: PageParameters): Promise<object> {
    return this.list('guide', parameters);
  }

  @Get('guides/:code')
  @Public()
  @ApiOkResponse({ type: PublishedGuideAnswer })
  async guide(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.guideForms.execute(codeOf(request));
    if (!found) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${found.tag}"`);
    return found.guide;
  }

  /** Wrong number, wrong code or no such case: the same 404. */
  @Get('cases/:code')
  @Public()
  @ApiOkResponse({ type: PublicStatusAnswer })
  async status(
    @Req() request: FastifyRequest,
    @Query() { code }: StatusParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', 'no-store');
    const status = await this.statuses.execute(codeOf(request), code);
    if (!status) throw new Refused([reject('ABSENT')]);
    return status;
  }

  private async list(kind: 'item' | 'guide', { cursor, limit = PAGE }: PageParameters): Promise<object> {
    const after = readCursor(cursor, asCode) ?? '';
    return page(await this.catalogue.list(kind, { after, limit }), limit, ({ content }) => content.code);
  }
}
