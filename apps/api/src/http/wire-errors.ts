import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { reject } from '#kernel';
import { newId } from '#platform';
import { problemOf } from './problem.js';

/** What Node's parser refuses before there is a request: problem+json like every other refusal. Header names are unreadable here, so zh-CN. */
export function refuseOnWire(error: NodeJS.ErrnoException, socket: Socket): void {
  // The client has gone, or an answer is under way: nothing can be said any more.
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'HEADERS_TOO_LARGE' : 'BAD_REQUEST';
  const problem = problemOf([reject(code)], 'zh', newId());
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
