import { Readable } from 'node:stream';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { isRejection, reject } from '#kernel';
import { readUploadMetadata, type UploadMetadata } from '#model/dossier';
import { Refused } from './problem.js';
import { TellsFastify } from './route-config.js';
import { TAKES_BYTES } from './safe-body.js';

const METADATA = {
  name: 'Upload-Metadata',
  required: true,
  description:
    'filename, and where needed trust (A–D; C unless said) and file (the id of the file it is a new version of), each with its value in base64 of UTF-8, separated by commas',
};

/** The body is the file itself. */
export const Bytes = (type: string) =>
  applyDecorators(
    TellsFastify(TAKES_BYTES),
    ApiConsumes(type),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );
export const NamesFile = () => ApiHeader(METADATA);

/** Bytes that are no UTF-8 are no name. */
function decoded(base64: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return null;
  }
}

/** `file`: the one in the path, where it is a new version of it. */
export function metadataOf({ headers }: FastifyRequest, file: string | null = null): UploadMetadata {
  const header = headers['upload-metadata'];
  const read = readUploadMetadata(typeof header === 'string' ? header : undefined, decoded);
  if (isRejection(read)) throw new Refused([read]);
  const of = file ?? read.file;
  if (of !== null && !isUUID(of)) throw new Refused([reject('ABSENT')]);
  return { ...read, file: of?.toLowerCase() ?? null };
}

/** The bytes of the request, unread. */
export function bytesOf({ body }: FastifyRequest): Readable {
  if (body instanceof Readable) return body;
  throw new Refused([reject('NOT_BYTES')]);
}

/** What Content-Length declares; null where it is not told. */
export function declaredSize({ headers }: FastifyRequest): number | null {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
}

/** A count of bytes in a header; refused with that code where it is none. */
export function countOf({ headers }: FastifyRequest, name: string, code: string): number {
  const value = headers[name];
  if (typeof value !== 'string' || !/^\d{1,15}$/.test(value)) throw new Refused([reject(code)]);
  return Number(value);
}

export function tusOnly({ headers }: FastifyRequest): void {
  if (headers['tus-resumable'] !== '1.0.0') throw new Refused([reject('TUS_VERSION')]);
}
