import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadEffects } from '#catalogue';
import { canonical, digest } from '#record';
import { EffectParameters, EffectsAnswer } from './dto/effects.js';
import { Public } from './http/principal.js';

/** What cancelling, delegating, merging and shortening did to the list, open to everybody. */
@ApiTags('public')
@Controller('public/v1/catalogue/effects')
export class PublicEffectsController {
  constructor(private readonly effects: ReadEffects) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: EffectsAnswer })
  async ask(
    @Query() { by = 'month' }: EffectParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const effects = await this.effects.execute(by);
    void reply.header('etag', `"${digest(canonical(effects))}"`);
    return effects;
  }
}
