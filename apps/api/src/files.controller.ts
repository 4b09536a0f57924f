import { Controller, Get, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CheckOriginal, FileQueries, type FileRow, ReadContent, UploadFile } from '#dossier';
import { isRejection, reject } from '#kernel';
import { FileAnswer, FilePage } from './dto/files.js';
import { PageParameters } from './dto/parameters.js';
import { attach } from './http/attachment.js';
import { unlessRefused } from './http/drafting.js';
import { asId, PAGE, page, readCursor } from './http/pages.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { fileOf, idOf, versionNumberOf } from './http/request.js';
import { Bytes, bytesOf, declaredSize, metadataOf, NamesFile } from './http/upload.js';

/** Files of a project (项目文件): each content once, in versions, handed out as attachments only. */
@ApiTags('files')
@Controller('v1/projects/:id/files')
export class FilesController {
  constructor(
    private readonly uploading: UploadFile,
    private readonly queries: FileQueries,
    private readonly reading: ReadContent,
    private readonly checking: CheckOriginal,
  ) {}

  @Post()
  @Needs('file.upload')
  @HttpCode(201)
  @Bytes('application/octet-stream')
  @NamesFile()
  @ApiCreatedResponse({ type: FileAnswer })
  upload(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FileRow> {
    return this.take(principal, request, reply, null);
  }

  @Get()
  @Needs('file.read')
  @ApiOkResponse({ type: FilePage })
  async list(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Query() { cursor, limit = PAGE }: PageParameters,
  ): Promise<object> {
    const after = readCursor(cursor, asId);
    const files = await this.queries.files(principal, idOf(request), { after, limit });
    if (!files) throw new Refused([reject('ABSENT')]);
    return page(files, limit, ({ id }) => id);
  }

  @Get(':file')
  @Needs('file.read')
  @ApiOkResponse({ type: FileAnswer })
  one(@Principal() principal: string, @Req() request: FastifyRequest): Promise<FileRow> {
    return this.file(principal, idOf(request), fileOf(request));
  }

  @Post(':file/versions')
  @Needs('file.upload')
  @HttpCode(201)
  @Bytes('application/octet-stream')
  @NamesFile()
  @ApiCreatedResponse({ type: FileAnswer })
  revise(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FileRow> {
    return this.take(principal, request, reply, fileOf(request));
  }

  @Get(':file/versions/:version/content')
  @Needs('file.read')
  @ApiOkResponse({
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  async content(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const version = { file: fileOf(request), version: versionNumberOf(request) };
    const content = unlessRefused(await this.reading.execute(principal, idOf(request), version));
    attach(reply, content);
    return new StreamableFile(content.bytes, { type: content.media, length: content.size });
  }

  @Post(':file/versions/:version/original-check')
  @Needs('file.check')
  @HttpCode(200)
  @ApiOkResponse({ type: FileAnswer })
  async check(@Principal() principal: string, @Req() request: FastifyRequest): Promise<FileRow> {
    const version = { file: fileOf(request), version: versionNumberOf(request) };
    const refusal = await this.checking.execute(principal, idOf(request), version);
    if (refusal) throw new Refused([refusal]);
    return this.file(principal, idOf(request), version.file);
  }

  private async take(
    principal: string,
    request: FastifyRequest,
    reply: FastifyReply,
    file: string | null,
  ): Promise<FileRow> {
    const projectId = idOf(request);
    const incoming = { projectId, metadata: metadataOf(request, file), size: declaredSize(request) };
    const kept = await this.uploading.execute(principal, incoming, bytesOf(request));
    if (isRejection(kept)) throw new Refused([kept]);
    void reply.header('location', `/v1/projects/${projectId}/files/${kept.file}`);
    if (kept.known) void reply.status(200);
    return this.file(principal, projectId, kept.file);
  }

  private async file(principal: string, projectId: string, id: string): Promise<FileRow> {
    const file = await this.queries.file(principal, projectId, id);
    if (!file) throw new Refused([reject('ABSENT')]);
    return file;
  }
}
