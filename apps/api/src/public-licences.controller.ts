import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { type PublicLicence, ReadLicence } from '#registration';
import { PublicLicenceAnswer } from './dto/licence.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';

/** Verification (核验): is there such a licence, what does it say now, and what did it say before? Asked by code, by anybody. */
@ApiTags('public')
@Controller('public/v1/licences')
export class PublicLicencesController {
  constructor(private readonly read: ReadLicence) {}

  @Get(':creditCode')
  @Public()
  @ApiOkResponse({ type: PublicLicenceAnswer })
  async one(@Req() request: FastifyRequest): Promise<object> {
    const { id: _, ...shown } = await this.licence(request);
    return shown;
  }

  private async licence(request: FastifyRequest): Promise<PublicLicence> {
    const licence = await this.read.execute((request.params as { creditCode: string }).creditCode);
    if (!licence) throw new Refused([reject('ABSENT')]);
    return licence;
  }
}
