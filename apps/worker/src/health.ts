import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'prom-client';
import { type DoorSettings, mayMeasure } from '#platform';

/** What freezes says nothing at all; a probe must still be answered. */
const PATIENCE_MS = 2000;

/** What each check waits for, by name; rejects when it is not there. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

export interface Health {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Who may read the figures. No proxy is declared here: what one forwards comes from anywhere. */
  readonly door: Pick<DoorSettings, 'metricsFrom'>;
  readonly checks: Checks;
}

/**
 * `/healthz` the process lives, `/readyz` every check passes (503 with the names of those that do not), `/metrics` Prometheus
 * text for whom METRICS_FROM names, as at the api. Resolves to the listening server; rejects when the port is taken.
 */
export async function serveHealth({ port, host, door, checks }: Health): Promise<Server> {
  const measures = mayMeasure(door);
  const shown = ({ socket, headers }: IncomingMessage) =>
    measures({ address: socket.remoteAddress ?? '', headers, declared: false });
  const server = createServer((request, response) => {
    const path = request.method === 'GET' ? new URL(request.url ?? '/', 'http://worker').pathname : '';
    const seen = path === '/metrics' && !shown(request) ? '' : path;
    answer(seen, response, checks).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return server;
}

async function answer(path: string, response: ServerResponse, checks: Checks): Promise<void> {
  if (path === '/healthz') return json(response, 200, { status: 'ok' });
  if (path === '/readyz') {
    const waitsFor = await failing(checks);
    return waitsFor.length === 0
      ? json(response, 200, { status: 'ready' })
      : json(response, 503, { status: 'waiting', waitsFor });
  }
  if (path !== '/metrics') return json(response, 404, { status: 'not found' });
  response.writeHead(200, { 'content-type': register.contentType }).end(await register.metrics());
}

async function failing(checks: Checks): Promise<string[]> {
  const names = Object.keys(checks);
  const settled = await Promise.allSettled(names.map((name) => Promise.race([checks[name]?.(), late()])));
  return names.filter((_, n) => settled[n]?.status === 'rejected');
}

async function late(): Promise<never> {
  await sleep(PATIENCE_MS, null, { ref: false });
  throw new Error(`no answer in ${PATIENCE_MS} ms`);
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
