import { createServer } from 'node:net';

/**
 * Asks for the port before anything is started: a taken one is then said at once, and not after the database was made and the
 * demonstration filed. Rejects with Node's own error (`EADDRINUSE`, `EACCES`). Whoever takes it meanwhile is met by `listen`.
 */
export function freePort({ port, host }: { readonly port: number; readonly host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
