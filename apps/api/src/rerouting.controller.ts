import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type ItemState, RerouteItem } from '#casework';
import { ItemStateAnswer } from './dto/answers.js';
import { RerouteBody } from './dto/window-bodies.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, OnItem } from './http/item-acts.js';
import { Acts } from './http/principal.js';

/** An item in the wrong hands goes to the competent organ (改派). */
@ApiTags('one window')
@Controller('v1/cases/:id/items/:n')
export class ReroutingController {
  constructor(
    private readonly verb: RerouteItem,
    private readonly acts: ItemActs,
  ) {}

  @Post('rerouting')
  @CarriesOut('REROUTE')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ItemStateAnswer })
  async reroute(
    @OnItem() on: ItemRequest,
    @Body() body: RerouteBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ItemState & { readonly caseId: string }> {
    const done = await this.verb.execute(on.asking, on, body);
    return this.acts.answer(on, reply, done);
  }
}
