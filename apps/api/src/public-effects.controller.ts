import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadEffects } from '#catalogue';
import { effectLines } from './csv/effect-lines.js';
import { EffectParameters, EffectsAnswer } from './dto/effects.js';
import { Fresh } from './http/fresh.js';
import { answerOpen } from './http/open-answer.js';
import { Reader } from './words/reader.js';

/** What cancelling, delegating, merging and shortening did to the list, open to everybody. */
@ApiTags('public')
@Controller('public/v1/catalogue/effects')
export class PublicEffectsController {
  constructor(private readonly effects: ReadEffects) {}

  @Get()
  @Fresh(EffectsAnswer)
  async ask(
    @Query() { by = 'month', format }: EffectParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { changedAt, ...effects } = await this.effects.execute(by);
    return answerOpen(request, reply, {
      asked: format,
      changedAt,
      json: effects,
      table: () => effectLines(Reader.of(request), effects),
    });
  }
}
