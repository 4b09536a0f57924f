import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AccessStore, ReadForm } from '#casework';
import { reject } from '#kernel';
import { FormAnswer } from './dto/licence.js';
import { ReasonParameters } from './dto/parameters.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

/** The one form of a case (一张表单). */
@ApiTags('cases')
@Controller('v1/cases')
export class FormsController {
  constructor(
    private readonly read: ReadForm,
    private readonly access: AccessStore,
  ) {}

  @Get(':id/form')
  @Needs('case.read')
  @ApiOkResponse({ type: FormAnswer })
  async one(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Query() { reason }: ReasonParameters,
  ): Promise<object> {
    const caseId = idOf(request);
    const seen = await this.access.note(principal, caseId, 'form', reason ?? null);
    const values = seen && (await this.read.execute(principal, caseId, reason ?? null));
    if (!values) throw new Refused([reject('ABSENT')]);
    return { values };
  }
}
