import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type ItemState, ReadCase, RerouteItem, stateOf } from '#casework';
import { isRejection, reject } from '#kernel';
import { ItemStateAnswer } from './dto/answers.js';
import { RerouteBody } from './dto/window-bodies.js';
import { type ItemRequest, OnItem } from './http/item-acts.js';
import { Acts } from './http/principal.js';
import { Refused } from './http/problem.js';

/** An item in the wrong hands goes to the competent organ (改派). */
@ApiTags('one window')
@Controller('v1/cases/:id/items/:n')
export class ReroutingController {
  constructor(
    private readonly verb: RerouteItem,
    private readonly read: ReadCase,
  ) {}

  @Post('rerouting')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ItemStateAnswer })
  @ApiHeader({ name: 'If-Match', required: true, description: 'Version of the item that was seen, quoted' })
  async reroute(
    @OnItem() { asking, ...on }: ItemRequest,
    @Body() body: RerouteBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ItemState & { readonly caseId: string }> {
    const done = await this.verb.execute(asking, on, body);
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    const read = await this.read.execute(asking.principal, on.caseId);
    const item = read?.items.find(({ n }) => n === on.idx);
    if (!item) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${item.version}"`);
    return { caseId: on.caseId, ...stateOf(item) };
  }
}
