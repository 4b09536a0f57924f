import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SearchQueries, VersionQueries, writeYamlText } from '#catalogue';
import { keywordsOf, writeItem } from '#model/catalogue';
import { itemColumns } from './csv/item-columns.js';
import { itemLines } from './csv/item-lines.js';
import { tableOf } from './csv/table.js';
import {
  DefinitionFormatParameters,
  FormatParameters,
  ItemSearchParameters,
} from './dto/catalogue-parameters.js';
import { FoundItemsPage, VersionsAnswer, WholeItemAnswer } from './dto/public-answers.js';
import { Fresh } from './http/fresh.js';
import {
  answerOpen,
  foundPage,
  linksOf,
  type OpenAnswer,
  refuseUnknownPlace,
  rowsOf,
} from './http/open-answer.js';
import { answerHistory, countingVersion, foundVersion } from './http/open-version.js';
import { asFoundPlace, readCursor } from './http/pages.js';
import { codeOf, versionNumberOf } from './http/request.js';
import { Reader } from './words/reader.js';

/** The published items, open to everybody: 主体 内容 依据 承诺期限. */
@ApiTags('public')
@Controller('public/v1/catalogue/items')
export class PublicItemsController {
  constructor(
    private readonly search: SearchQueries,
    private readonly versions: VersionQueries,
  ) {}

  @Get()
  @Fresh(FoundItemsPage)
  async list(
    @Query() parameters: ItemSearchParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { q = '', cursor, format, ...filters } = parameters;
    const limit = rowsOf(request, parameters);
    const after = readCursor(cursor, asFoundPlace);
    const found = await this.search.items({ ...filters, keywords: keywordsOf(q) }, { after, limit });
    refuseUnknownPlace(found, filters);
    return answerOpen(request, reply, {
      asked: format,
      changedAt: found.changedAt,
      json: foundPage(request, reply, found, limit),
      table: () => tableOf(itemColumns(Reader.of(request)), found.rows),
    });
  }

  @Get(':code')
  @Fresh(WholeItemAnswer)
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
    const found = foundVersion(await this.versions.item(codeOf(request), null));
    return answerHistory(request, reply, found, { kind: 'items', asked: format });
  }

  @Get(':code/versions/:version')
  @Fresh(WholeItemAnswer)
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
    const item = countingVersion(await this.versions.item(codeOf(request), version), version);
    const { changedAt, ...told } = item;
    return answerOpen(request, reply, {
      asked: format,
      changedAt,
      json: { ...told, links: linksOf('items', item.content.code, item) },
      table: () => itemLines(Reader.of(request), item),
      yaml: () => writeYamlText(writeItem(item.content)),
    });
  }
}
