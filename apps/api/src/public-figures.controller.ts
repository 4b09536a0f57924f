import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { localDateOf } from '#calendar';
import { LegalClock } from '#record';
import { ReadPublicFigures } from '#supervision';
import { PublicFigureParameters, PublicFiguresAnswer } from './dto/supervision.js';
import { Public } from './http/principal.js';

/** What everybody may know of how promises are kept: by park and by item, nothing of an organ, a case or a person. */
@ApiTags('public')
@Controller('public/v1/figures')
export class PublicFiguresController {
  constructor(
    private readonly read: ReadPublicFigures,
    private readonly clock: LegalClock,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: PublicFiguresAnswer })
  async figures(@Query() { by = 'park', year }: PublicFigureParameters): Promise<object> {
    const asked = year ?? Number(localDateOf(await this.clock.now()).slice(0, 4));
    return { by, year: asked, items: await this.read.execute(by, asked) };
  }
}
