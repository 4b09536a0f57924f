import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Account, SecondFactor } from '#identity';
import { isRejection, type Rejection } from '#kernel';
import {
  AcceptBody,
  AcceptedAnswer,
  CodeBody,
  EnrolmentAnswer,
  PasswordBody,
  RecoveryAnswer,
  RemovalBody,
} from './dto/people.js';
import { originOf } from './http/origin.js';
import { OwnAccount, Principal, Public } from './http/principal.js';
import { Refused } from './http/problem.js';

const done = (refused: Rejection | null): void => {
  if (refused) throw new Refused([refused]);
};

/** One's own account: the password, the second factor. Also open to a session that can only enrol one. */
@ApiTags('sessions')
@Controller('v1')
export class AccountController {
  constructor(
    private readonly account: Account,
    private readonly factor: SecondFactor,
  ) {}

  @Post('invitations')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: AcceptedAnswer })
  async accept(@Body() { invitation, password }: AcceptBody): Promise<AcceptedAnswer> {
    const accepted = await this.account.accept(invitation, password);
    if (isRejection(accepted)) throw new Refused([accepted]);
    return accepted;
  }

  @Post('me/password')
  @OwnAccount()
  @HttpCode(204)
  async changePassword(
    @Principal() principal: string,
    @Body() body: PasswordBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    done(await this.account.changePassword(principal, body, originOf(request).address));
  }

  @Post('me/totp')
  @OwnAccount()
  @HttpCode(201)
  @ApiCreatedResponse({ type: EnrolmentAnswer })
  async propose(@Principal() principal: string): Promise<EnrolmentAnswer> {
    const proposed = await this.factor.propose(principal);
    if (isRejection(proposed)) throw new Refused([proposed]);
    return proposed;
  }

  @Post('me/totp/confirmation')
  @OwnAccount()
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryAnswer })
  async confirm(
    @Principal() principal: string,
    @Body() { code }: CodeBody,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryAnswer> {
    const recoveryCodes = await this.factor.confirm(principal, code, originOf(request).address);
    if (isRejection(recoveryCodes)) throw new Refused([recoveryCodes]);
    return { recoveryCodes };
  }

  @Post('me/totp/removal')
  @OwnAccount()
  @HttpCode(204)
  async remove(
    @Principal() principal: string,
    @Body() body: RemovalBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    done(await this.factor.remove(principal, body, originOf(request).address));
  }
}
