import type { Bilingual } from '#kernel';

/** Passwords printed in manuals and examples; a production start with one of them is an open door. */
const EXAMPLES = new Set([
  ...[
    'postgres',
    'postgresql',
    'password',
    'passw0rd',
    'secret',
    'changeme',
    'change-me',
    'example',
    'demo',
    'test',
  ],
  ...[
    'approval',
    'approval_ci',
    'admin',
    'administrator',
    'root',
    'redis',
    'letmein',
    'qwertyui',
    'one-window-2026',
  ],
]);
/** Shorter ones, and those of one character over and over, are guessed. */
const SHORTEST = 8;

const isGuessed = (password: string): boolean =>
  password.length < SHORTEST || /^(.)\1*$/.test(password) || /^(?:0?123456789?0?|12345678.*)$/.test(password);

function parse(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}

/** True for a URL of one of the protocols (given with the colon) that names a host, or a socket folder by `?host=/...`. */
export function isConnectionUrl(value: unknown, protocols: readonly string[]): boolean {
  const url = typeof value === 'string' ? parse(value) : null;
  if (!url || !protocols.includes(url.protocol)) return false;
  return url.hostname !== '' || isSocket(url);
}

/** True when a PostgreSQL URL names the database it means: without one the driver silently takes the user's name. */
export function namesDatabase(value: unknown): boolean {
  const url = typeof value === 'string' ? parse(value) : null;
  return url !== null && url.pathname.length > 1;
}

/**
 * The URL without its `?options=`, and the start-up options that set `settings` (`role=app_rt`). Left in the URL, theirs would
 * win over ours and silently drop the role, and with it every row policy; put first they lose, since the last setting of a name wins.
 */
export function withSettings(
  url: string,
  settings: readonly string[],
): { readonly bare: string; readonly startUp: string } {
  const parsed = new URL(url);
  const theirs = parsed.searchParams.get('options') ?? '';
  parsed.searchParams.delete('options');
  const startUp = [theirs, ...settings.map((setting) => `-c ${setting}`)].join(' ').trim();
  return { bare: parsed.toString(), startUp };
}

/**
 * What makes the secret in a connection URL unfit for production, or null. A unix socket needs no password: the kernel
 * says who is calling (peer authentication).
 */
export function weakSecret(value: string, passwordNeeded: boolean): Bilingual | null {
  const url = parse(value);
  if (!url) return null;
  const password = decodeURIComponent(url.password || url.searchParams.get('password') || '');
  if (password === '') {
    if (!passwordNeeded || isSocket(url)) return null;
    return {
      zh: '生产环境的连接没有口令：请设置口令，或改用本机套接字（?host=/run/postgresql）',
      en: 'no password in production: set one, or use a unix socket (?host=/run/postgresql)',
    };
  }
  const known = EXAMPLES.has(password.toLowerCase()) || password === decodeURIComponent(url.username);
  if (!known && !isGuessed(password)) return null;
  return {
    zh: '生产环境使用了示例口令或过弱的口令：请换成随机口令，例如 openssl rand -hex 24',
    en: 'an example or a weak password in production: use a random one, for instance `openssl rand -hex 24`',
  };
}

function isSocket(url: URL): boolean {
  return url.hostname === '' && (url.searchParams.get('host') ?? '').startsWith('/');
}
