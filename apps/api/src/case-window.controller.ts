import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AcceptAll, type CaseDetail, NoticeCaseGaps } from '#casework';
import { SupplyWithFiles } from '#dossier';
import { CaseNoticeBody, SupplementBody } from './dto/window-bodies.js';
import { CarriesOut } from './http/carried-out.js';
import { CaseAct, CaseActs } from './http/case-acts.js';
import { dayOf } from './http/request.js';
import { type CaseRequest, OnCase } from './http/versioned.js';

/** What the window does for all items of a case at once (一窗办理). */
@ApiTags('one window')
@Controller('v1/cases')
export class CaseWindowController {
  constructor(
    private readonly notice: NoticeCaseGaps,
    private readonly acceptAll: AcceptAll,
    private readonly supply: SupplyWithFiles,
    private readonly acts: CaseActs,
  ) {}

  @Post(':id/gap-notice')
  @CarriesOut('NOTICE_GAPS')
  @CaseAct()
  async noticeGaps(
    @OnCase(false) { asking, on }: CaseRequest,
    @Body() { reply: period }: CaseNoticeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    return this.acts.answer(asking, on.caseId, await this.notice.execute(asking, on, period), reply);
  }

  @Post(':id/acceptance')
  @CarriesOut('ACCEPT')
  @CaseAct()
  async accept(
    @OnCase(false) { asking, on }: CaseRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    return this.acts.answer(asking, on.caseId, await this.acceptAll.execute(asking, on), reply);
  }

  @Post(':id/supplements')
  @CarriesOut('SUPPLY')
  @CaseAct()
  async supplyLines(
    @OnCase(false) { asking, on }: CaseRequest,
    @Body() { effectiveOn, papers = [], lines = [], ...more }: SupplementBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    const day = effectiveOn === undefined ? {} : { effectiveOn: dayOf(effectiveOn, '/effectiveOn') };
    const done = await this.supply.execute(asking, on, { papers, lines, ...more, ...day });
    return this.acts.answer(asking, on.caseId, done, reply);
  }
}
