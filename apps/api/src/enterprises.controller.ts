import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Asking } from '#casework';
import { PeopleLists, RegisterEnterprise } from '#identity';
import { reject } from '#kernel';
import { confirmEnterprise } from '#model/identity';
import { explainCode } from '#model/registration';
import { ConfirmationOfEnterpriseBody, EnterpriseBody, RowListAnswer } from './dto/ways.js';
import { PeopleActs } from './http/people-acts.js';
import { Acts, AskingAs, Needs, Principal, Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { codeOf } from './http/request.js';

/** Applicants' own accounts: they register themselves, a window confirms them. */
@ApiTags('people')
@Controller()
export class EnterprisesController {
  constructor(
    private readonly acts: PeopleActs,
    private readonly lists: PeopleLists,
    private readonly registering: RegisterEnterprise,
  ) {}

  @Post('public/v1/enterprises')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async register(@Body() body: EnterpriseBody): Promise<void> {
    // The check digit of GB 32100-2015; the region is not asked, for regions end.
    if (!explainCode(body.creditCode, () => null).valid)
      throw new Refused([reject('CREDIT_CODE_WRONG', { pointer: '/creditCode' })]);
    const refused = await this.registering.execute(body);
    if (refused) throw new Refused([refused]);
  }

  @Get('v1/enterprises')
  @Needs('enterprise.confirm')
  @ApiOkResponse({ type: RowListAnswer })
  async list(@Principal() principal: string): Promise<RowListAnswer> {
    return { items: await this.lists.list('unconfirmed', principal) };
  }

  /** `{code}`: the unified social credit code. */
  @Post('v1/enterprises/:code/confirmation')
  @Acts()
  @HttpCode(204)
  async confirm(
    @AskingAs(true) asking: Asking,
    @Req() request: FastifyRequest,
    @Body() { person }: ConfirmationOfEnterpriseBody,
  ): Promise<void> {
    await this.acts.perform(asking, { organ: codeOf(request), person }, confirmEnterprise());
  }
}
