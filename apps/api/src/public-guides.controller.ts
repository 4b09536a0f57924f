import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SearchQueries, VersionQueries, writeYamlText } from '#catalogue';
import { guideForm, keywordsOf, writeGuide } from '#model/catalogue';
import { guideColumns, guideLines } from './csv/guide-columns.js';
import { tableOf } from './csv/table.js';
import {
  DefinitionFormatParameters,
  FormatParameters,
  GuideSearchParameters,
} from './dto/catalogue-parameters.js';
import { FoundGuidesPage, VersionsAnswer, WholeGuideAnswer } from './dto/public-answers.js';
import { Fresh } from './http/fresh.js';
import { answerOpen, foundPage, linksOf, type OpenAnswer, rowsOf } from './http/open-answer.js';
import { answerHistory, countingVersion, foundVersion } from './http/open-version.js';
import { asFoundPlace, readCursor } from './http/pages.js';
import { codeOf, versionNumberOf } from './http/request.js';
import { Reader } from './words/reader.js';

/** The published guides, open to everybody: one occasion, one form, one set of materials. */
@ApiTags('public')
@Controller('public/v1/catalogue/guides')
export class PublicGuidesController {
  constructor(
    private readonly search: SearchQueries,
    private readonly versions: VersionQueries,
  ) {}

  @Get()
  @Fresh(FoundGuidesPage)
  async list(
    @Query() parameters: GuideSearchParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { q = '', cursor, format, stage } = parameters;
    const limit = rowsOf(request, parameters);
    const after = readCursor(cursor, asFoundPlace);
    const found = await this.search.guides({ stage, keywords: keywordsOf(q) }, { after, limit });
    return answerOpen(request, reply, {
      asked: format,
      changedAt: found.changedAt,
      json: foundPage(request, reply, found, limit),
      table: () => tableOf(guideColumns(Reader.of(request)), found.rows),
    });
  }

  @Get(':code')
  @Fresh(WholeGuideAnswer)
  async one(
    @Query() { format }: DefinitionFormatParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.whole(request, reply, { format, version: null });
  }

  @Get(':code/versions')
  @Fresh(VersionsAnswer)
  async history(
    @Query() { format }: FormatParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const found = foundVersion(await this.versions.guide(codeOf(request), null));
    return answerHistory(request, reply, found, { kind: 'guides', asked: format });
  }

  @Get(':code/versions/:version')
  @Fresh(WholeGuideAnswer)
  async version(
    @Query() { format }: DefinitionFormatParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.whole(request, reply, { format, version: versionNumberOf(request) });
  }

  private async whole(
    request: FastifyRequest,
    reply: FastifyReply,
    { format, version }: { format: OpenAnswer['asked']; version: number | null },
  ): Promise<string | undefined> {
    const guide = countingVersion(await this.versions.guide(codeOf(request), version), version);
    const { changedAt, ...told } = guide;
    return answerOpen(request, reply, {
      asked: format,
      changedAt,
      json: {
        ...told,
        form: guideForm(guide.content, guide.items),
        links: linksOf('guides', guide.content.code, guide),
      },
      table: () => guideLines(Reader.of(request), guide),
      yaml: () => writeYamlText(writeGuide(guide.content)),
    });
  }
}
