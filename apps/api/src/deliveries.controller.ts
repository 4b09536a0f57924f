import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reject } from '#kernel';
import { DeliveryQueries, type DeliveryRow, Redeliver } from '#messaging';
import { DeliveryDetailAnswer, DeliveryPage } from './dto/channel-answers.js';
import { DeliveryParameters } from './dto/parameters.js';
import { asDeliveryPlace, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal, type SignedRequest, subscriberOf } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

/** The position serves the cursor; it would tell how much happens elsewhere. */
const shown = <R extends DeliveryRow>({ pos: _, ...row }: R) => row;

/** What was to reach the channels of the reader's organ; of what the law asks, all of the park for its supervision (投递). */
@ApiTags('deliveries')
@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(
    private readonly queries: DeliveryQueries,
    private readonly redeliver: Redeliver,
  ) {}

  @Get()
  @Needs('delivery.read')
  @ApiOkResponse({ type: DeliveryPage })
  async list(@Principal() principal: string, @Query() parameters: DeliveryParameters): Promise<object> {
    const { cursor, limit = PAGE, legal, ...filter } = parameters;
    const after = readCursor(cursor, asDeliveryPlace);
    const asked = { ...filter, ...(legal !== undefined && { legal: legal === 'true' }) };
    const rows = await this.queries.deliveries(principal, asked, { after, limit });
    const { items, next } = page(rows, limit, ({ pos, id }) => ({ pos, id }));
    return { items: items.map(shown), ...(next && { next }) };
  }

  @Get(':id')
  @Needs('delivery.read')
  @ApiOkResponse({ type: DeliveryDetailAnswer })
  one(@Principal() principal: string, @Req() request: SignedRequest): Promise<object> {
    return this.read(principal, idOf(request));
  }

  @Post(':id/redelivery')
  @Needs('delivery.redeliver')
  @HttpCode(200)
  @ApiOkResponse({ type: DeliveryDetailAnswer })
  async again(@Req() request: SignedRequest): Promise<object> {
    const by = subscriberOf(request);
    const id = idOf(request);
    const refusal = await this.redeliver.execute(by, id);
    if (refusal) throw new Refused([refusal]);
    return this.read(by.principal, id);
  }

  private async read(principal: string, id: string): Promise<object> {
    const delivery = await this.queries.delivery(principal, id);
    if (!delivery) throw new Refused([reject('ABSENT')]);
    return shown(delivery);
  }
}
