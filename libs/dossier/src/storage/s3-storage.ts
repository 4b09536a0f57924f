import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ContentKey, FileStorage, placeOf } from './file-storage.js';
import type { S3Address } from './s3-address.js';
import { amzDate, EMPTY_HASH, type S3Request, s3Authorization } from './s3-signature.js';

/** Nobody waits longer for a storage that says nothing. */
const SILENCE_MS = 30_000;

interface Body {
  readonly path: string;
  readonly size: number;
}

/** An S3-compatible storage: three plain requests on `/<bucket>/<project>/<sha256>`. The hash we know anyway is what is signed. */
export class S3Storage extends FileStorage {
  constructor(private readonly address: S3Address) {
    super();
  }

  async keep(key: ContentKey, path: string, size: number): Promise<void> {
    const answer = await this.ask('PUT', key, { path, size });
    await finished(answer, [200, 201, 204]);
    await rm(path, { force: true });
  }

  async read(key: ContentKey): Promise<Readable> {
    const answer = await this.ask('GET', key);
    if (answer.statusCode === 200) return answer;
    await finished(answer, []);
    throw new Error('the storage answered nothing');
  }

  async forget(key: ContentKey): Promise<void> {
    await finished(await this.ask('DELETE', key), [200, 204, 404]);
  }

  private async ask(method: S3Request['method'], key: ContentKey, body?: Body): Promise<IncomingMessage> {
    const { endpoint, bucket } = this.address;
    const path = `/${bucket}/${placeOf(key)}`;
    const bodyHash = body ? key.sha256 : EMPTY_HASH;
    const headers: Record<string, string> = {
      host: endpoint.host,
      'x-amz-date': amzDate(new Date()),
      'x-amz-content-sha256': bodyHash,
      ...(body && { 'content-length': String(body.size) }),
    };
    const authorization = s3Authorization({ method, path, headers, bodyHash }, this.address);
    const send = endpoint.protocol === 'https:' ? secure : plain;
    const sent = send(new URL(path, endpoint), {
      method,
      headers: { ...headers, authorization },
      timeout: SILENCE_MS,
    });
    sent.on('timeout', () => void sent.destroy(new Error('the storage does not answer')));
    const answered = new Promise<IncomingMessage>((resolve, refuse) => {
      sent.on('response', resolve).on('error', refuse);
    });
    if (body) await Promise.race([pipeline(createReadStream(body.path), sent), answered]);
    else sent.end();
    return answered;
  }
}

/** Reads the answer to its end; throws with its status where it is none of the good ones. */
async function finished(answer: IncomingMessage, good: readonly number[]): Promise<void> {
  answer.resume();
  const status = answer.statusCode ?? 0;
  if (!good.includes(status)) throw new Error(`the storage answered ${status}`);
}
