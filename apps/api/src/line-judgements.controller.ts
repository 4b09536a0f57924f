import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LineJudgementBody, PreReviewBody } from './dto/materials.js';
import { CarriesOut } from './http/carried-out.js';
import { HandedFiles } from './http/handed-files.js';
import { ItemActs, type ItemRequest, ItemRoutes, OnItem } from './http/item-acts.js';

/** What each department finds of the papers it reads (材料审核): an act of its own item. */
@ItemRoutes('materials')
@Controller('v1/cases/:id/items/:n')
export class LineJudgementsController {
  constructor(
    private readonly acts: ItemActs,
    private readonly handed: HandedFiles,
  ) {}

  /** 提前介入: of a planned item whose project is in the green channel. */
  @Post('pre-review')
  @CarriesOut('PRE_REVIEW')
  preReview(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, ...body }: PreReviewBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.acts.perform(on, reply, { type: 'PRE_REVIEW', ...body }, effectiveOn);
  }

  @Post('line-judgement')
  @CarriesOut('JUDGE_LINE')
  async judge(
    @OnItem() on: ItemRequest,
    @Body() { effectiveOn, files: named = [], ...body }: LineJudgementBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const lines = named.map((each) => ({ ...each, line: body.line }));
    const files = await this.handed.of(on.asking.principal, on, lines);
    return this.acts.perform(on, reply, { type: 'JUDGE_LINE', ...body, ...files }, effectiveOn);
  }
}
