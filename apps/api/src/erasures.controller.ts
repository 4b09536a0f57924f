import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asking, EraseDetail } from '#casework';
import { isRejection } from '#kernel';
import type { ErasureGround } from '#model/casework';
import { ErasureAnswer, ErasureBody } from './dto/record.js';
import { Acts, AskingAs } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';

/** Personal detail taken out of the record (个人信息删除): what was done stays, the words go. */
@ApiTags('cases')
@Controller('v1/cases')
export class ErasuresController {
  constructor(private readonly verb: EraseDetail) {}

  @Post(':id/erasures')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: ErasureAnswer })
  async erase(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Body() { seq, ground }: ErasureBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureAnswer> {
    const done = await this.verb.execute(asking, idOf(request), { seq, ground: ground as ErasureGround });
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    return { caseId: done.caseId, seq: done.seq };
  }
}
