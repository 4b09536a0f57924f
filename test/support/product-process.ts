import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/standalone.js', import.meta.url));
const LEASH = fileURLToPath(new URL('./end-with-parent.mjs', import.meta.url));
const START_MS = 60_000;

/** The built product as `npm start` runs it, in a process of its own. */
export interface ProductProcess {
  readonly url: string;
  /** As Ctrl-C does; rejects when the product does not end well. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** Everything it has printed: its log, as an operator's collector has it. */
  said(): string;
}

/** Starts it on a free port with these settings and none of ours; resolves when it says where it listens. */
export async function startProcess(settings: Readonly<Record<string, string>>): Promise<ProductProcess> {
  const { PATH = '', TMPDIR } = process.env;
  const env = {
    PATH,
    ...(TMPDIR && { TMPDIR }),
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'error',
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', LEASH, MAIN], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return (await ended)[0] as number | null;
  };
  const printed: Buffer[] = [];
  for (const out of [child.stdout, child.stderr]) out.on('data', (chunk: Buffer) => printed.push(chunk));
  const url = await listening(child);
  return {
    url,
    said: () => Buffer.concat(printed).toString(),
    async stop() {
      const code = await end('SIGTERM');
      if (code !== 0) throw new Error(`the product ended with ${code}`);
    },
    async kill() {
      await end('SIGKILL');
    },
  };
}

/** What the product complains of while it runs goes to our error output: a journey that fails shows why. */
function listening(child: ChildProcess): Promise<string> {
  let said = '';
  let heard = false;
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (heard) return;
      said += chunk;
      const url = /http:\/\/[\w.]+:\d+/.exec(said)?.[0];
      if (!url) return;
      clearTimeout(timer);
      heard = true;
      said = '';
      resolve(url);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
      process.stderr.write(chunk);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the product did not start (${code}): ${said}`));
    });
  });
}
