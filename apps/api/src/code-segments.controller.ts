import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { isRejection, reject } from '#kernel';
import { GiveSegment, SegmentQueries, type SegmentRow } from '#registration';
import { PageParameters } from './dto/parameters.js';
import { SegmentAnswer, SegmentBody, SegmentPage } from './dto/registration.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

/** Segments of codes, given to registration authorities in advance, and how many of each are left. Never the codes. */
@ApiTags('registration')
@Controller('v1/code-segments')
export class CodeSegmentsController {
  constructor(
    private readonly giving: GiveSegment,
    private readonly queries: SegmentQueries,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: SegmentAnswer })
  async give(
    @AskingAs(true) asking: Asking,
    @Body() wish: SegmentBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SegmentRow> {
    const given = await this.giving.execute(asking, wish);
    if (isRejection(given)) throw new Refused([given]);
    if (given.replayed) void reply.header('idempotent-replayed', 'true');
    void reply.header('location', `/v1/code-segments/${given.segmentId}`);
    return this.segment(asking.principal, given.segmentId);
  }

  @Get()
  @Needs('segment.read')
  @ApiOkResponse({ type: SegmentPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const rows = await this.queries.segments(principal, { after: readCursor(cursor, asId), limit });
    return page(rows, limit, ({ id }) => id);
  }

  @Get(':id')
  @Needs('segment.read')
  @ApiOkResponse({ type: SegmentAnswer })
  one(@Principal() principal: string, @Req() request: FastifyRequest): Promise<SegmentRow> {
    return this.segment(principal, idOf(request));
  }

  private async segment(principal: string, id: string): Promise<SegmentRow> {
    const segment = await this.queries.segment(principal, id);
    if (!segment) throw new Refused([reject('ABSENT')]);
    return segment;
  }
}
