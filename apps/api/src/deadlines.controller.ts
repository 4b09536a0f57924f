import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadDeadline } from '#casework';
import { reject } from '#kernel';
import { canonical } from '#record';
import { DeadlineAnswer } from './dto/deadline.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf, numberOf } from './http/request.js';

/** Why a date is what it is (期限说明). */
@ApiTags('clocks')
@Controller('v1/cases/:id/items/:n/deadline')
export class DeadlinesController {
  constructor(private readonly read: ReadDeadline) {}

  /** The bytes are the canonical ones: what is saved to a file is what was hashed. */
  @Get()
  @Needs('case.read')
  @ApiOkResponse({ type: DeadlineAnswer })
  async receipt(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const receipt = await this.read.execute(principal, idOf(request), numberOf(request));
    if (!receipt) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${receipt.hash}"`).header('content-type', 'application/json; charset=utf-8');
    return canonical(receipt);
  }
}
