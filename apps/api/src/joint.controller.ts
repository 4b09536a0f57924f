import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CaseDetail, ExtendJoint } from '#casework';
import { JointExtensionBody } from './dto/bodies.js';
import { CaseAct, CaseActs } from './http/case-acts.js';
import { type CaseRequest, OnCase } from './http/versioned.js';

/** The one clock that belongs to the case and not to an item (联合办理). */
@ApiTags('cases')
@Controller('v1/cases')
export class JointController {
  constructor(
    private readonly extendJoint: ExtendJoint,
    private readonly acts: CaseActs,
  ) {}

  @Post(':id/joint-extension')
  @CaseAct()
  async extend(
    @OnCase(false) { asking, on }: CaseRequest,
    @Body() body: JointExtensionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    return this.acts.answer(asking, on.caseId, await this.extendJoint.execute(asking, on, body), reply);
  }
}
