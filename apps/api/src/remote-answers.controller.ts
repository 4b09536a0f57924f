import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AnswerAsRemote, ConfirmationQueries, type RemoteAnswer } from '#casework';
import { isRejection, reject } from '#kernel';
import { VerifySignature } from '#messaging';
import { canonical, digest } from '#record';
import { RemoteAnswerBody, RemoteAnswered } from './dto/confirmations.js';
import { CarriesOut } from './http/carried-out.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf, numberOf, signedCallOf } from './http/request.js';

const SIGNED =
  'As Standard Webhooks say, over the payload `POST {path}`, a line feed, and the body; the path as it is sent, such as `/public/v1/cases/…/items/1/answers`';

/** The way back of a remote side: what it is asked it hears by webhook, what it answers it signs with the secret of that webhook. */
@ApiTags('confirmations')
@Controller('public/v1/cases/:id/items/:n')
export class RemoteAnswersController {
  constructor(
    private readonly queries: ConfirmationQueries,
    private readonly verify: VerifySignature,
    private readonly answers: AnswerAsRemote,
  ) {}

  /** Nobody signs in: the signature is asked before anything is told, and a wrong one looks like a question that was never asked. */
  @Post('answers')
  @CarriesOut('CONFIRM', 'OBJECT', 'PROVISIONAL')
  @Public()
  @HttpCode(200)
  @ApiHeader({ name: 'webhook-id', required: true, description: 'The same for the same answer' })
  @ApiHeader({ name: 'webhook-timestamp', required: true, description: 'Seconds since 1970' })
  @ApiHeader({ name: 'webhook-signature', required: true, description: SIGNED })
  @ApiOkResponse({ type: RemoteAnswered })
  async answer(@Req() request: FastifyRequest, @Body() body: RemoteAnswerBody): Promise<object> {
    const on = { caseId: idOf(request), idx: numberOf(request) };
    const call = signedCallOf(request);
    const organ = await this.queries.askedOrgan({ ...on, confirmation: body.confirmation });
    const refusal = await this.verify.execute(organ, call);
    if (refusal) throw new Refused([refusal]);
    const hash = digest(canonical({ ...on, body }));
    const done = await this.answers.execute({ ...on, message: call.id, hash, wish: wishOf(body) });
    if (isRejection(done)) throw new Refused([done]);
    return { caseId: on.caseId, n: on.idx, seq: done.seq, replayed: done.replayed };
  }
}

function wishOf({ confirmation, answer, reference, reason }: RemoteAnswerBody): RemoteAnswer['wish'] {
  if (answer === 'confirmed') return { type: 'CONFIRM', confirmation, ...(reference && { reference }) };
  if (answer === 'provisional') return { type: 'PROVISIONAL', confirmation, ...(reason && { note: reason }) };
  if (!reason) throw new Refused([reject('REASONS_MISSING', { pointer: '/reason' })]);
  return { type: 'OBJECT', confirmation, reason };
}
