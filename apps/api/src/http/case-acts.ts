import { applyDecorators, HttpCode, Injectable } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Asking, type CaseDetail, type Done, ReadCase } from '#casework';
import { isRejection, type Rejection, reject } from '#kernel';
import { CaseAnswer } from '../dto/answers.js';
import { Acts } from './principal.js';
import { Refused } from './problem.js';

/** The route is an act on a case as a whole: 200 with the case. */
export const CaseAct = () => applyDecorators(Acts(), HttpCode(200), ApiOkResponse({ type: CaseAnswer }));

/** Answers an act on a case with the case as it stands then. */
@Injectable()
export class CaseActs {
  constructor(private readonly read: ReadCase) {}

  async answer(
    { principal }: Asking,
    caseId: string,
    done: Done | Rejection,
    reply: FastifyReply,
  ): Promise<CaseDetail> {
    if (isRejection(done)) throw new Refused([done]);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    const file = await this.read.execute(principal, caseId);
    if (!file) throw new Refused([reject('ABSENT')]);
    return shownIn(reply, file);
  }
}

/** The case as every answer of it shows it, with its version for If-Match. */
export function shownIn(reply: FastifyReply, file: CaseDetail): CaseDetail {
  void reply.header('etag', `"${file.seq}"`);
  return { ...file, items: file.items.map((item) => ({ caseId: file.id, ...item })) };
}
