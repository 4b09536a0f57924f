import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asking, type CaseDetail, ExtendJoint, ReadCase } from '#casework';
import { isRejection, reject } from '#kernel';
import { CaseAnswer } from './dto/answers.js';
import { JointExtensionBody } from './dto/bodies.js';
import { Acts, AskingAs } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf, versionOf } from './http/request.js';

/** The one clock that belongs to the case and not to an item (联合办理). */
@ApiTags('cases')
@Controller('v1/cases')
export class JointController {
  constructor(
    private readonly extendJoint: ExtendJoint,
    private readonly read: ReadCase,
  ) {}

  @Post(':id/joint-extension')
  @Acts()
  @HttpCode(200)
  @ApiOkResponse({ type: CaseAnswer })
  @ApiHeader({ name: 'If-Match', required: true, description: 'Version of the case that was seen, quoted' })
  async extend(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Body() body: JointExtensionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetail> {
    const caseId = idOf(request);
    const done = await this.extendJoint.execute(asking, { caseId, ifSeq: versionOf(request) }, body);
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    const file = await this.read.execute(asking.principal, caseId);
    if (!file) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${file.seq}"`);
    return file;
  }
}
