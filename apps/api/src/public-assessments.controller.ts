import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AssessmentQueries } from '#catalogue';
import { assessmentLines } from './csv/assessment-lines.js';
import { AssessmentParameters, AssessmentsAnswer } from './dto/assessments.js';
import { Fresh } from './http/fresh.js';
import { answerOpen } from './http/open-answer.js';
import { COST } from './words/assessment-words.js';
import { Reader } from './words/reader.js';

/** One park, one plan (一园一规划, 区域评估): what stands for the papers of projects at each base, open to everybody. */
@ApiTags('public')
@Controller('public/v1/catalogue/assessments')
export class PublicAssessmentsController {
  constructor(private readonly queries: AssessmentQueries) {}

  @Get()
  @Fresh(AssessmentsAnswer)
  async list(
    @Query() { base, format }: AssessmentParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const found = await this.queries.inForce(base ?? null);
    const { changedAt, asOf, assessments } = found;
    return answerOpen(request, reply, {
      asked: format,
      changedAt,
      json: { asOf, cost: COST, assessments },
      table: () => assessmentLines(Reader.of(request), found),
    });
  }
}
