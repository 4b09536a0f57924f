import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions, SignIn } from '#identity';
import { isRejection } from '#kernel';
import { MeAnswer, SessionAnswer } from './dto/answers.js';
import { SignInBody } from './dto/bodies.js';
import { EndedAnswer, SessionListAnswer } from './dto/people.js';
import { answerSession, dropSession, refuseCrossSite, sessionCookieOf } from './http/cookies.js';
import { originOf } from './http/origin.js';
import { Principal, Public, SignedIn, type SignedRequest } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

/** Signing in and out, and one's own sessions. */
@ApiTags('sessions')
@Controller('v1')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
  ) {}

  @Post('sessions')
  @Public()
  @ApiCreatedResponse({ type: SessionAnswer })
  @HttpCode(201)
  async open(
    @Body() { cookie = false, ...said }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    // Else another site could sign its visitors in, as somebody of its own choice.
    if (cookie) refuseCrossSite(request);
    const session = await this.signIn.execute(said, originOf(request));
    if (isRejection(session)) throw new Refused([session]);
    return answerSession(reply, session, cookie);
  }

  @Delete('sessions/current')
  @SignedIn()
  @HttpCode(204)
  async close(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.close(principal);
    if (sessionCookieOf(request)) dropSession(reply);
  }

  @Get('me')
  @SignedIn()
  @ApiOkResponse({ type: MeAnswer })
  me(@Req() { me }: SignedRequest): MeAnswer {
    if (!me) throw new Error('a signed-in route has a reader');
    const {
      personId,
      signIn,
      name,
      parkId,
      roles,
      organ,
      inPlaceOf = null,
      power = null,
      scopes = null,
    } = me;
    const { handle, zh, en } = organ;
    const ways = { inPlaceOf, power, scopes };
    return { personId, signIn, name, parkId, roles: [...roles], organ: { handle, zh, en }, ...ways };
  }

  @Get('me/sessions')
  @SignedIn()
  @ApiOkResponse({ type: SessionListAnswer })
  async list(@Principal() principal: string): Promise<object> {
    return { items: await this.sessions.list(principal) };
  }

  @Delete('me/sessions')
  @SignedIn()
  @ApiOkResponse({ type: EndedAnswer })
  async endAll(@Principal() principal: string): Promise<object> {
    return { ended: await this.sessions.end(principal, null) };
  }

  @Delete('me/sessions/:id')
  @SignedIn()
  @HttpCode(204)
  async endOne(@Principal() principal: string, @Req() request: FastifyRequest): Promise<void> {
    const ended = await this.sessions.end(principal, idOf(request));
    if (isRejection(ended)) throw new Refused([ended]);
  }
}
