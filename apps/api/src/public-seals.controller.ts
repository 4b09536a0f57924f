import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { isRejection } from '#kernel';
import { SealJournal, Seals } from '#record';
import { PageParameters } from './dto/parameters.js';
import { SealPage } from './dto/record.js';
import { asHead, PAGE, page, readCursor } from './http/pages.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';

/** Signed heads of the journal, for whoever wants to keep them: nothing in them says what happened, only that it stays. */
@ApiTags('public')
@Controller('public/v1')
export class PublicSealsController {
  constructor(
    private readonly seals: Seals,
    private readonly sealing: SealJournal,
  ) {}

  @Get('seals')
  @Public()
  @ApiOkResponse({ type: SealPage })
  async list(@Query() { cursor, limit = PAGE }: PageParameters): Promise<object> {
    const before = readCursor(cursor, asHead);
    return page(await this.seals.newest(before, limit), limit, ({ pos }) => pos);
  }

  @Get('seal-key')
  @Public()
  @ApiOkResponse({ content: { 'application/x-pem-file': { schema: { type: 'string' } } } })
  @Header('content-type', 'application/x-pem-file; charset=utf-8')
  key(): string {
    const key = this.sealing.publicKey();
    if (isRejection(key)) throw new Refused([key]);
    return key;
  }
}
