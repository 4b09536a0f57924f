import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isRejection, reject } from '#kernel';
import {
  EndSubscription,
  RotateSecret,
  Subscribe,
  type SubscriptionRow,
  SubscriptionStore,
} from '#messaging';
import { SubscribedAnswer, SubscriptionAnswer, SubscriptionPage } from './dto/channel-answers.js';
import { RotationBody, SubscriptionBody } from './dto/channel-bodies.js';
import { PageParameters } from './dto/parameters.js';
import { DISABLED } from './http/disabled.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal, type SignedRequest, subscriberOf } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

const ROTATION_HOURS = 24;

/** Channels of the reader's organ: where it wants to be told (订阅). */
@ApiTags('subscriptions')
@Controller('v1/subscriptions')
export class SubscriptionsController {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly subscribe: Subscribe,
    private readonly endSubscription: EndSubscription,
    private readonly rotateSecret: RotateSecret,
  ) {}

  @Post()
  @Needs('subscription.write')
  @HttpCode(201)
  @ApiCreatedResponse({ type: SubscribedAnswer })
  async open(
    @Req() request: SignedRequest,
    @Body() { kinds = [], ...wish }: SubscriptionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const by = subscriberOf(request);
    const done = await this.subscribe.execute(by, { ...wish, kinds });
    if (isRejection(done)) throw new Refused([done]);
    void reply.header('location', `/v1/subscriptions/${done.id}`);
    return { ...(await this.shown(by.principal, done.id)), secret: done.secret };
  }

  @Get()
  @Needs('subscription.read')
  @ApiOkResponse({ type: SubscriptionPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    const rows = await this.store.list(principal, { after, limit });
    return page(rows.map(shown), limit, ({ id }) => id);
  }

  @Get(':id')
  @Needs('subscription.read')
  @ApiOkResponse({ type: SubscriptionAnswer })
  one(@Principal() principal: string, @Req() request: SignedRequest): Promise<object> {
    return this.shown(principal, idOf(request));
  }

  @Post(':id/end')
  @Needs('subscription.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SubscriptionAnswer })
  async end(@Req() request: SignedRequest): Promise<object> {
    const by = subscriberOf(request);
    const id = idOf(request);
    const refusal = await this.endSubscription.execute(by, id);
    if (refusal) throw new Refused([refusal]);
    return this.shown(by.principal, id);
  }

  @Post(':id/secret')
  @Needs('subscription.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SubscribedAnswer })
  async rotate(
    @Req() request: SignedRequest,
    @Body() { previousHours = ROTATION_HOURS }: RotationBody,
  ): Promise<object> {
    const by = subscriberOf(request);
    const id = idOf(request);
    const rotated = await this.rotateSecret.execute(by, id, previousHours);
    if (isRejection(rotated)) throw new Refused([rotated]);
    return { ...(await this.shown(by.principal, id)), ...rotated };
  }

  private async shown(principal: string, id: string): Promise<object> {
    const row = await this.store.one(principal, id);
    if (!row) throw new Refused([reject('ABSENT')]);
    return shown(row);
  }
}

function shown({ disabledAt, disabledReason, ...row }: SubscriptionRow) {
  const disabled =
    disabledAt && disabledReason
      ? { at: disabledAt, reason: disabledReason, words: DISABLED[disabledReason] }
      : null;
  return { ...row, disabled };
}
