import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HandOut, HandoutQueries, SayConsent } from '#casework';
import { PageParameters } from './dto/parameters.js';
import { ConsentBody, HandoutBody, HandoutPage } from './dto/service.js';
import { CarriesOut } from './http/carried-out.js';
import { CaseAct, CaseActs } from './http/case-acts.js';
import { asHandoutPlace, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal } from './http/principal.js';
import { dayOf } from './http/request.js';
import { type CaseRequest, OnCase } from './http/versioned.js';

/** The one place where the results of a case are handed out (统一出件), and how the applicant wants to be served. */
@ApiTags('handout')
@Controller('v1')
export class HandoutController {
  constructor(
    private readonly queries: HandoutQueries,
    private readonly handOut: HandOut,
    private readonly sayConsent: SayConsent,
    private readonly acts: CaseActs,
  ) {}

  @Get('handout')
  @Needs('handout.read')
  @ApiOkResponse({ type: HandoutPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asHandoutPlace);
    const rows = await this.queries.waiting(principal, { after, limit });
    return page(rows, limit, ({ dueOn, caseId }) => ({ dueOn: dueOn ?? 'infinity', caseId }));
  }

  @Post('cases/:id/handout')
  @CarriesOut('SERVE')
  @CaseAct()
  async hand(
    @OnCase(false) { asking, on }: CaseRequest,
    @Body() { effectiveOn, ...handed }: HandoutBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const day = effectiveOn === undefined ? undefined : dayOf(effectiveOn, '/effectiveOn');
    return this.acts.answer(asking, on.caseId, await this.handOut.execute(asking, on, handed, day), reply);
  }

  @Post('cases/:id/electronic-consent')
  @CarriesOut('CONSENT_SERVICE', 'REVOKE_CONSENT')
  @CaseAct()
  async consent(
    @OnCase(false) { asking, on }: CaseRequest,
    @Body() { given }: ConsentBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.acts.answer(asking, on.caseId, await this.sayConsent.execute(asking, on, given), reply);
  }
}
