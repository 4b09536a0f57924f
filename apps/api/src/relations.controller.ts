import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { PeopleLists } from '#identity';
import { endRelation, recordRelation } from '#model/identity';
import { MadeAnswer, RelationBody, RowListAnswer } from './dto/ways.js';
import { PeopleActs } from './http/people-acts.js';
import { Acts, AskingAs, Principal, SignedIn } from './http/principal.js';
import { idOf } from './http/request.js';

/** Recusal (回避): who is related to which applicant. */
@ApiTags('people')
@Controller('v1/relations')
export class RelationsController {
  constructor(
    private readonly acts: PeopleActs,
    private readonly lists: PeopleLists,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: MadeAnswer })
  async record(
    @AskingAs(true) asking: Asking,
    @Body() { person, enterprise, ground }: RelationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeAnswer> {
    const who = person === undefined ? { self: true as const } : { signIn: person };
    const made = { as: 'relation', by: (id: string) => recordRelation(id, ground) };
    const { id } = await this.acts.make(asking, { own: true, ...who, enterprise }, made, reply);
    return { id };
  }

  @Get()
  @SignedIn('relation.record')
  @ApiOkResponse({ type: RowListAnswer })
  async list(@Principal() principal: string): Promise<RowListAnswer> {
    return { items: await this.lists.list('relations', principal) };
  }

  @Post(':id/end')
  @Acts()
  @HttpCode(204)
  async end(@AskingAs(true) asking: Asking, @Req() request: FastifyRequest): Promise<void> {
    await this.acts.perform(asking, { own: true, relation: idOf(request) }, endRelation());
  }
}
