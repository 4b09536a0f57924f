import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { Config } from '#platform';
import { trustedKey } from '#record';
import { verifyLicence } from './model/licence/signed-licence.js';
import { SignLicence } from './sign-licence.js';
import { DEMO_KEY_FILE, SigningKey } from './signing-key.js';
import type { PublicLicence } from './store/licence.store.js';

const folder = mkdtempSync(join(tmpdir(), 'licence-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DB = 'postgres://runtime:p8Zk1vQx@db:5432/one_stop';
const signing = (env: Record<string, string>) => {
  const config = Config.read({ DATABASE_URL: DB, DATA_DIR: folder, ...env });
  return new SignLicence(new SigningKey(config), config);
};
const LICENCE = {
  id: 'x',
  code: '91630103MA7TEAT04X',
  status: 'in-force',
  registrar: { zh: '西宁市市场监督管理局', en: 'Xining Market Regulation' },
  versions: [
    {
      ...{ version: 1, kind: 'issue', reason: null, issuedOn: '2026-11-26', foundedOn: '2026-11-26' },
      ...{
        name: '甲',
        type: '乙',
        capital: 1,
        legalRepresentative: '丙',
        scope: '丁',
        address: '戊',
        region: '630103',
      },
    },
  ],
} as unknown as PublicLicence;

describe('the key that signs', () => {
  it('is the configured one, wherever the public reaches the product', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const signer = signing({ LICENCE_KEY: pem, PUBLIC_URL: 'https://approval.example.gov.cn/' });
    const signed = signer.execute(LICENCE);
    expect(signed).toMatchObject({ verifyAt: 'https://approval.example.gov.cn/licences/91630103MA7TEAT04X' });
    expect(verifyLicence(signed, trustedKey(pem)).verdict).toBe('right');
    expect(signer.publicKey()).toBe(trustedKey(pem).pem);
    expect(signer.publicKey()).not.toContain('PRIVATE');
  });

  it('of a demonstration is made once, for its owner alone to read', () => {
    const [first, second] = [signing({ DEMO: 'true' }).publicKey(), signing({ DEMO: 'true' }).publicKey()];
    expect(first).toBe(second);
    const file = join(folder, DEMO_KEY_FILE);
    expect(trustedKey(readFileSync(file, 'utf8')).pem).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is missed in earnest: nothing is signed, and nothing is made up', () => {
    const signer = signing({ DEMO: 'false' });
    for (const answer of [signer.execute(LICENCE), signer.publicKey()])
      expect(isRejection(answer) && answer.code).toBe('LICENCE_KEY_MISSING');
  });
});
