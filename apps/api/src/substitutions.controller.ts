import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { PeopleLists, Sessions } from '#identity';
import { isRejection } from '#kernel';
import { arrangeSubstitution, endSubstitution } from '#model/identity';
import { SessionAnswer } from './dto/answers.js';
import { MadeAnswer, RowListAnswer, SubstitutionBody } from './dto/ways.js';
import { answerSession, sessionCookieOf } from './http/cookies.js';
import { originOf } from './http/origin.js';
import { PeopleActs } from './http/people-acts.js';
import { Acts, AskingAs, Principal, SignedIn } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf, idOf } from './http/request.js';

/** Substitution (代理): who acts in whose place, from a day through a day. */
@ApiTags('people')
@Controller('v1/substitutions')
export class SubstitutionsController {
  constructor(
    private readonly acts: PeopleActs,
    private readonly lists: PeopleLists,
    private readonly sessions: Sessions,
  ) {}

  @Post()
  @Acts()
  @HttpCode(201)
  @ApiCreatedResponse({ type: MadeAnswer })
  async arrange(
    @AskingAs(true) asking: Asking,
    @Body() { absent, substitute, from, through, reason }: SubstitutionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeAnswer> {
    const wish = { reason, from: dayOf(from, '/from'), through: dayOf(through, '/through') };
    const who = absent === undefined ? { self: true as const } : { signIn: absent };
    const made = { as: 'substitution', by: (id: string) => arrangeSubstitution({ id, ...wish }) };
    const { id } = await this.acts.make(asking, { own: true, ...who, other: substitute }, made, reply);
    return { id };
  }

  @Get()
  @SignedIn('substitution.arrange')
  @ApiOkResponse({ type: RowListAnswer })
  async list(@Principal() principal: string): Promise<RowListAnswer> {
    return { items: await this.lists.list('substitutions', principal) };
  }

  @Post(':id/end')
  @Acts()
  @HttpCode(204)
  async end(@AskingAs(true) asking: Asking, @Req() request: FastifyRequest): Promise<void> {
    await this.acts.perform(asking, { own: true, substitution: idOf(request) }, endSubstitution());
  }

  /** A session in the colleague's place, beside one's own. */
  @Post(':id/session')
  @SignedIn()
  @HttpCode(201)
  @ApiCreatedResponse({ type: SessionAnswer })
  async standIn(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const session = await this.sessions.standIn(principal, idOf(request), originOf(request).device);
    if (isRejection(session)) throw new Refused([session]);
    return answerSession(reply, session, sessionCookieOf(request) !== undefined);
  }
}
