import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckDefinition } from '#catalogue';
import { CheckAnswer, DefinitionBody } from './dto/drafts.js';
import { inWords } from './http/draft-answer.js';
import { draftingOf, unlessRefused } from './http/drafting.js';
import { Needs, Principal } from './http/principal.js';

/** The check of a definition that nobody keeps. */
@ApiTags('catalogue')
@Controller('v1/catalogue/checks')
export class CatalogueChecksController {
  constructor(private readonly check: CheckDefinition) {}

  @Post()
  @Needs('catalogue.draft')
  @HttpCode(200)
  @ApiOkResponse({ type: CheckAnswer })
  async ask(@Principal() principal: string, @Body() body: DefinitionBody): Promise<object> {
    const { findings, ...rest } = unlessRefused(await this.check.execute(principal, draftingOf(body)));
    return { ...rest, findings: findings.map(inWords) };
  }
}
