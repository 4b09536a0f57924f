import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { isRejection, reject } from '#kernel';
import { normalise } from '#model/registration';
import { CompanyQueries, type CompanyRow, ExchangeCertificates, ImportCompanies } from '#registration';
import {
  CompaniesParameters,
  CompanyAnswer,
  CompanyListBody,
  CompanyPage,
  ExchangeBody,
  ImportedListAnswer,
} from './dto/registration.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf, idOf } from './http/request.js';
import { OnVersioned, type VersionedRequest } from './http/versioned.js';

/** Companies from before one licence with one code: the transition list of a registration authority. */
@ApiTags('registration')
@Controller('v1/legacy-companies')
export class LegacyCompaniesController {
  constructor(
    private readonly importing: ImportCompanies,
    private readonly exchanging: ExchangeCertificates,
    private readonly queries: CompanyQueries,
  ) {}

  /** Rows that are right are taken, each of the others says why not. */
  @Post('imports')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ImportedListAnswer })
  async import(
    @AskingAs(true) asking: Asking,
    @Body() list: CompanyListBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const imported = await this.importing.execute(asking, list);
    if (isRejection(imported)) throw new Refused([imported]);
    if (imported.replayed) void reply.header('idempotent-replayed', 'true');
    return { rows: imported.rows };
  }

  @Get()
  @Needs('legacy.read')
  @ApiOkResponse({ type: CompanyPage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE, state, number }: CompaniesParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    const asked = {
      after,
      limit,
      state: state ?? null,
      number: number === undefined ? null : normalise(number),
    };
    return page(await this.queries.companies(principal, asked), limit, ({ id }) => id);
  }

  @Get(':id')
  @Needs('legacy.read')
  @ApiOkResponse({ type: CompanyAnswer })
  one(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanyRow> {
    return this.company(principal, idOf(request), reply);
  }

  @Post(':id/exchange')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CompanyAnswer })
  async exchange(
    @OnVersioned(true) { asking, id, ifVersion }: VersionedRequest,
    @Body() wish: ExchangeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanyRow> {
    const foundedOn = dayOf(wish.particulars.foundedOn, '/particulars/foundedOn');
    const particulars = { ...wish.particulars, foundedOn };
    const done = await this.exchanging.execute(asking, id, { ...wish, particulars, ifVersion });
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    return this.company(asking.principal, id, reply);
  }

  private async company(principal: string, id: string, reply: FastifyReply): Promise<CompanyRow> {
    const company = await this.queries.company(principal, id);
    if (!company) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${company.version}"`);
    return company;
  }
}
