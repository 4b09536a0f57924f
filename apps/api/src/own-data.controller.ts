import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccessStore } from '#casework';
import { OwnDataAnswer } from './dto/record.js';
import { Principal, SignedIn, type SignedRequest } from './http/principal.js';

/** What is held of the person who asks (个人信息保护法 45). */
@ApiTags('sessions')
@Controller('v1/me')
export class OwnDataController {
  constructor(private readonly access: AccessStore) {}

  @Get('data')
  @SignedIn()
  @ApiOkResponse({ type: OwnDataAnswer })
  async data(@Principal() principal: string, @Req() { me }: SignedRequest): Promise<object> {
    return { account: me, ...(await this.access.heldOf(principal)) };
  }
}
