import { Controller, Get, HttpCode, Query, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenIdSignIn } from '#identity';
import { isRejection, reject } from '#kernel';
import { OpenIdCallbackParameters, OpenIdParameters } from './dto/people.js';
import { cookieOf, keepSession, setCookie } from './http/cookies.js';
import { keptFrom, keptText } from './http/kept.js';
import { originOf } from './http/origin.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';

const KEPT = '__Host-oidc';
const KEPT_SECONDS = 600;

/** Sign-in of browsers by the OpenID provider of the house. */
@ApiTags('sessions')
@Controller('v1/oidc')
export class OpenIdController {
  constructor(private readonly signIn: OpenIdSignIn) {}

  @Get('start')
  @Public()
  @HttpCode(303)
  @ApiResponse({ status: 303, description: 'To the provider' })
  async start(
    @Query() asked: OpenIdParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const begun = await this.signIn.begin(asked);
    if (isRejection(begun)) throw new Refused([begun]);
    setCookie(reply, KEPT, keptText(begun.kept), KEPT_SECONDS);
    void reply.header('location', begun.url);
  }

  /** The browser comes back with a code; what it kept shows that it is the same browser, and ends here. */
  @Get('callback')
  @Public()
  @HttpCode(303)
  @ApiResponse({ status: 303, description: 'Signed in; to the front page' })
  async callback(
    @Query() _: OpenIdCallbackParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const kept = keptFrom(cookieOf(request, KEPT));
    if (!kept) throw new Refused([reject('OIDC_FAILED')]);
    const session = await this.signIn.finish(request.url, kept, originOf(request));
    if (isRejection(session)) throw new Refused([session]);
    keepSession(reply, session.token, session.expiresAt);
    void reply.header('location', '/');
  }
}
