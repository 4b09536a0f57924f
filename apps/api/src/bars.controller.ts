import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { PeopleLists } from '#identity';
import { endBar, enterBar } from '#model/identity';
import { BarBody, BarEndBody, BarQuery } from './dto/bars.js';
import { MadeAnswer, RowListAnswer } from './dto/ways.js';
import { PeopleActs } from './http/people-acts.js';
import { Acts, AskingAs, Principal, SignedIn } from './http/principal.js';
import { dayOf, idOf } from './http/request.js';

/** Bars of applicants (失信限制): entered and ended on a paper; no list of them is public. */
@ApiTags('people')
@Controller('v1/bars')
export class BarsController {
  constructor(
    private readonly acts: PeopleActs,
    private readonly lists: PeopleLists,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: MadeAnswer })
  async enter(
    @AskingAs(true) asking: Asking,
    @Body() { enterprise, from, until, ...said }: BarBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeAnswer> {
    const last = until === undefined ? {} : { until: dayOf(until, '/until') };
    const wish = { ...said, from: dayOf(from, '/from'), ...last };
    const made = { as: 'bar', by: (id: string) => enterBar(id, wish) };
    const { id } = await this.acts.make(asking, { organ: enterprise }, made, reply);
    return { id };
  }

  @Get()
  @SignedIn('bar.read')
  @ApiOkResponse({ type: RowListAnswer })
  async list(@Principal() principal: string, @Query() { enterprise }: BarQuery): Promise<RowListAnswer> {
    return { items: await this.lists.bars(principal, enterprise ?? null) };
  }

  @Post(':id/end')
  @Acts()
  @HttpCode(204)
  async end(
    @AskingAs(true) asking: Asking,
    @Req() request: FastifyRequest,
    @Body() { how, document }: BarEndBody,
  ): Promise<void> {
    await this.acts.perform(asking, { bar: idOf(request) }, endBar(how, document));
  }
}
