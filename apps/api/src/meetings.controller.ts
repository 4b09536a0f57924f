import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asking, ConveneMeeting, RecordMeeting } from '#casework';
import { MeetingBody, MeetingRecordBody } from './dto/meeting.js';
import { CaseAct, CaseActs } from './http/case-acts.js';
import { AskingAs } from './http/principal.js';
import { dayOf, idOf, versionOf } from './http/request.js';

/** What several departments do together for one case (联合审图 联合踏勘 联合验收); no item waits for it. */
@ApiTags('meetings')
@Controller('v1/cases')
export class MeetingsController {
  constructor(
    private readonly conveneMeeting: ConveneMeeting,
    private readonly recordMeeting: RecordMeeting,
    private readonly acts: CaseActs,
  ) {}

  @Post(':id/meetings')
  @CaseAct()
  async convene(
    @Req() request: FastifyRequest,
    @AskingAs(true) asking: Asking,
    @Body() { day, ...body }: MeetingBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const on = { caseId: idOf(request), ifSeq: versionOf(request) };
    const meeting = { ...body, day: dayOf(day, '/day') };
    return this.acts.answer(asking, on.caseId, await this.conveneMeeting.execute(asking, on, meeting), reply);
  }

  @Post(':id/meeting-record')
  @CaseAct()
  async record(
    @Req() request: FastifyRequest,
    @AskingAs(false) asking: Asking,
    @Body() { effectiveOn, ...held }: MeetingRecordBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const on = { caseId: idOf(request), ifSeq: versionOf(request) };
    const day = effectiveOn === undefined ? undefined : dayOf(effectiveOn, '/effectiveOn');
    return this.acts.answer(
      asking,
      on.caseId,
      await this.recordMeeting.execute(asking, on, held, day),
      reply,
    );
  }
}
