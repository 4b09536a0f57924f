import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { isRejection, reject } from '#kernel';
import type { SignedLicence } from '#model/registration';
import { type PublicLicence, ReadLicence, SignLicence } from '#registration';
import { PublicLicenceAnswer, SignedLicenceAnswer } from './dto/licence.js';
import { Public } from './http/principal.js';
import { Refused } from './http/problem.js';

/** Verification (核验): is there such a licence, what does it say now, and what did it say before? Asked by code, by anybody. */
@ApiTags('public')
@Controller('public/v1')
export class PublicLicencesController {
  constructor(
    private readonly read: ReadLicence,
    private readonly sign: SignLicence,
  ) {}

  /** For `npm run licence -- verify`, and for whoever verifies with other means: the key is told apart from what it signed. */
  @Get('licence-key')
  @Public()
  @ApiOkResponse({ content: { 'application/x-pem-file': { schema: { type: 'string' } } } })
  @Header('content-type', 'application/x-pem-file; charset=utf-8')
  key(): string {
    const key = this.sign.publicKey();
    if (isRejection(key)) throw new Refused([key]);
    return key;
  }

  @Get('licences/:creditCode')
  @Public()
  @ApiOkResponse({ type: PublicLicenceAnswer })
  async one(@Req() request: FastifyRequest): Promise<object> {
    const { id: _, ...shown } = await this.licence(request);
    return shown;
  }

  /** The newest version, signed; verified without us. */
  @Get('licences/:creditCode/signed')
  @Public()
  @ApiOkResponse({ type: SignedLicenceAnswer })
  async signed(@Req() request: FastifyRequest): Promise<SignedLicence> {
    const signed = this.sign.execute(await this.licence(request));
    if (isRejection(signed)) throw new Refused([signed]);
    return signed;
  }

  private async licence(request: FastifyRequest): Promise<PublicLicence> {
    const licence = await this.read.execute((request.params as { creditCode: string }).creditCode);
    if (!licence) throw new Refused([reject('ABSENT')]);
    return licence;
  }
}
