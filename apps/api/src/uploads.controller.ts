import { Controller, Delete, Get, Head, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppendToUpload, BeginUpload, type UploadProgress, Uploads } from '#dossier';
import { isRejection } from '#kernel';
import { UploadAnswer } from './dto/files.js';
import { unlessRefused } from './http/drafting.js';
import { Needs, Principal } from './http/principal.js';
import { Refused } from './http/problem.js';
import { idOf } from './http/request.js';
import { Bytes, bytesOf, countOf, metadataOf, NamesFile, tusOnly } from './http/upload.js';

const TUS = { name: 'Tus-Resumable', required: true, schema: { type: 'string' as const, enum: ['1.0.0'] } };
const LENGTH = { name: 'Upload-Length', required: true, description: 'Size of the file in bytes' };
const OFFSET = { name: 'Upload-Offset', required: true, description: 'The byte at which these go on' };

/** Uploads that can be cut and resumed: tus 1.0 with creation and termination, so that any client of it serves. */
@ApiTags('files')
@Controller('v1')
export class UploadsController {
  constructor(
    private readonly beginning: BeginUpload,
    private readonly appending: AppendToUpload,
    private readonly uploads: Uploads,
  ) {}

  @Post('projects/:id/uploads')
  @Needs('file.upload')
  @HttpCode(201)
  @ApiHeader(TUS)
  @ApiHeader(LENGTH)
  @NamesFile()
  @ApiCreatedResponse({ type: UploadAnswer })
  async begin(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    tusOnly(request);
    const [projectId, size] = [idOf(request), countOf(request, 'upload-length', 'UPLOAD_LENGTH')];
    const incoming = { projectId, metadata: metadataOf(request), size };
    const id = await this.beginning.execute(principal, incoming);
    if (isRejection(id)) throw new Refused([id]);
    void reply.header('tus-resumable', '1.0.0').header('location', `/v1/uploads/${id}`);
    return { id, projectId, offset: 0, size, done: null };
  }

  /** Before the GET of the same place, of which Fastify would make a HEAD of its own. */
  @Head('uploads/:id')
  @Needs('file.upload')
  @HttpCode(204)
  @ApiHeader(TUS)
  @ApiNoContentResponse()
  async offset(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    tusOnly(request);
    tell(reply, unlessRefused(await this.uploads.progress(principal, idOf(request))));
  }

  @Get('uploads/:id')
  @Needs('file.upload')
  @ApiOkResponse({ type: UploadAnswer })
  async progress(@Principal() principal: string, @Req() request: FastifyRequest): Promise<object> {
    return shown(unlessRefused(await this.uploads.progress(principal, idOf(request))));
  }

  @Patch('uploads/:id')
  @Needs('file.upload')
  @HttpCode(204)
  @Bytes('application/offset+octet-stream')
  @ApiHeader(TUS)
  @ApiHeader(OFFSET)
  @ApiNoContentResponse()
  async append(
    @Principal() principal: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    tusOnly(request);
    const at = countOf(request, 'upload-offset', 'UPLOAD_AT');
    const id = idOf(request);
    tell(reply, unlessRefused(await this.appending.execute(principal, id, at, bytesOf(request))));
  }

  @Delete('uploads/:id')
  @Needs('file.upload')
  @HttpCode(204)
  @ApiHeader(TUS)
  @ApiNoContentResponse()
  async drop(@Principal() principal: string, @Req() request: FastifyRequest): Promise<void> {
    tusOnly(request);
    const { id } = unlessRefused(await this.uploads.progress(principal, idOf(request)));
    await this.uploads.end(principal, id, null);
  }
}

function tell(reply: FastifyReply, { offset, size, projectId, done }: UploadProgress): void {
  void reply
    .header('tus-resumable', '1.0.0')
    .header('upload-offset', offset)
    .header('upload-length', size)
    .header('cache-control', 'no-store');
  if (done) void reply.header('content-location', `/v1/projects/${projectId}/files/${done.file}`);
}

function shown({ id, projectId, offset, size, done }: UploadProgress): object {
  return { id, projectId, offset, size, done };
}
