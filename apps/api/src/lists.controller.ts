import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseworkQueries, type QueueRow } from '#casework';
import { QueuePage } from './dto/answers.js';
import { PageParameters } from './dto/parameters.js';
import { asQueuePlace, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal } from './http/principal.js';

const placeOf = ({ dueOn, ahead, caseId, n }: QueueRow) => ({ dueOn: dueOn ?? 'infinity', ahead, caseId, n });

/** What people open in the morning. */
@ApiTags('lists')
@Controller('v1')
export class ListsController {
  constructor(private readonly casework: CaseworkQueries) {}

  @Get('queue')
  @Needs('queue.read')
  @ApiOkResponse({ type: QueuePage })
  async queue(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asQueuePlace);
    const [rows, counters] = await Promise.all([
      this.casework.queue(principal, { after, limit }),
      this.casework.counters(principal),
    ]);
    return { ...page(rows, limit, placeOf), counters };
  }
}
