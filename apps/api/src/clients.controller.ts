import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { newKey, PeopleLists } from '#identity';
import type { Role } from '#kernel';
import { makeClient, revokeClient, rotateKey } from '#model/identity';
import { digest } from '#record';
import { ClientBody, KeyAnswer, RowListAnswer } from './dto/ways.js';
import { networksOf } from './http/networks.js';
import { PeopleActs } from './http/people-acts.js';
import { Acts, AskingAs, Needs, Principal } from './http/principal.js';
import { dayOf, idOf, idsOf } from './http/request.js';

/** Machine clients of an organ and their keys (接口密钥): shown once, stored hashed, confined to verbs. */
@ApiTags('people')
@Controller('v1/clients')
export class ClientsController {
  constructor(
    private readonly acts: PeopleActs,
    private readonly lists: PeopleLists,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: KeyAnswer })
  async make(
    @AskingAs(true) asking: Asking,
    @Body() { name, roles, scopes, projects, addresses, through }: ClientBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeyAnswer> {
    const { key, prefix } = newKey();
    const wish = {
      ...{ name, scopes, key: { hash: digest(key), prefix }, roles: roles as Role[] },
      ...{ projects: idsOf(projects, '/projects'), addresses: networksOf(addresses, '/addresses') },
      through: dayOf(through, '/through'),
    };
    const made = { as: 'client', by: (id: string) => makeClient({ id, ...wish }) };
    const { id, replayed } = await this.acts.make(asking, { own: true }, made, reply);
    return { id, key: replayed ? null : key };
  }

  @Get()
  @Needs('client.manage')
  @ApiOkResponse({ type: RowListAnswer })
  async list(@Principal() principal: string): Promise<RowListAnswer> {
    return { items: await this.lists.list('clients', principal) };
  }

  @Post(':id/key')
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: KeyAnswer })
  async rotate(
    @AskingAs(true) asking: Asking,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeyAnswer> {
    const [id, { key, prefix }] = [idOf(request), newKey()];
    const rule = rotateKey({ hash: digest(key), prefix });
    const replayed = await this.acts.perform(asking, { own: true, client: id }, rule, reply);
    return { id, key: replayed ? null : key };
  }

  @Post(':id/revocation')
  @Acts()
  @HttpCode(204)
  async revoke(@AskingAs(true) asking: Asking, @Req() request: FastifyRequest): Promise<void> {
    await this.acts.perform(asking, { own: true, client: idOf(request) }, revokeClient());
  }
}
