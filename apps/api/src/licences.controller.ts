import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRejection, reject } from '#kernel';
import { type Amendment, normalise } from '#model/registration';
import { AmendLicence, LicenceQueries, type LicenceRow } from '#registration';
import {
  LicenceAnswer,
  LicenceChangeBody,
  LicencePage,
  LicenceReasonBody,
  LicencesParameters,
} from './dto/licence.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Acts, Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';
import { OnVersioned, type VersionedRequest } from './http/versioned.js';

/** Business licences as their registrar and their company see them, and the acts that make a new version of one. */
@ApiTags('registration')
@Controller('v1/licences')
export class LicencesController {
  constructor(
    private readonly amending: AmendLicence,
    private readonly queries: LicenceQueries,
  ) {}

  @Get()
  @Needs('licence.read')
  @ApiOkResponse({ type: LicencePage })
  async list(
    @Principal() principal: string,
    @Query() { cursor, limit = PAGE, code }: LicencesParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    const wanted = { after, limit, code: code === undefined ? null : normalise(code) };
    return page(await this.queries.licences(principal, wanted), limit, ({ id }) => id);
  }

  @Get(':id')
  @Needs('licence.read')
  @ApiOkResponse({ type: LicenceAnswer })
  one(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LicenceRow> {
    return this.licence(principal, idOf(request), reply);
  }

  @Post(':id/changes')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: LicenceAnswer })
  change(
    @OnVersioned(true) on: VersionedRequest,
    @Body() { changes, reason }: LicenceChangeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LicenceRow> {
    return this.amend(on, { kind: 'change', changes: { ...changes }, reason }, reply);
  }

  @Post(':id/replacements')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: LicenceAnswer })
  replace(
    @OnVersioned(true) on: VersionedRequest,
    @Body() { reason }: LicenceReasonBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LicenceRow> {
    return this.amend(on, { kind: 'replacement', reason }, reply);
  }

  @Post(':id/cancellation')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: LicenceAnswer })
  cancel(
    @OnVersioned(true) on: VersionedRequest,
    @Body() { reason }: LicenceReasonBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LicenceRow> {
    return this.amend(on, { kind: 'cancellation', reason }, reply);
  }

  private async amend(
    { asking, id, ifVersion }: VersionedRequest,
    wish: Omit<Amendment, 'ifVersion'>,
    reply: FastifyReply,
  ): Promise<LicenceRow> {
    const done = await this.amending.execute(asking, id, { ...wish, ifVersion });
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    return this.licence(asking.principal, id, reply);
  }

  private async licence(principal: string, id: string, reply: FastifyReply): Promise<LicenceRow> {
    const licence = await this.queries.licence(principal, id);
    if (!licence) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${licence.version}"`);
    return licence;
  }
}
