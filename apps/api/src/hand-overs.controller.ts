import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asking, HandOvers, OrderHandOver } from '#casework';
import { isRejection, reject } from '#kernel';
import { PageParameters } from './dto/parameters.js';
import { HandOverAllBody, HandOverAnswer, HandOverRowPage } from './dto/ways.js';
import { asRow, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

/** All tasks of a leaver at once (离岗移交): an order that is carried out row by row, and what became of each. */
@ApiTags('people')
@Controller('v1/hand-overs')
export class HandOversController {
  constructor(
    private readonly ordering: OrderHandOver,
    private readonly handOvers: HandOvers,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: HandOverAnswer })
  async order(
    @AskingAs(true) asking: Asking,
    @Body() body: HandOverAllBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const ordered = await this.ordering.execute(asking, body);
    if (isRejection(ordered)) throw new Refused([ordered]);
    if (ordered.replayed) void reply.header('idempotent-replayed', 'true');
    return this.one(asking.principal, ordered.id);
  }

  @Get(':id')
  @Needs('hand-over.order')
  @ApiOkResponse({ type: HandOverAnswer })
  read(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    return this.one(principal, idOf(request));
  }

  @Get(':id/rows')
  @Needs('hand-over.order')
  @ApiOkResponse({ type: HandOverRowPage })
  async rows(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const id = idOf(request);
    const after = readCursor(cursor, asRow) ?? 0;
    await this.one(principal, id);
    const rows = await this.handOvers.rows(principal, id, after, limit);
    return page(rows, limit, ({ n }) => n);
  }

  private async one(principal: string, id: string): Promise<object> {
    const order = await this.handOvers.one(principal, id);
    if (!order) throw new Refused([reject('ABSENT')]);
    return order;
  }
}
