import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asking, type CaseDetail, CaseworkQueries, ReadCase, WithdrawCase } from '#casework';
import { type SubmissionWithFiles, SubmitWithFiles } from '#dossier';
import { reject } from '#kernel';
import { CaseAnswer, CasePage, ItemDetailAnswer, SubmittedAnswer } from './dto/answers.js';
import { NoteBody, SubmitBody } from './dto/bodies.js';
import { PageParameters } from './dto/parameters.js';
import { CarriesOut } from './http/carried-out.js';
import { CaseAct, shownIn } from './http/case-acts.js';
import { unlessRefused } from './http/drafting.js';
import { itemIn } from './http/item-acts.js';
import { casesSubmitted } from './http/metrics.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf, numberOf } from './http/request.js';
import { type CaseRequest, OnCase } from './http/versioned.js';

@ApiTags('cases')
@Controller('v1/cases')
export class CasesController {
  constructor(
    private readonly submit: SubmitWithFiles,
    private readonly withdraw: WithdrawCase,
    private readonly read: ReadCase,
    private readonly queries: CaseworkQueries,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: SubmittedAnswer })
  async open(
    @AskingAs(true) asking: Asking,
    @Body() body: SubmitBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const submitted = unlessRefused(await this.submit.execute(asking, body as SubmissionWithFiles));
    if (submitted.replayed) void reply.header('idempotent-replayed', 'true');
    else casesSubmitted.inc();
    void reply.header('location', `/v1/cases/${submitted.caseId}`);
    const opened = submitted.detail?.();
    const shown = opened ? shownIn(reply, opened) : this.case(asking.principal, submitted.caseId, reply);
    return { ...(await shown), queryCode: submitted.queryCode };
  }

  @Get()
  @Needs('case.read')
  @ApiOkResponse({ type: CasePage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    return page(await this.queries.cases(principal, { after, limit }), limit, ({ id }) => id);
  }

  @Get(':id')
  @Needs('case.read')
  @ApiOkResponse({ type: CaseAnswer })
  one(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    return this.case(principal, idOf(request), reply);
  }

  @Get(':id/items/:n')
  @Needs('case.read')
  @ApiOkResponse({ type: ItemDetailAnswer })
  async item(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const caseId = idOf(request);
    const n = numberOf(request);
    const item = itemIn(await this.read.execute(principal, caseId), n);
    void reply.header('etag', `"${item.version}"`);
    return { caseId, ...item };
  }

  @Post(':id/withdrawal')
  @CarriesOut('WITHDRAW')
  @CaseAct()
  async end(
    @OnCase(false) { asking, on }: CaseRequest,
    @Body() { note }: NoteBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    const done = unlessRefused(await this.withdraw.execute(asking, on, note));
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    return this.case(asking.principal, on.caseId, reply);
  }

  private async case(principal: string, caseId: string, reply: FastifyReply): Promise<CaseDetail> {
    const read = await this.read.execute(principal, caseId);
    if (!read) throw new Refused([reject('ABSENT')]);
    return shownIn(reply, read);
  }
}
