import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { PeopleLists } from '#identity';
import { givePower, revokePower } from '#model/identity';
import { MadeAnswer, PowerBody, RowListAnswer } from './dto/ways.js';
import { PeopleActs } from './http/people-acts.js';
import { Acts, AskingAs, Principal, SignedIn } from './http/principal.js';
import { dayOf, idOf, idsOf } from './http/request.js';

/** Powers of attorney (委托): what an applicant gives, and what one holds as an agent. */
@ApiTags('people')
@Controller('v1/powers')
export class PowersController {
  constructor(
    private readonly acts: PeopleActs,
    private readonly lists: PeopleLists,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: MadeAnswer })
  async give(
    @AskingAs(true) asking: Asking,
    @Body() { agent, projects, from, through, document }: PowerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeAnswer> {
    const wish = {
      ...{ document, projects: idsOf(projects, '/projects') },
      ...{ from: dayOf(from, '/from'), through: dayOf(through, '/through') },
    };
    const made = { as: 'power', by: (id: string) => givePower({ id, ...wish }) };
    const { id } = await this.acts.make(asking, { own: true, signIn: agent }, made, reply);
    return { id };
  }

  @Get()
  @SignedIn('power.read')
  @ApiOkResponse({ type: RowListAnswer })
  async list(@Principal() principal: string): Promise<RowListAnswer> {
    return { items: await this.lists.list('powers', principal) };
  }

  @Post(':id/revocation')
  @Acts()
  @HttpCode(204)
  async revoke(@AskingAs(true) asking: Asking, @Req() request: FastifyRequest): Promise<void> {
    await this.acts.perform(asking, { own: true, power: idOf(request) }, revokePower());
  }
}
