import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asking, type ItemState, OrderTransfer, TransferItem, TransferStore } from '#casework';
import { isRejection, reject } from '#kernel';
import { ItemStateAnswer } from './dto/answers.js';
import { TransferAllBody, TransferAnswer, TransferBody } from './dto/level-bodies.js';
import { PageParameters } from './dto/parameters.js';
import { HandOverRowPage } from './dto/ways.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, OnItem } from './http/item-acts.js';
import { asRow, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

/** Powers that moved (移送): one running item, or all that a delegation concerns, row by row. */
@ApiTags('levels')
@Controller('v1')
export class TransfersController {
  constructor(
    private readonly verb: TransferItem,
    private readonly ordering: OrderTransfer,
    private readonly transfers: TransferStore,
    private readonly acts: ItemActs,
  ) {}

  @Post('cases/:id/items/:n/transfer')
  @CarriesOut('TRANSFER')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ItemStateAnswer })
  async transfer(
    @OnItem() on: ItemRequest,
    @Body() body: TransferBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ItemState & { readonly caseId: string }> {
    const done = await this.verb.execute(on.asking, on, body);
    return this.acts.answer(on, reply, done);
  }

  @Post('transfers')
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: TransferAnswer })
  async order(
    @AskingAs(true) asking: Asking,
    @Body() body: TransferAllBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const ordered = await this.ordering.execute(asking, body);
    if (isRejection(ordered)) throw new Refused([ordered]);
    if (ordered.replayed) void reply.header('idempotent-replayed', 'true');
    return this.one(asking.principal, ordered.id);
  }

  @Get('transfers/:id')
  @Needs('transfer.order')
  @ApiOkResponse({ type: TransferAnswer })
  read(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    return this.one(principal, idOf(request));
  }

  @Get('transfers/:id/rows')
  @Needs('transfer.order')
  @ApiOkResponse({ type: HandOverRowPage })
  async rows(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const id = idOf(request);
    const after = readCursor(cursor, asRow) ?? 0;
    await this.one(principal, id);
    const rows = await this.transfers.rows(principal, id, after, limit);
    return page(rows, limit, ({ n }) => n);
  }

  private async one(principal: string, id: string): Promise<object> {
    const order = await this.transfers.one(principal, id);
    if (!order) throw new Refused([reject('ABSENT')]);
    return order;
  }
}
