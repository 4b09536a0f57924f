import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { newInvitation, PeopleLists } from '#identity';
import type { Role } from '#kernel';
import { endMembership, enterOrgan, giveRoles, invite } from '#model/identity';
import { newId } from '#platform';
import { digest } from '#record';
import { PageParameters } from './dto/parameters.js';
import {
  EndBody,
  InvitationAnswer,
  InvitedBody,
  OrganBody,
  OrganPage,
  PersonListAnswer,
  RolesBody,
} from './dto/people.js';
import { asCode, PAGE, page, readCursor } from './http/pages.js';
import { PeopleActs } from './http/people-acts.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { codeOf, idOf, periodOf } from './http/request.js';

/** Organs and who belongs to them, in the hands of the administrators (三员). */
@ApiTags('people')
@Controller('v1/organs')
export class OrgansController {
  constructor(
    private readonly acts: PeopleActs,
    private readonly lists: PeopleLists,
  ) {}

  @Post()
  @Acts()
  @HttpCode(204)
  async enter(
    @AskingAs(true) asking: Asking,
    @Body() body: OrganBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { handle, creditCode, parkId } = body;
    const about = { handle, ...(creditCode && { creditCode }), ...(parkId && { parkId }) };
    await this.acts.perform(asking, about, enterOrgan(body, newId()), reply);
  }

  @Get()
  @Needs('organ.read')
  @ApiOkResponse({ type: OrganPage })
  async list(@Query() { cursor, limit = PAGE }: PageParameters): Promise<object> {
    const rows = await this.lists.organs(null, readCursor(cursor, asCode), limit);
    return page(rows, limit, ({ handle }) => handle);
  }

  @Get(':code/people')
  @Needs('people.read')
  @ApiOkResponse({ type: PersonListAnswer })
  async people(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    return { items: await this.lists.people(principal, codeOf(request)) };
  }

  @Post(':code/people')
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: InvitationAnswer })
  async invite(
    @AskingAs(true) asking: Asking,
    @Req() request: FastifyRequest,
    @Body() { signIn, name, ...period }: InvitedBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationAnswer> {
    const invitation = newInvitation();
    const wish = { signIn, name, ...periodOf(period), hash: digest(invitation) };
    const made = { id: '', invitation: null as string | null };
    const about = { organ: codeOf(request), signIn };
    const by = (newId: string) => (seen: Parameters<ReturnType<typeof invite>>[0]) => {
      const change = invite({ id: newId, ...wish })(seen);
      made.id = seen.person?.id ?? newId;
      made.invitation = 'rows' in change && 'invitation' in change.rows ? invitation : null;
      return change;
    };
    const { id, replayed } = await this.acts.make(asking, about, { as: 'person', by }, reply);
    return replayed ? { id, invitation: null } : made;
  }

  @Post(':code/people/:id/roles')
  @Acts()
  @HttpCode(204)
  async giveRoles(
    @AskingAs(true) asking: Asking,
    @Req() request: FastifyRequest,
    @Body() { roles, ...period }: RolesBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const about = { organ: codeOf(request), person: idOf(request) };
    await this.acts.perform(asking, about, giveRoles({ roles: roles as Role[], ...periodOf(period) }), reply);
  }

  @Post(':code/people/:id/end')
  @Acts()
  @HttpCode(204)
  async end(
    @AskingAs(true) asking: Asking,
    @Req() request: FastifyRequest,
    @Body() body: EndBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const about = { organ: codeOf(request), person: idOf(request) };
    await this.acts.perform(asking, about, endMembership(periodOf(body).through), reply);
  }
}
