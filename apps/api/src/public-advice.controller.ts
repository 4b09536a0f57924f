import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AdviseProject } from '#routing';
import { AdviceAnswer, FactsAnswer, PublicAdviceBody } from './dto/advice.js';
import { unlessRefused } from './http/drafting.js';
import { Public } from './http/principal.js';
import { dayOf } from './http/request.js';

/** Who has not signed up yet asks first, too: facts in, advice out, nothing kept. */
@ApiTags('public')
@Controller('public/v1')
export class PublicAdviceController {
  constructor(private readonly advise: AdviseProject) {}

  @Post('advice')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: AdviceAnswer })
  async ask(@Body() { base, facts, on }: PublicAdviceBody): Promise<object> {
    return unlessRefused(
      await this.advise.execute({ base, facts, on: on === undefined ? null : dayOf(on, '/on') }),
    );
  }

  @Get('facts')
  @Public()
  @ApiOkResponse({ type: FactsAnswer })
  async facts(): Promise<object> {
    return { items: await this.advise.facts() };
  }
}
