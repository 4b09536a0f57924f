import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { newInvitation, PeopleLists } from '#identity';
import { linkSubject, renewInvitation, resetTotp, setStanding } from '#model/identity';
import { digest } from '#record';
import { PageParameters } from './dto/parameters.js';
import { InvitationAnswer, LinkBody, PeopleLinePage } from './dto/people.js';
import { asRow, PAGE, page, readCursor } from './http/pages.js';
import { PeopleActs } from './http/people-acts.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { codeOf, idOf } from './http/request.js';

/** Single people: their standing, a new invitation, who they are at the provider; and what was ever changed about them. */
@ApiTags('people')
@Controller('v1')
export class PeopleController {
  constructor(
    private readonly acts: PeopleActs,
    private readonly lists: PeopleLists,
  ) {}

  @Post('people/:id/disablement')
  @Acts()
  @HttpCode(204)
  disable(@AskingAs(true) asking: Asking, @Req() request: FastifyRequest): Promise<void> {
    return this.perform(asking, request, setStanding(true));
  }

  @Post('people/:id/enablement')
  @Acts()
  @HttpCode(204)
  enable(@AskingAs(true) asking: Asking, @Req() request: FastifyRequest): Promise<void> {
    return this.perform(asking, request, setStanding(false));
  }

  @Post('people/:id/invitation')
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: InvitationAnswer })
  async renew(
    @AskingAs(true) asking: Asking,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationAnswer> {
    const invitation = newInvitation();
    const id = idOf(request);
    const replayed = await this.acts.perform(
      asking,
      { person: id },
      renewInvitation(digest(invitation)),
      reply,
    );
    return { id, invitation: replayed ? null : invitation };
  }

  @Post('people/:id/link')
  @Acts()
  @HttpCode(204)
  link(
    @AskingAs(true) asking: Asking,
    @Req() request: FastifyRequest,
    @Body() { issuer, subject }: LinkBody,
  ): Promise<void> {
    return this.perform(asking, request, linkSubject(issuer, subject));
  }

  @Post('people/:id/totp-reset')
  @Acts()
  @HttpCode(204)
  resetTotp(@AskingAs(true) asking: Asking, @Req() request: FastifyRequest): Promise<void> {
    return this.perform(asking, request, resetTotp());
  }

  /** `{code}` is the handle of an organ or the id of a person. */
  @Get('people-record/:code')
  @Needs('people.record')
  @ApiOkResponse({ type: PeopleLinePage })
  async record(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asRow) ?? 0;
    const lines = await this.lists.lines(principal, { stream: codeOf(request) }, after, limit);
    return page(lines, limit, ({ seq }) => seq);
  }

  /** `{code}` is the id of a person. */
  @Get('people-record/:code/sign-ins')
  @Needs('people.record')
  @ApiOkResponse({ type: PeopleLinePage })
  async signIns(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asRow) ?? 0;
    const stream = { stream: codeOf(request), signIns: true };
    return page(await this.lists.lines(principal, stream, after, limit), limit, ({ seq }) => seq);
  }

  private async perform(
    asking: Asking,
    request: FastifyRequest,
    rule: Parameters<PeopleActs['perform']>[2],
  ): Promise<void> {
    await this.acts.perform(asking, { person: idOf(request) }, rule);
  }
}
