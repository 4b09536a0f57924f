import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CorrectRecord, type ItemState, ReadCase, stateOf } from '#casework';
import { isRejection, reject } from '#kernel';
import { ItemStateAnswer } from './dto/answers.js';
import { CorrectionBody } from './dto/bodies.js';
import { type ItemRequest, OnItem } from './http/item-acts.js';
import { Acts } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf } from './http/request.js';

/** A day of the record put right by a second person (更正). */
@ApiTags('cases')
@Controller('v1/cases/:id/items/:n')
export class CorrectionsController {
  constructor(
    private readonly verb: CorrectRecord,
    private readonly read: ReadCase,
  ) {}

  @Post('correction')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ItemStateAnswer })
  @ApiHeader({ name: 'If-Match', required: true, description: 'Version of the item that was seen, quoted' })
  async correct(
    @OnItem() { asking, ...on }: ItemRequest,
    @Body() { to, ...body }: CorrectionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ItemState & { readonly caseId: string }> {
    const done = await this.verb.execute(asking, on, { ...body, to: dayOf(to, '/to') });
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    const read = await this.read.execute(asking.principal, on.caseId);
    const item = read?.items.find(({ n }) => n === on.idx);
    if (!item) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${item.version}"`);
    return { caseId: on.caseId, ...stateOf(item) };
  }
}
