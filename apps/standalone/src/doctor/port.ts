import { createServer } from 'node:net';
import { type Finding, ok, say, warning, wrong } from './finding.js';

const ANSWER_MS = 3000;
const ANYWHERE = ['0.0.0.0', '::'];

/** The port is free, or our own product is what answers there. */
export async function examinePort(host: string, port: number): Promise<Finding[]> {
  if (port === 0) return [ok('port', say('由系统分配', 'the system chooses a free one'))];
  const reason = await bound(host, port);
  if (reason === null) return [ok('port', say(`${host}:${port} 空闲`, `${host}:${port} is free`))];
  const ready = await answering(ANYWHERE.includes(host) ? '127.0.0.1' : host, port);
  if (ready === 'ready')
    return [ok('port', say(`本系统正在 ${host}:${port} 运行`, `the product answers on ${host}:${port}`))];
  if (ready) {
    const said = say(
      `本系统正在 ${host}:${port} 运行，等待：${ready}`,
      `the product answers on ${host}:${port} and waits for: ${ready}`,
    );
    return [
      warning(
        'port',
        said,
        say('见上面的数据库和目录检查', 'see the checks of database and catalogue above'),
      ),
    ];
  }
  return [
    wrong(
      'port',
      say(`不能使用 ${host}:${port}（${reason}）`, `${host}:${port} cannot be used (${reason})`),
      say('请用 PORT 换一个端口，或停止占用它的程序', 'choose another with PORT, or stop what holds it'),
    ),
  ];
}

/** Null when it could be had; given back at once. */
function bound(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

/** `ready`, what it waits for, or null when it is not ours. */
async function answering(host: string, port: number): Promise<string | null> {
  try {
    const at = host.includes(':') ? `[${host}]` : host;
    const response = await fetch(`http://${at}:${port}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const { status, waitsFor } = (await response.json()) as { status?: string; waitsFor?: string };
    if (status === 'ready') return status;
    return status === 'waiting' ? (waitsFor ?? 'unknown') : null;
  } catch {
    return null;
  }
}
