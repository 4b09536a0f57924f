import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type WhatIfAnswer as Answered, AskWhatIf } from '#casework';
import { isRejection } from '#kernel';
import { WhatIfAnswer, WhatIfBody } from './dto/what-if.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf } from './http/request.js';

/** Questions about a calendar or a limit before anybody decides on it. */
@ApiTags('calendar')
@Controller('v1/calendar/what-if')
export class WhatIfController {
  constructor(private readonly whatIf: AskWhatIf) {}

  @Post()
  @Needs('calendar.what-if')
  @HttpCode(200)
  @ApiOkResponse({ type: WhatIfAnswer })
  async ask(@Principal() principal: string, @Body() { from, to, ...change }: WhatIfBody): Promise<Answered> {
    const answer = await this.whatIf.execute(principal, {
      ...change,
      from: from === undefined ? null : dayOf(from, '/from'),
      to: to === undefined ? null : dayOf(to, '/to'),
    });
    if (isRejection(answer)) throw new Refused([answer]);
    return answer;
  }
}
