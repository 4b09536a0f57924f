import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LifeKind } from '#model/projects';
import { ActOnRegister } from '#projects';
import { ChangeResultBody, FulfilmentBody, LifeBody, RenewalBody } from './dto/results.js';
import { unlessRefused } from './http/drafting.js';
import { OnRegister, type RegisterRequest, RegisterRoutes } from './http/on-result.js';
import { ProjectAnswers } from './http/project-answers.js';
import { dayOf, numberOf } from './http/request.js';

type Said = LifeBody & Partial<ChangeResultBody & RenewalBody>;

/** What becomes of a result after its decision (变更、延续、停止执行、撤回、撤销、注销). */
@RegisterRoutes()
@Controller('v1/projects/:id/results/:result')
export class ResultLifeController {
  constructor(
    private readonly register: ActOnRegister,
    private readonly answers: ProjectAnswers,
  ) {}

  @Post('change')
  change(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: ChangeResultBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('change', on, body, reply);
  }

  @Post('renewal')
  renew(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: RenewalBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('renewal', on, body, reply);
  }

  @Post('use')
  use(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: LifeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('use', on, body, reply);
  }

  @Post('stay')
  stay(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: LifeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('stay', on, body, reply);
  }

  @Post('stay-end')
  endStay(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: LifeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('stay-end', on, body, reply);
  }

  @Post('retraction')
  retract(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: LifeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('retraction', on, body, reply);
  }

  @Post('revocation')
  revoke(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: LifeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('revocation', on, body, reply);
  }

  @Post('annulment')
  annul(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: LifeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('annulment', on, body, reply);
  }

  @Post('cancellation')
  cancel(
    @OnRegister('result') on: RegisterRequest,
    @Body() body: LifeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.perform('cancellation', on, body, reply);
  }

  @Post('obligations/:n/fulfilment')
  async fulfil(
    @OnRegister('result') { asking, on, part: result }: RegisterRequest,
    @Req() request: FastifyRequest,
    @Body() { evidence, effectiveOn }: FulfilmentBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const day = effectiveOn === undefined ? {} : { effectiveOn: dayOf(effectiveOn, '/effectiveOn') };
    const wish = { result, n: numberOf(request), evidence, ...day };
    const done = unlessRefused(await this.register.fulfil(asking, on, wish));
    return this.answers.afterAct(asking.principal, done, reply);
  }

  private async perform(
    kind: LifeKind,
    { asking, on, part: result }: RegisterRequest,
    { effectiveOn, validUntil, ...said }: Said,
    reply: FastifyReply,
  ) {
    const days = {
      ...(effectiveOn !== undefined && { effectiveOn: dayOf(effectiveOn, '/effectiveOn') }),
      ...(validUntil !== undefined && { validUntil: dayOf(validUntil, '/validUntil') }),
    };
    const done = unlessRefused(await this.register.amend(asking, on, { kind, result, ...said, ...days }));
    return this.answers.afterAct(asking.principal, done, reply);
  }
}
