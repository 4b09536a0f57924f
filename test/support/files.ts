import type { Answer } from '../../apps/standalone/src/client.js';
import { DEMO_PASSWORD, type TestProduct } from './product.js';

export interface FileSeen {
  readonly id: string;
  readonly projectId: string;
  readonly versions: readonly {
    readonly version: number;
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    readonly type: string;
    readonly trust: string;
    readonly state: string;
    readonly scanned: boolean;
    readonly organ: { readonly handle: string };
  }[];
}

export const coded = (text: string): string => Buffer.from(text).toString('base64');

/** Whoever hands in files: the same door as everybody's, but bytes in place of JSON. */
export class Sender {
  private constructor(
    private readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async of({ anyone, url }: TestProduct, signIn: string): Promise<Sender> {
    const { token } = await anyone.must<{ token: string }>('POST', '/v1/sessions', {
      body: { signIn, password: DEMO_PASSWORD },
    });
    return new Sender(url, { authorization: `Bearer ${token}` });
  }

  /** `said`: further pairs of Upload-Metadata. */
  upload<T = FileSeen>(
    place: string,
    name: string,
    bytes: Buffer | ReadableStream,
    { said = {}, headers = {} }: { said?: Record<string, string>; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const metadata = Object.entries({ filename: name, ...said }).map(
      ([key, value]) => `${key} ${coded(value)}`,
    );
    return this.send('POST', place, bytes, { 'upload-metadata': metadata.join(','), ...headers });
  }

  /** The file as it stands then; throws where it is refused. */
  async put(
    place: string,
    name: string,
    bytes: Buffer,
    said: Record<string, string> = {},
  ): Promise<FileSeen> {
    const { status, body } = await this.upload(place, name, bytes, { said });
    if (status >= 300) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async send<T>(
    method: string,
    place: string,
    bytes: Buffer | ReadableStream | null,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await this.raw(method, place, bytes, headers);
    const text = await response.text();
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : null) as T,
      headers: response.headers,
    };
  }

  raw(
    method: string,
    place: string,
    body: Buffer | ReadableStream | null = null,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const type = body === null ? {} : { 'content-type': 'application/octet-stream' };
    const init = { method, headers: { ...this.headers, ...type, ...headers }, body, duplex: 'half' };
    return fetch(`${this.url}${place}`, init as RequestInit);
  }
}
