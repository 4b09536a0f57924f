import { expect } from '@jest/globals';
import type { Operation } from '../matrix/probe.js';
import type { Stage } from '../matrix/stage.js';
import { DEMO_PASSWORD, type TestProduct } from '../support/product.js';
import { codeOf, type Sending, send, type Wired } from '../support/wire.js';

/** The one product that all attacks of this folder meet, with something of everything in it. */
export interface Attacked {
  readonly product: TestProduct;
  readonly stage: Stage;
  readonly operations: readonly Operation[];
}

export type Ground = () => Attacked;

/** What is sent, and what must come back. */
export interface Attack {
  readonly what: string;
  readonly send: readonly [method: string, path: string];
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly want: readonly [status: number, code?: string];
}

export async function tokenOf(
  product: TestProduct,
  signIn: string,
  password = DEMO_PASSWORD,
): Promise<string> {
  const { token } = await product.anyone.must<{ token: string }>('POST', '/v1/sessions', {
    body: { signIn, password },
  });
  return token;
}

export const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

/** JSON with its type, as text. */
export const json = (body: unknown): Pick<Sending, 'headers' | 'body'> => ({
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A problem without what differs by request. */
export function sameness({ status, headers, text }: Wired): object {
  const { 'content-type': type, 'www-authenticate': scheme } = headers;
  return { status, type, scheme, body: text.replace(/"requestId":"[^"]+"/, '') };
}

/** Sends one row; the answer has its status and code, and never breaks the product. */
export async function strike({ product }: Attacked, attack: Attack): Promise<Wired> {
  const token = attack.as === undefined ? undefined : await tokenOf(product, attack.as);
  const [method, path] = attack.send;
  const answer = await send(product.url, path, {
    method,
    headers: { ...(token && bearing(token)), ...attack.headers },
    ...(attack.body !== undefined && { body: attack.body }),
  });
  const [status, code] = attack.want;
  expect([answer.status, ...(code === undefined ? [] : [codeOf(answer)])]).toEqual([...attack.want]);
  if (status >= 400 && code !== undefined)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  return answer;
}
