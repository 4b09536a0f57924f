import { createHash, createHmac } from 'node:crypto';
import type { S3Address } from './s3-address.js';

/** One request to an S3-compatible storage, as it is signed. */
export interface S3Request {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Decoded, without the host: `/bucket/key`. */
  readonly path: string;
  /** In lower case, `host` among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hexadecimal. */
  readonly bodyHash: string;
}

export const EMPTY_HASH = createHash('sha256').digest('hex');

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();

/** Every byte but the unreserved ones is escaped, the slashes of the path kept. */
const escaped = (path: string) =>
  path
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');

/** `20130524T000000Z` */
export const amzDate = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/**
 * The Authorization header of AWS Signature Version 4 with a signed payload. `headers` must hold every header that is sent and
 * counts: host, x-amz-date and x-amz-content-sha256 at least. Source: AWS "Authenticating Requests (AWS Signature Version 4)".
 */
export function s3Authorization(
  { method, path, headers, bodyHash }: S3Request,
  { region, accessKey, secretKey }: Pick<S3Address, 'region' | 'accessKey' | 'secretKey'>,
): string {
  const names = Object.keys(headers).sort();
  const listed = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join('');
  const signed = names.join(';');
  const request = [method, escaped(path), '', listed, signed, bodyHash].join('\n');
  const at = headers['x-amz-date'] ?? '';
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, hash(request)].join('\n');
  const day = hmac(`AWS4${secretKey}`, at.slice(0, 8));
  const key = hmac(hmac(hmac(day, region), 's3'), 'aws4_request');
  const signature = hmac(key, text).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope},SignedHeaders=${signed},Signature=${signature}`;
}
