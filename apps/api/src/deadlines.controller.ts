import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadDeadline } from '#casework';
import { reject } from '#kernel';
import type { SealedReceipt } from '#model/casework';
import { canonical } from '#record';
import { DeadlineAnswer } from './dto/deadline.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf, numberOf } from './http/request.js';

const SEAL = { ETag: { description: 'The hash that the answer tells', schema: { type: 'string' as const } } };

/** Why a date is what it is (期限说明). The bytes are the canonical ones: what is saved to a file is what was hashed. */
@ApiTags('clocks')
@Controller('v1/cases/:id')
export class DeadlinesController {
  constructor(private readonly read: ReadDeadline) {}

  @Get('items/:n/deadline')
  @Needs('case.read')
  @ApiOkResponse({ type: DeadlineAnswer, headers: SEAL })
  async item(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answer(await this.read.ofItem(principal, idOf(request), numberOf(request)), reply);
  }

  @Get('deadline')
  @Needs('case.read')
  @ApiOkResponse({ type: DeadlineAnswer, headers: SEAL })
  async joint(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answer(await this.read.ofCase(principal, idOf(request)), reply);
  }
}

function answer(receipt: SealedReceipt | null, reply: FastifyReply): string {
  if (!receipt) throw new Refused([reject('ABSENT')]);
  void reply.header('etag', `"${receipt.hash}"`).header('content-type', 'application/json; charset=utf-8');
  return canonical(receipt);
}
