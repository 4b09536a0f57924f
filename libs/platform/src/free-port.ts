import { createServer } from 'node:net';

/** Where the process was to listen it cannot. The message says in both languages which setting to mend. */
export class ListenError extends Error {}

/**
 * Asks for the port before anything is started: a taken one is then said at once, and not after the database was made and the
 * demonstration filed. Rejects with {@link ListenError}. Whoever takes it meanwhile is met by `listen`.
 */
export function freePort({ port, host }: { readonly port: number; readonly host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) =>
      reject(new ListenError(why(code, port, host))),
    );
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

function why(code: string, port: number, host: string): string {
  if (code === 'EADDRINUSE') return portTaken(port);
  if (code === 'EACCES')
    return `无权监听端口 ${port}（${code}）：请用 PORT 换一个 1024 以上的\nport ${port} may not be listened on (${code}): set PORT to one above 1023`;
  return `HOST=${host} 不是本机的地址（${code}）：请写 127.0.0.1、0.0.0.0 或本机的一个地址\nHOST=${host} is no address of this machine (${code}): write 127.0.0.1, 0.0.0.0 or one of its own`;
}

export function portTaken(port: number | undefined): string {
  return `端口 ${port} 已被占用（也许本系统已在运行；worker 用 PORT + 1），请用 PORT 换一个\nport ${port} is taken (perhaps the product runs already; the worker uses PORT + 1): set PORT to another one`;
}
