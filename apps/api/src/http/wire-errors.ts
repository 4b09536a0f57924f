import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { reject } from '#kernel';
import { newId } from '#platform';
import { problemOf } from './problem.js';

const CODES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'TOO_SLOW',
};

/** What Node's parser refuses before there is a request: problem+json like every other refusal. Header names are unreadable here, so zh-CN. */
export const refuseOnWire =
  (protection: Readonly<Record<string, string>>) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    // The client has gone, or an answer is under way: nothing can be said any more.
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
    const code = CODES[error.code ?? ''] ?? 'BAD_REQUEST';
    const problem = problemOf([reject(code)], 'zh', newId());
    const body = JSON.stringify(problem);
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      ...Object.entries(protection).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  };
