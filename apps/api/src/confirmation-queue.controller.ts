import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ConfirmationQueries, type ConfirmationQueueRow } from '#casework';
import { ConfirmationPage } from './dto/confirmations.js';
import { PageParameters } from './dto/parameters.js';
import { asConfirmationPlace, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal } from './http/principal.js';

const placeOf = ({ dueOn, caseId, n, confirmation }: ConfirmationQueueRow) => ({
  dueOn: dueOn ?? 'infinity',
  caseId,
  n,
  confirmation,
});

/** The queue of the organs that are asked to confirm. */
@ApiTags('confirmations')
@Controller('v1/confirmations')
export class ConfirmationQueueController {
  constructor(private readonly queries: ConfirmationQueries) {}

  @Get()
  @Needs('queue.read')
  @ApiOkResponse({ type: ConfirmationPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asConfirmationPlace);
    return page(await this.queries.queue(principal, { after, limit }), limit, placeOf);
  }
}
