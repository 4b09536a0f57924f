import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase, SteadyClient } from '#platform';

/** A message of the protocol: its letter, its length, its bytes (PostgreSQL documentation, message formats). */
function message(letter: string, ...parts: (string | number)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([0, 0, 0, part]))),
  );
  const head = Buffer.from(`${letter}0000`);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const LET_IN = Buffer.concat([message('R', 0), message('Z', 'I')]);
const DEAD = message(
  'E',
  'SFATAL\0',
  'C57P01\0',
  'Mterminating connection due to unexpected postmaster exit\0\0',
);

let server: Server;
/** A server that lets everybody in and dies in the same breath. */
async function dyingServer(): Promise<string> {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([LET_IN, DEAD])));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `postgres://x:x@127.0.0.1:${(server.address() as { port: number }).port}/x`;
}
afterEach(() => void server.close());

it('a server that dies as it lets somebody in is a rejection, and does not end the process', async () => {
  const url = await dyingServer();
  const opening = openDatabase(url, { poolSize: 1, applicationName: 'test', role: 'app_rt' });
  await expect(opening).rejects.toThrow();
});

it('also for whoever makes a client of the driver, as BullMQ does', async () => {
  const client = new pg.Client(await dyingServer());
  expect(client).toBeInstanceOf(SteadyClient);
  await client.connect();
  await expect(client.query('select 1')).rejects.toThrow();
});
