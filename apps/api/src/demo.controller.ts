import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { localDateOf, openingOf } from '#calendar';
import { MoveClock } from '#casework';
import { WorkingDays } from '#catalogue';
import { type Instant, reject } from '#kernel';
import { LegalClock } from '#record';
import { ClockStateAnswer } from './dto/answers.js';
import { ClockBody } from './dto/bodies.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { dayOf } from './http/request.js';

/** The movable clock of the demonstration. This controller exists only where the configuration says `demo`. */
@ApiTags('demo')
@Controller('v1/demo/clock')
export class DemoController {
  constructor(
    private readonly clock: LegalClock,
    private readonly move: MoveClock,
    private readonly days: WorkingDays,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: ClockStateAnswer })
  async now(): Promise<ClockStateAnswer> {
    return shown(await this.clock.now());
  }

  /** Everything due on the way rings in order before the answer comes. */
  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: ClockStateAnswer })
  async advance(@Body() { to, workingDays }: ClockBody): Promise<ClockStateAnswer> {
    if ((to === undefined) === (workingDays === undefined)) {
      throw new Refused([reject('INVALID_FIELD', { pointer: '/to', params: { rule: 'to | workingDays' } })]);
    }
    const now = await this.clock.now();
    const day =
      to === undefined ? await this.days.after(localDateOf(now), workingDays ?? 1) : dayOf(to, '/to');
    const target = openingOf(day);
    if (target < now) throw new Refused([reject('CLOCK_BACKWARD', { pointer: '/to' })]);
    const reached = await this.move.execute(target);
    if (reached < target) throw new Refused([reject('CLOCK_NOT_MOVABLE')]);
    return shown(reached);
  }
}

function shown(now: Instant): ClockStateAnswer {
  return { now, today: localDateOf(now) };
}
