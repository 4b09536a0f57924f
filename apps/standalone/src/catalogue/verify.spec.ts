import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Certified, issueCertificate, sealedCertificate } from '#model/catalogue';
import { canonical } from '#model/record';
import { day } from '../../../../test/support/definitions.js';
import { digest } from '../../../../test/support/receipts.js';
import { SEEDED, seededGuide } from '../../../../test/support/seeded.js';
import { tellCertificate } from './verify.js';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const certified = <T>(content: T): Certified<T> => ({
  version: 3,
  hash: digest(canonical(content)),
  content,
});
const guide = certified(seededGuide('company-setup'));
const items = SEEDED.items.map((item) => certified(item));
const certificate = sealedCertificate(issueCertificate({ on: day('2026-09-01'), guide, items }), digest);

async function verified(text: string, ...options: string[]) {
  const file = join(folder, 'certificate.json');
  writeFileSync(file, text);
  const lines: string[] = [];
  const code = await tellCertificate([file, ...options], (line) => lines.push(line));
  return { code, lines };
}

describe('catalogue -- verify', () => {
  it('says what is proved, in both languages, and ends with 0', async () => {
    const { code, lines } = await verified(canonical(certificate));
    expect(code).toBe(0);
    expect(lines[0]).toBe(`✓ ${certificate.headline.zh} · ${certificate.headline.en}`);
    expect(lines.join('\n')).toContain('第 3 版');
    expect(lines.join('\n')).toContain('由所附 50 个事项重新推出');
  });

  it('says what is wrong and where, and ends with 1', async () => {
    const forged = { ...certificate, days: { ...certificate.days, serial: 99 } };
    const { code, lines } = await verified(JSON.stringify(forged));
    expect([code, lines[0]]).toEqual([
      1,
      `✗ /days/serial：证书写的是 99，推算为 ${certificate.days.serial} · it says 99, computed ${certificate.days.serial}`,
    ]);
  });

  it('ends with 2 for what is no certificate, and throws for what is no JSON', async () => {
    expect(await verified('{}', '--json')).toMatchObject({
      code: 2,
      lines: [
        '{"verdict":"unreadable","pointer":"/format","expected":"one-stop.independence-certificate/1"}',
      ],
    });
    await expect(verified('{')).rejects.toThrow(/读不了/);
    await expect(tellCertificate([join(folder, 'none')], () => {})).rejects.toThrow(/cannot be read/);
  });
});
