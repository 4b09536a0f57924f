import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking, CaseDetail } from '#casework';
import { AddWithFiles } from '#dossier';
import { AdditionBody } from './dto/window-bodies.js';
import { CaseAct, CaseActs } from './http/case-acts.js';
import { AskingAs } from './http/principal.js';
import { idOf, versionOf } from './http/request.js';

/** Items that join a case after it was submitted (增加事项). */
@ApiTags('cases')
@Controller('v1/cases')
export class CaseItemsController {
  constructor(
    private readonly add: AddWithFiles,
    private readonly acts: CaseActs,
  ) {}

  @Post(':id/items')
  @CaseAct()
  async addItems(
    @Req() request: FastifyRequest,
    @AskingAs(true) asking: Asking,
    @Body() body: AdditionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    const on = { caseId: idOf(request), ifSeq: versionOf(request) };
    return this.acts.answer(asking, on.caseId, await this.add.execute(asking, on, body), reply);
  }
}
