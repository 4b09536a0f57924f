import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Folder } from './folder.js';

/** The port of the last start while it is free, so that an open psql or a written-down URL keeps working; else another. */
export async function keptOrFreePort(folder: Folder): Promise<number> {
  const kept = readPort(folder);
  const port = kept !== null && (await tryPort(kept)) !== null ? kept : await tryPort(0);
  if (port === null) throw new Error('no free port on 127.0.0.1');
  return port;
}

export function keepPort(folder: Folder, port: number): void {
  writeFileSync(folder.settings, `${JSON.stringify({ port })}\n`);
}

function readPort(folder: Folder): number | null {
  try {
    const { port } = JSON.parse(
      existsSync(folder.settings) ? readFileSync(folder.settings, 'utf8') : '{}',
    ) as { port?: unknown };
    return Number.isInteger(port) && Number(port) > 1023 && Number(port) < 65_536 ? Number(port) : null;
  } catch {
    return null;
  }
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : null;
      server.close(() => resolve(taken));
    });
  });
}
