import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registered } from '../support/licences.js';
import { see } from '../support/pages.js';
import { readPdf } from '../support/pdf.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

const CLI = fileURLToPath(new URL('../../dist/licence.js', import.meta.url));
/** The built command in a process of its own, without any setting of ours, and without the network. */
const licence = (...args: readonly string[]): Promise<{ exit: number; said: string; complained: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: {} }, (error, said, complained) =>
      resolve({ exit: error ? Number(error.code) : 0, said, complained }),
    );
  });

interface SignedSeen {
  readonly licence: { readonly code: string; readonly name: string; readonly capital: number };
  readonly verifyAt: string;
  readonly signature: string;
}

describe('a licence in the hand', () => {
  let product: TestProduct;
  let folder: string;
  let code: string;
  const file = async (name: string, content: string | object) => {
    const path = join(folder, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'licence-'));
    const settings = { DATA_DIR: folder, PUBLIC_URL: 'https://approval.example.gov.cn/' };
    product = await startTestProduct({ settings });
    code = await registered(product);
  }, 120_000);
  afterAll(async () => {
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 30_000);

  it('is verified offline by the registrar’s key: right, changed, of another key, no licence at all', async () => {
    const signed = await product.anyone.get<SignedSeen>(`/public/v1/licences/${code}/signed`);
    expect(signed.verifyAt).toBe(`https://approval.example.gov.cn/licences/${code}`);
    const key = await file('key.pem', await (await fetch(`${product.url}/public/v1/licence-key`)).text());
    const right = await licence('verify', await file('right.json', signed), '--key', key);
    expect([right.exit, right.complained]).toEqual([0, '']);
    expect(right.said).toContain(code);

    const richer = { ...signed, licence: { ...signed.licence, capital: signed.licence.capital * 10 } };
    const changed = await licence('verify', await file('changed.json', richer), '--key', key, '--json');
    expect([changed.exit, JSON.parse(changed.said)]).toEqual([1, { verdict: 'wrong', why: 'signature' }]);
    // Another order of the keys is the same document.
    const turned = Object.fromEntries(Object.entries(signed).toReversed());
    expect((await licence('verify', await file('turned.json', turned), '--key', key)).exit).toBe(0);
    expect(
      (await licence('verify', await file('more.json', { ...signed, note: 'x' }), '--key', key)).exit,
    ).toBe(1);

    const other = await file('other.pem', OTHER_KEY);
    const stranger = await licence('verify', await file('right.json', signed), '--key', other, '--json');
    expect([stranger.exit, JSON.parse(stranger.said)]).toEqual([1, { verdict: 'wrong', why: 'key' }]);

    for (const [name, content] of [
      ['empty.json', ''],
      ['list.json', '[]'],
      ['other.json', { format: 'receipt/1' }],
      ['bare.json', { ...signed, signature: undefined }],
    ] as const) {
      const { exit, said, complained } = await licence('verify', await file(name, content), '--key', key);
      expect([name, exit]).toEqual([name, 2]);
      expect(said + complained).toMatch(/[一-鿿].*[a-z]/s);
    }
    for (const args of [
      [],
      ['verify'],
      ['verify', key, key],
      ['read', key],
      ['verify', join(folder, 'none')],
    ])
      expect([args, (await licence(...args)).exit]).toEqual([args, 2]);
  }, 60_000);

  it('is printed with its fonts and a QR code, which opens the page where anybody verifies it', async () => {
    const answer = await fetch(`${product.url}/public/v1/licences/${code}.pdf`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const paper = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(paper).toMatchObject({ pages: 1, embedded: true });
    expect(paper.text).toContain(code);
    expect(paper.text).toContain('演示');
    const { pathname, origin } = new URL(paper.qr ?? '');
    expect(origin).toBe('https://approval.example.gov.cn');

    const page = await see(`${product.url}${pathname}`);
    expect([page.status, page.faults]).toEqual([200, []]);
    for (const said of [code, '青海高原锂能科技有限公司', '存续', '张高原'])
      expect(page.text).toContain(said);
    expect(page.text).not.toContain('630102198001010019');
    const english = await see(`${product.url}${pathname}?lang=en`);
    expect([english.status, english.faults, english.text.includes('in force')]).toEqual([200, [], true]);
  });

  it('of nobody is absent, and looks so in every form', async () => {
    const none = '91630103MA7TEAT04X';
    for (const path of [`${none}`, `${none}.pdf`, `${none}/signed`, 'x', `${'9'.repeat(500)}.pdf`])
      expect([path, (await product.anyone.ask('GET', `/public/v1/licences/${path}`)).status]).toEqual([
        path,
        404,
      ]);
    const page = await see(`${product.url}/licences/${none}`);
    expect([page.status, page.faults]).toEqual([404, []]);
    expect(page.text).toContain('没有以此代码签发的营业执照');
  });
});

const OTHER_KEY = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----
`;
