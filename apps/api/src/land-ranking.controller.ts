import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { ReadLandRanking } from '#projects';
import { type RankedRow, rankingLines } from './csv/ranking-lines.js';
import { FormatParameters } from './dto/catalogue-parameters.js';
import { LandRankingAnswer } from './dto/channel.js';
import { csvOf } from './http/csv.js';
import { formatOf } from './http/format.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { Reader } from './words/reader.js';

/** 用地计划指标排序: a list of its own, by a table of its own; it admits nobody to the green channel and orders no licence. */
@ApiTags('projects')
@Controller('v1/land-quota-ranking')
export class LandRankingController {
  constructor(private readonly read: ReadLandRanking) {}

  @Get()
  @Needs('land-ranking.read')
  @ApiOkResponse({ type: LandRankingAnswer })
  async ranking(
    @Principal() principal: string,
    @Query() { format }: FormatParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const ranking = await this.read.execute(principal);
    if (!ranking) throw new Refused([reject('NO_RANKING')]);
    const { table, ranked } = ranking;
    const items: RankedRow[] = ranked.map(({ project: { facts: _, opened: __, ...project }, ...rest }) => ({
      ...rest,
      ...project,
    }));
    if (formatOf(request, format) === 'csv') {
      void reply.header('content-type', 'text/csv; charset=utf-8');
      return csvOf(rankingLines(Reader.of(request), items, table.content));
    }
    const { code, name, owner, rows } = table.content;
    return { table: { code, version: table.version, name, owner, rows }, items };
  }
}
