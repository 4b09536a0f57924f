import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConveneMeeting, RecordMeeting } from '#casework';
import { MeetingBody, MeetingRecordBody } from './dto/meeting.js';
import { CarriesOut } from './http/carried-out.js';
import { CaseAct, CaseActs } from './http/case-acts.js';
import { dayOf } from './http/request.js';
import { type CaseRequest, OnCase } from './http/versioned.js';

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
  @CarriesOut('CONVENE')
  @CaseAct()
  async convene(
    @OnCase(true) { asking, on }: CaseRequest,
    @Body() { day, ...body }: MeetingBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const meeting = { ...body, day: dayOf(day, '/day') };
    return this.acts.answer(asking, on.caseId, await this.conveneMeeting.execute(asking, on, meeting), reply);
  }

  @Post(':id/meeting-record')
  @CarriesOut('HOLD_MEETING')
  @CaseAct()
  async record(
    @OnCase(false) { asking, on }: CaseRequest,
    @Body() { effectiveOn, ...held }: MeetingRecordBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const day = effectiveOn === undefined ? undefined : dayOf(effectiveOn, '/effectiveOn');
    return this.acts.answer(
      asking,
      on.caseId,
      await this.recordMeeting.execute(asking, on, held, day),
      reply,
    );
  }
}
