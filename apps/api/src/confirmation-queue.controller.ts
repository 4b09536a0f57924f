import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AccessStore, ConfirmationQueries, type ConfirmationQueueRow, ReadRecord } from '#casework';
import { reject } from '#kernel';
import { ConfirmationPage, RecordAnswer } from './dto/confirmations.js';
import { PageParameters, ReasonParameters } from './dto/parameters.js';
import { asConfirmationPlace, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { codeOf, idOf, numberOf } from './http/request.js';

const placeOf = ({ dueOn, caseId, n, confirmation }: ConfirmationQueueRow) => ({
  dueOn: dueOn ?? 'infinity',
  caseId,
  n,
  confirmation,
});

/** The queue of the organs that are asked to confirm. */
@ApiTags('confirmations')
@Controller('v1')
export class ConfirmationQueueController {
  constructor(
    private readonly queries: ConfirmationQueries,
    private readonly records: ReadRecord,
    private readonly access: AccessStore,
  ) {}

  @Get('confirmations')
  @Needs('queue.read')
  @ApiOkResponse({ type: ConfirmationPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asConfirmationPlace);
    return page(await this.queries.queue(principal, { after, limit }), limit, placeOf);
  }

  /** What the side is to compare with its own books: its own fields, filled from the one form. */
  @Get('cases/:id/items/:n/confirmations/:code/record')
  @Needs('case.read')
  @ApiOkResponse({ type: RecordAnswer })
  async record(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Query() { reason }: ReasonParameters,
  ): Promise<object> {
    const on = { caseId: idOf(request), idx: numberOf(request), confirmation: codeOf(request) };
    const record = await this.records.execute(principal, on, reason ?? null);
    if (!record || !(await this.access.note(principal, on.caseId, 'record', reason ?? null)))
      throw new Refused([reject('ABSENT')]);
    return record;
  }
}
