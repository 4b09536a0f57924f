import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { NoticeQueries } from '#messaging';
import { Ledger } from '#record';
import { NoticePage } from './dto/channel-answers.js';
import { NoticeParameters } from './dto/parameters.js';
import { asPos, feed, PAGE, readCursor } from './http/pages.js';
import { Needs, Principal } from './http/principal.js';
import { instantOf } from './http/request.js';

/** What the reader is told (告知). */
@ApiTags('notices')
@Controller('v1/notices')
export class NoticesController {
  constructor(
    private readonly queries: NoticeQueries,
    private readonly ledger: Ledger,
  ) {}

  /** Places what was told a moment ago first: whoever acted reads of it at once, worker or none. */
  @Get()
  @Needs('notice.read')
  @ApiOkResponse({ type: NoticePage })
  async list(@Principal() principal: string, @Query() parameters: NoticeParameters): Promise<object> {
    const { cursor, limit = PAGE, since, legal, ...filter } = parameters;
    const after = readCursor(cursor, asPos);
    await this.ledger.sequence(200, true);
    const rows = await this.queries.notices(
      principal,
      {
        ...filter,
        ...(legal !== undefined && { legal: legal === 'true' }),
        ...(since !== undefined && { since: instantOf(since, '/since') }),
      },
      { after, limit },
    );
    const { items, next } = feed(rows, ({ pos, id }) => ({ pos, id }));
    return { items: items.map(({ pos: _, ...row }) => row), ...(next && { next }) };
  }
}
