import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { People, SignIn } from '#identity';
import { isRejection } from '#kernel';
import { MeAnswer, SessionAnswer } from './dto/answers.js';
import { SignInBody } from './dto/bodies.js';
import { Principal, Public, SignedIn, type SignedRequest } from './http/principal.js';
import { Refused } from './http/problem.js';

@ApiTags('sessions')
@Controller('v1')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly people: People,
  ) {}

  @Post('sessions')
  @Public()
  @ApiOkResponse({ type: SessionAnswer })
  @HttpCode(201)
  async open(@Body() { signIn, password, organ }: SignInBody): Promise<SessionAnswer> {
    const session = await this.signIn.execute(signIn, password, organ);
    if (isRejection(session)) throw new Refused([session]);
    return session;
  }

  @Delete('sessions/current')
  @SignedIn()
  @HttpCode(204)
  async close(@Principal() principal: string): Promise<void> {
    await this.people.closeSession(principal);
  }

  @Get('me')
  @SignedIn()
  @ApiOkResponse({ type: MeAnswer })
  me(@Req() { me }: SignedRequest): MeAnswer {
    if (!me) throw new Error('a signed-in route has a reader');
    const { personId, signIn, name, parkId, roles, organ } = me;
    const { handle, zh, en } = organ;
    return { personId, signIn, name, parkId, roles: [...roles], organ: { handle, zh, en } };
  }
}
