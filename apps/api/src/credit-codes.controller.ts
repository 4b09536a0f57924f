import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ExplainedCode } from '#model/registration';
import { ReadCode } from '#registration';
import { ExplainedCodeAnswer } from './dto/registration.js';
import { Public } from './http/principal.js';

/** Unified social credit codes, for anybody who holds one in their hand. It tells of the characters, not of a company. */
@ApiTags('public')
@Controller('public/v1/credit-codes')
export class CreditCodesController {
  constructor(private readonly codes: ReadCode) {}

  /** A wrong code is answered, not refused: what is wrong with it is the answer. */
  @Get(':creditCode')
  @Public()
  @ApiOkResponse({ type: ExplainedCodeAnswer })
  one(@Req() request: FastifyRequest): Promise<ExplainedCode> {
    return this.codes.execute((request.params as { creditCode: string }).creditCode);
  }
}
