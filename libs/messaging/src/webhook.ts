import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { performance } from 'node:perf_hooks';
import type { PublicOnly } from './public-only.js';
import type { Ending } from './store/delivery.store.js';

/** For everything: name, connection, TLS, answer. */
const PATIENCE_MS = 10_000;
/** Read of an answer; the rest is cut off. */
const MOST_BYTES = 16_384;
const EXCERPT = 500;

/** What is posted: the same id and body at every try. */
export interface Post {
  readonly url: string;
  readonly eventId: string;
  readonly body: string;
  /** HMAC-SHA256 in base64 of `<id>.<timestamp>.<body>`, one per secret in force. */
  readonly sign: (content: string) => Promise<readonly string[]>;
  /** `v1a`: Ed25519 in the place of the HMAC (Standard Webhooks 1.0, asymmetric signatures). */
  readonly scheme?: 'v1' | 'v1a';
}

/** What the receiver answered; `retryAfterMs` where it asked for a pause. */
export interface Answered extends Ending {
  readonly retryAfterMs?: number;
}

/**
 * One attempt of a webhook by Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp`, `webhook-signature: v1,<base64> …`. Follows
 * no redirect. Never rejects for what the receiver does; does for what happens on our side (no signature).
 */
export class Webhook {
  constructor(
    private readonly publicOnly: PublicOnly,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async send({ url: text, eventId, body, sign, scheme = 'v1' }: Post): Promise<Answered> {
    const url = new URL(text);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signatures = await sign(`${eventId}.${timestamp}.${body}`);
    if (signatures.length === 0) throw new Error('a webhook without a secret in force');
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'one-stop-parallel-approval',
      'webhook-id': eventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.map((signature) => `${scheme},${signature}`).join(' '),
    };
    const since = performance.now();
    const tookMs = () => Math.round(performance.now() - since);
    try {
      const agent = this.publicOnly.agentFor(url);
      const { response, text: said } = await this.post(url, { method: 'POST', headers, agent }, body);
      return { tookMs: tookMs(), ...verdictOf(response), excerpt: excerptOf(said) };
    } catch (error) {
      return { tookMs: tookMs(), error: codeOf(error) };
    }
  }

  private async post(
    url: URL,
    options: RequestOptions,
    body: string,
  ): Promise<{ response: IncomingMessage; text: string }> {
    const signal = AbortSignal.timeout(this.patienceMs);
    const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      open(url, { ...options, signal })
        .once('response', resolve)
        .on('error', reject)
        .end(body);
    });
    return { response, text: await beginningOf(response) };
  }
}

/** The first bytes of the answer. A body without end is cut off, one that breaks off or never comes is none: the status is known. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MOST_BYTES) break;
    }
  } catch {
    response.destroy();
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}

function excerptOf(text: string): string {
  return text
    .slice(0, EXCERPT)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\uD800-\uDBFF]$/, '');
}

function verdictOf({ statusCode: status = 0, headers }: IncomingMessage): Omit<Answered, 'tookMs'> {
  if (status >= 200 && status < 300) return { status };
  if (status === 410) return { status, error: 'GONE', gone: true };
  if (status >= 300 && status < 400) return { status, error: 'REDIRECT' };
  const seconds = /^\d{1,6}$/.test(headers['retry-after'] ?? '') ? Number(headers['retry-after']) : 0;
  return { status, error: 'STATUS', ...(seconds > 0 && { retryAfterMs: seconds * 1000 }) };
}

/** A short word for what went wrong; never the driver's sentence, which names addresses. */
function codeOf(error: unknown): string {
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  if (/is not allowed\. Because/.test(message ?? '')) return 'INWARD';
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'BROKEN';
}
