import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadPublicStatus } from '#casework';
import { CatalogueQueries } from '#catalogue';
import { reject } from '#kernel';
import { StatusParameters } from './dto/parameters.js';
import { ParksAnswer, PublicStatusAnswer } from './dto/public-answers.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';
import { codeOf } from './http/request.js';

/** What everybody may read of places, and of one's own case by receipt number and query code. */
@ApiTags('public')
@Controller('public/v1')
export class PublicController {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly statuses: ReadPublicStatus,
  ) {}

  @Get('catalogue/parks')
  @Public()
  @ApiOkResponse({ type: ParksAnswer })
  async parks(): Promise<object> {
    return { items: await this.catalogue.parks() };
  }

  /** Wrong number, wrong code or no such case: the same 404. */
  @Get('cases/:code')
  @Public()
  @ApiOkResponse({ type: PublicStatusAnswer })
  async status(
    @Req() request: FastifyRequest,
    @Query() { code }: StatusParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', 'no-store');
    const status = await this.statuses.execute(codeOf(request), code);
    if (!status) throw new Refused([reject('ABSENT')]);
    return status;
  }
}
