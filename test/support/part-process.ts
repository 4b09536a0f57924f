import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Role = 'api' | 'worker';

const LEASH = fileURLToPath(new URL('./end-with-parent.mjs', import.meta.url));
const READY = { api: 'api listens', worker: 'worker rings and relays' };
const START_MS = 60_000;

/** The api or the worker as a large installation runs them, each in a process of its own. */
export interface Part {
  readonly role: Role;
  readonly pid: number;
  /** Where the api, or the worker's health, listens. */
  readonly url: string;
  /** The signal that ended it, or its exit code. */
  readonly ended: Promise<NodeJS.Signals | number | null>;
  /** It stands at its crash point and does not move. */
  readonly halted: Promise<void>;
  /** Its last words, for a scene that fails. */
  said(): string;
  signal(signal: NodeJS.Signals): void;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** As a roll-out does; rejects when it does not end well. */
  stop(): Promise<void>;
}

/** Starts the built part with these settings and none of ours; resolves when it listens, or has met its crash point. */
export async function startPart(role: Role, settings: Readonly<Record<string, string>>): Promise<Part> {
  const main = fileURLToPath(new URL(`../../dist/${role}.js`, import.meta.url));
  const { PATH = '', TMPDIR } = process.env;
  const env = {
    PATH,
    ...(TMPDIR && { TMPDIR }),
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'info',
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', LEASH, main], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  let said = '';
  const ended = once(child, 'exit').then(([code, signal]) => signal ?? code);
  let halt: () => void;
  const halted = new Promise<void>((resolve) => {
    halt = resolve;
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-8000);
      if (/crash point .*: SIGSTOP/.test(chunk)) halt();
      // It may stand or fall there before it listens.
      if (chunk.includes('crash point')) resolve(0);
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
    void ended.then((how) => {
      clearTimeout(timer);
      reject(new Error(`the ${role} did not start (${how}): ${said}`));
    });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-8000);
      const line = chunk.split('\n').find((each) => each.includes(READY[role]));
      if (line) resolve(Number(/"port":(\d+)/.exec(line)?.[1]));
      if (line) clearTimeout(timer);
    });
  });
  const end = async (signal: NodeJS.Signals) => {
    // One that stands still hears nothing but this.
    if (signal !== 'SIGKILL') child.kill('SIGCONT');
    child.kill(signal);
    return ended;
  };
  return {
    role,
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    ended,
    halted,
    said: () => said,
    signal: (signal) => void child.kill(signal),
    kill: async () => void (await end('SIGKILL')),
    async stop() {
      const how = await end('SIGTERM');
      if (how !== 0) throw new Error(`the ${role} ended with ${how}: ${said}`);
    },
  };
}
