import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Config } from './config.js';
import { ConfigError } from './config-problems.js';

const TOTP_KEY = Buffer.alloc(32, 7).toString('base64');
const DB = 'postgres://runtime:p8Zk1vQx@db:5432/one_stop';
const no = () => {
  throw new Error('no such file');
};
function refused(
  env: Record<string, string>,
  read: 'read' | 'readStandalone' = 'read',
  text: (p: string) => string = no,
) {
  try {
    Config[read](env, text);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((problem) => problem.variable);
    throw error;
  }
  return [];
}

describe('Config', () => {
  it('needs nothing for the standalone product', () => {
    const config = Config.readStandalone({}, no);
    expect(config).toMatchObject({
      environment: 'development',
      port: 3000,
      host: '127.0.0.1',
      demo: true,
      poolSize: 10,
    });
    expect(config.databaseUrl).toBeUndefined();
    expect(config.dataDir.startsWith('/')).toBe(true);
  });

  it('needs a database elsewhere, and lends it to the migrations', () => {
    expect(refused({})).toEqual(['DATABASE_URL']);
    expect(Config.read({ DATABASE_URL: DB }, no).migrationDatabaseUrl).toBe(DB);
    expect(Config.read({ DATABASE_URL: DB, MIGRATION_DATABASE_URL: `${DB}x` }, no).migrationDatabaseUrl).toBe(
      `${DB}x`,
    );
  });

  it('tells everything wrong in one go, in both languages', () => {
    const env = {
      NODE_ENV: 'prod',
      PORT: '70000',
      HOST: 'a b',
      DATABASE_URL: 'mysql://x/y',
      REDIS_URL: 'http://x',
    };
    const more = {
      LOG_LEVEL: 'loud',
      DEMO: 'perhaps',
      POOL_SIZE: '0',
      SMTP_URL: 'mail.example.com',
      MAIL_FROM: 'a@b.cn\r\nBcc: c@d.cn',
      WEBHOOK_ALLOW: '127.0.0.1:9000, 127.0.0.1',
    };
    expect(refused({ ...env, ...more }).sort()).toEqual(
      [
        'DATABASE_URL',
        'DEMO',
        'HOST',
        'LOG_LEVEL',
        'MAIL_FROM',
        'NODE_ENV',
        'POOL_SIZE',
        'PORT',
        'REDIS_URL',
        'SMTP_URL',
        'WEBHOOK_ALLOW',
      ].sort(),
    );
    expect(() => Config.read({ PORT: 'x', DATABASE_URL: DB }, no)).toThrow(
      /PORT: 不是.*\n.*PORT: is not a whole number/,
    );
    expect(() => Config.read({ ...env, ...more }, no)).not.toThrow(/: 有误|is wrong/);
  });

  it.each(['-1', '65536', '3.5', '0x10', '1e3', 'NaN'])('refuses port %s', (port) => {
    expect(refused({ PORT: port }, 'readStandalone')).toEqual(['PORT']);
  });

  it.each(['postgres://', 'postgres://host', 'postgres://u:p@host:99999/x', 'host/db', 'postgres:///db'])(
    'refuses the database URL %s',
    (url) => expect(refused({ DATABASE_URL: url })).toEqual(['DATABASE_URL']),
  );

  it('takes empty variables as unset', () => {
    expect(Config.readStandalone({ DATABASE_URL: '', REDIS_URL: ' ', PORT: '' }, no).port).toBe(3000);
  });

  it('takes a crash point in a test only, and only one there is', () => {
    const test = { NODE_ENV: 'test', DATABASE_URL: DB, PUBLIC_URL: 'https://a', TOTP_KEY };
    expect(Config.read({ ...test, CRASH_AT: 'relay.laid:3:halt' }, no).crashAt).toBe('relay.laid:3:halt');
    for (const wrong of ['relay', 'act.before:0', 'act.before:x', 'actxbefore', 'act.before:stop'])
      expect(refused({ ...test, CRASH_AT: wrong })).toEqual(['CRASH_AT']);
    for (const environment of ['development', 'production'])
      expect(refused({ ...test, NODE_ENV: environment, CRASH_AT: 'act.before' })).toEqual(['CRASH_AT']);
  });

  it('reads secrets from files', () => {
    const text = (path: string) => (path === '/run/secrets/db' ? `${DB}\n` : no());
    expect(Config.read({ DATABASE_URL_FILE: '/run/secrets/db' }, text).databaseUrl).toBe(DB);
    expect(refused({ DATABASE_URL_FILE: '/none' }, 'read', text)).toEqual([
      'DATABASE_URL_FILE',
      'DATABASE_URL',
    ]);
    expect(refused({ DATABASE_URL: DB, DATABASE_URL_FILE: '/run/secrets/db' }, 'read', text)).toEqual([
      'DATABASE_URL',
    ]);
    // As if unset, it would start without.
    for (const variable of ['TOTP_KEY', 'SEAL_KEY', 'LICENCE_KEY', 'FILES_S3'])
      expect(refused({ [`${variable}_FILE`]: '/dev/null' }, 'readStandalone', () => '\n')).toEqual([
        `${variable}_FILE`,
      ]);
  });
});

describe('Config of what leaves', () => {
  it('sends no mail and opens no inner receiver unless told', () => {
    const config = Config.readStandalone({}, no);
    expect(config.smtpUrl).toBeUndefined();
    expect(config.webhookAllow).toEqual([]);
  });

  it('needs a sender beside a mail server', () => {
    expect(refused({ SMTP_URL: 'smtp://mail:25' }, 'readStandalone')).toEqual(['MAIL_FROM']);
    const env = { SMTP_URL: 'smtps://u:p@mail:465', MAIL_FROM: 'notice@example.gov.cn' };
    expect(Config.readStandalone(env, no)).toMatchObject({ smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM });
  });

  it('reads a list of receivers', () => {
    const { webhookAllow } = Config.readStandalone({ WEBHOOK_ALLOW: 'Receiver.test:80, [::1]:9000,' }, no);
    expect(webhookAllow).toEqual(['receiver.test:80', '[::1]:9000']);
  });
});

describe('Config of the door', () => {
  const door = (env: Record<string, string>) => Config.read({ DATABASE_URL: DB, ...env }, no).door;

  it('believes nobody, shows figures and reference to everybody, and counts, but in a test', () => {
    expect(door({})).toMatchObject({
      trustedProxies: [],
      metricsFrom: null,
      docs: true,
      requestSeconds: 120,
    });
    expect(door({}).rates).toMatchObject({ address: 3000, 'sign-in': 60 });
    expect(door({ NODE_ENV: 'test' }).rates).toBeNull();
  });

  it('in production shows neither unless told, and never stops counting', () => {
    const live = { NODE_ENV: 'production', PUBLIC_URL: 'https://approval.example', TOTP_KEY };
    expect(door(live)).toMatchObject({ metricsFrom: [], docs: false, rates: { address: 3000 } });
    expect(door({ ...live, METRICS_FROM: '10.1.2.3', DOCS: 'true' })).toMatchObject({
      metricsFrom: ['10.1.2.3'],
      docs: true,
    });
    expect(refused({ ...live, DATABASE_URL: DB, RATE_LIMITS: 'off' })).toEqual(['RATE_LIMITS']);
  });

  it('takes limits by name', () => {
    expect(door({ RATE_LIMITS: 'sign-in=5, paper=7' }).rates).toMatchObject({
      'sign-in': 5,
      paper: 7,
      address: 3000,
    });
    expect(door({ RATE_LIMITS: 'off' }).rates).toBeNull();
  });

  it.each([
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '::/0'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '10.0.0'],
    ['METRICS_FROM', 'localhost'],
    ['RATE_LIMITS', 'sign-in=0'],
    ['RATE_LIMITS', 'signin=5'],
    ['RATE_LIMITS', 'toString=5'],
    ['RATE_LIMITS', 'off,paper=5'],
    ['REQUEST_SECONDS', '0'],
    ['REQUEST_SECONDS', '3601'],
    ['DOCS', 'perhaps'],
  ])('refuses %s=%s', (variable, value) => {
    expect(refused({ DATABASE_URL: DB, [variable]: value })).toEqual([variable]);
  });
});

describe('Config in production', () => {
  const live = {
    NODE_ENV: 'production',
    DATABASE_URL: DB,
    PUBLIC_URL: 'https://approval.example',
    TOTP_KEY,
  };

  it('has a key for the secrets of second factors, of 32 bytes', () => {
    const { TOTP_KEY: _, ...keyless } = live;
    expect(refused(keyless)).toEqual(['TOTP_KEY']);
    expect(refused({ ...live, TOTP_KEY: 'c2hvcnQ=' })).toEqual(['TOTP_KEY']);
  });

  it('has no demonstration people and no movable clock', () => {
    expect(Config.read(live, no).demo).toBe(false);
    expect(refused({ ...live, DEMO: 'true' })).toEqual(['DEMO']);
  });

  it('never starts a database of its own', () => {
    expect(refused({ NODE_ENV: 'production', PUBLIC_URL: 'https://a', TOTP_KEY }, 'readStandalone')).toEqual([
      'DATABASE_URL',
    ]);
  });

  it.each([
    'postgres',
    'password',
    'secret',
    'changeme',
    'example',
    'demo',
    'approval',
    'Password',
    'runtime',
    'one-window-2026',
    'admin',
    'short',
    'aaaaaaaaaaaa',
    '1234567890',
    '',
  ])('refuses the password "%s"', (password) => {
    const url = `postgres://runtime:${password}@db/one_stop`;
    expect(refused({ ...live, DATABASE_URL: url })).toEqual(['DATABASE_URL']);
    expect(refused({ ...live, MIGRATION_DATABASE_URL: url })).toEqual(['MIGRATION_DATABASE_URL']);
  });

  it('lets a unix socket do without a password', () => {
    expect(refused({ ...live, DATABASE_URL: 'postgres:///one_stop?host=/run/postgresql' })).toEqual([]);
  });

  it('delivers to public addresses only, and signs in to no mail server by an example password', () => {
    expect(refused({ ...live, WEBHOOK_ALLOW: '127.0.0.1:9000' })).toEqual(['WEBHOOK_ALLOW']);
    const mail = { ...live, MAIL_FROM: 'notice@example.gov.cn' };
    expect(refused({ ...mail, SMTP_URL: 'smtp://mailer:changeme@mail:587' })).toEqual(['SMTP_URL']);
    expect(refused({ ...mail, SMTP_URL: 'smtp://mail:25' })).toEqual([]);
  });

  it('speaks TLS to the public', () => {
    expect(refused({ ...live, PUBLIC_URL: 'http://approval.example' })).toEqual(['PUBLIC_URL']);
    expect(refused({ ...live, PUBLIC_URL: '' })).toEqual(['PUBLIC_URL']);
  });

  it('refuses an example password for Redis', () => {
    expect(refused({ ...live, REDIS_URL: 'redis://:changeme@redis:6379' })).toEqual(['REDIS_URL']);
    expect(refused({ ...live, REDIS_URL: 'redis://redis:6379' })).toEqual([]);
  });

  it('refuses a key that cannot sign and an address that cannot stand on paper', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    const ours = generateKeyPairSync('ed25519');
    const pem = String(ours.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const spki = String(ours.publicKey.export({ type: 'spki', format: 'pem' }));
    for (const key of ['x', String(rsa), spki])
      expect(refused({ DATABASE_URL: DB, LICENCE_KEY: key })).toEqual(['LICENCE_KEY']);
    expect(refused({ DATABASE_URL: DB, LICENCE_KEY: pem })).toEqual([]);
    for (const url of ['approval.example', 'ftp://a', 'https://a/b', 'https://u:p@a', 'https://a?b'])
      expect([url, refused({ DATABASE_URL: DB, PUBLIC_URL: url })]).toEqual([url, ['PUBLIC_URL']]);
    expect(Config.read({ DATABASE_URL: DB, PUBLIC_URL: 'https://a/' }, no).publicUrl).toBe('https://a');
    expect(Config.read({ DATABASE_URL: DB, PORT: '8080' }, no).publicUrl).toBe('http://127.0.0.1:8080');
  });
});

describe('Config of files', () => {
  it('keeps them in a folder, scans nothing and allows so much unless told', () => {
    expect(Config.readStandalone({}, no)).toMatchObject({
      ...{ filesMaxBytes: 500 * 1_048_576, filesProjectBytes: 20_000 * 1_048_576 },
      ...{ filesS3: undefined, scannerUrl: undefined },
    });
  });

  it('reads a storage and a scanner, and refuses what is none', () => {
    const env = {
      FILES_S3: 'https://ak:s%2Fk@s3.local:9000/papers?region=cn-1',
      SCANNER_URL: 'tcp://clamd:3310',
    };
    expect(Config.readStandalone(env, no)).toMatchObject({
      filesS3: env.FILES_S3,
      scannerUrl: env.SCANNER_URL,
    });
    for (const s3 of [
      'https://s3.local/papers',
      'https://ak:sk@s3.local',
      's3://papers',
      'https://ak:sk@h/b?x=1',
    ])
      expect([s3, refused({ FILES_S3: s3 }, 'readStandalone')]).toEqual([s3, ['FILES_S3']]);
    expect(refused({ SCANNER_URL: 'http://clamd' }, 'readStandalone')).toEqual(['SCANNER_URL']);
    for (const size of ['0', '-1', 'much', '1000001'])
      expect(refused({ FILES_MAX_MB: size, FILES_PROJECT_MB: size }, 'readStandalone').toSorted()).toEqual([
        ...['FILES_MAX_MB', 'FILES_PROJECT_MB'],
      ]);
  });
});
