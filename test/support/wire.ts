import { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface Wired {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export type Sending = Pick<RequestOptions, 'method' | 'headers' | 'localAddress' | 'agent'> & {
  readonly body?: string | Buffer;
};

/** One request with exactly these headers; `fetch` would add some, refuse others and follow redirects. */
export async function send(url: string, path: string, sending: Sending = {}): Promise<Wired> {
  const { hostname, port } = new URL(url);
  const { body, ...options } = sending;
  const sent = request({ hostname, port, path, agent: false, ...options });
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    sent.once('response', resolve).on('error', reject).end(body),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: Buffer.concat(chunks).toString(),
  };
}

/** Bytes that no client library would send; everything that comes back until the connection ends. */
export function sendBytes(url: string, bytes: string, pause = 0): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    if (pause > 0) setTimeout(() => socket.end(), pause).unref();
    socket.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
    });
    socket.on('close', () => resolve(said)).on('error', reject);
  });
}

export const codeOf = ({ text }: Wired): string | undefined => {
  try {
    return JSON.parse(text).code;
  } catch {
    return undefined;
  }
};
