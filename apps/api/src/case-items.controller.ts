import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CaseDetail } from '#casework';
import { AddWithFiles } from '#dossier';
import { AdditionBody } from './dto/window-bodies.js';
import { CaseAct, CaseActs } from './http/case-acts.js';
import { type CaseRequest, OnCase } from './http/versioned.js';

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
    @OnCase(true) { asking, on }: CaseRequest,
    @Body() body: AdditionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    return this.acts.answer(asking, on.caseId, await this.add.execute(asking, on, body), reply);
  }
}
