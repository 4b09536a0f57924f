import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CorrectRecord, type ItemState } from '#casework';
import { ItemStateAnswer } from './dto/answers.js';
import { CorrectionBody } from './dto/bodies.js';
import { CarriesOut } from './http/carried-out.js';
import { ItemActs, type ItemRequest, OnItem } from './http/item-acts.js';
import { Acts } from './http/principal.js';
import { dayOf } from './http/request.js';

/** A day of the record put right by a second person (更正). */
@ApiTags('cases')
@Controller('v1/cases/:id/items/:n')
export class CorrectionsController {
  constructor(
    private readonly verb: CorrectRecord,
    private readonly acts: ItemActs,
  ) {}

  @Post('correction')
  @CarriesOut('CORRECT_RECORD')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ItemStateAnswer })
  async correct(
    @OnItem() on: ItemRequest,
    @Body() { to, ...body }: CorrectionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ItemState & { readonly caseId: string }> {
    const done = await this.verb.execute(on.asking, on, { ...body, to: dayOf(to, '/to') });
    return this.acts.answer(on, reply, done);
  }
}
