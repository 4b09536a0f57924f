import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptAll, type Asking, type CaseDetail, type Done, NoticeCaseGaps, ReadCase } from '#casework';
import { SupplyWithFiles } from '#dossier';
import { isRejection, type Rejection, reject } from '#kernel';
import { CaseAnswer } from './dto/answers.js';
import { CaseNoticeBody, SupplementBody } from './dto/window-bodies.js';
import { Acts, AskingAs } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf, idOf, versionOf } from './http/request.js';

const Seen = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'Version of the case that was seen, quoted' });

/** What the window does for all items of a case at once (一窗办理). */
@ApiTags('one window')
@Controller('v1/cases')
export class CaseWindowController {
  constructor(
    private readonly notice: NoticeCaseGaps,
    private readonly acceptAll: AcceptAll,
    private readonly supply: SupplyWithFiles,
    private readonly read: ReadCase,
  ) {}

  @Post(':id/gap-notice')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CaseAnswer })
  @Seen()
  async noticeGaps(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Body() { reply: period }: CaseNoticeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    const on = { caseId: idOf(request), ifSeq: versionOf(request) };
    return this.after(await this.notice.execute(asking, on, period), asking, reply);
  }

  @Post(':id/acceptance')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CaseAnswer })
  @Seen()
  async accept(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    const on = { caseId: idOf(request), ifSeq: versionOf(request) };
    return this.after(await this.acceptAll.execute(asking, on), asking, reply);
  }

  @Post(':id/supplements')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CaseAnswer })
  @Seen()
  async supplyLines(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Body() { effectiveOn, papers = [], lines = [], ...more }: SupplementBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    const on = { caseId: idOf(request), ifSeq: versionOf(request) };
    const day = effectiveOn === undefined ? {} : { effectiveOn: dayOf(effectiveOn, '/effectiveOn') };
    const done = await this.supply.execute(asking, on, { papers, lines, ...more, ...day });
    return this.after(done, asking, reply);
  }

  private async after(done: Done | Rejection, asking: Asking, reply: FastifyReply): Promise<CaseDetail> {
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    const file = await this.read.execute(asking.principal, done.caseId);
    if (!file) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${file.seq}"`);
    return { ...file, items: file.items.map((item) => ({ caseId: done.caseId, ...item })) };
  }
}
