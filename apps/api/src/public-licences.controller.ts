import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRejection, reject } from '#kernel';
import type { SignedLicence } from '#model/registration';
import { PrintLicence, type PublicLicence, ReadLicence, SignLicence } from '#registration';
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
    private readonly print: PrintLicence,
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

  /** Before the route below, which would take `.pdf` for a part of the code. */
  @Get('licences/:creditCode.pdf')
  @Public()
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async pdf(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const licence = await this.licence(request);
    const paper = await this.print.execute(licence);
    if (isRejection(paper)) throw new Refused([paper]);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${licence.code}.pdf"`)
      .send(paper);
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
