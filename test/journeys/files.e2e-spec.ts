import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Upload } from 'tus-js-client';
import { application, itemOf, submit } from '../support/acts.js';
import { coded, type FileSeen, Sender } from '../support/files.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { docx, pdf } from '../support/sample-files.js';

const MEGABYTE = 1_048_576;
let product: TestProduct;
let folder: string;
let applicant: Sender;
let projectId: string;
let files: string;
/** The organ that serves the project. */
let handle: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  product = await startTestProduct({ settings: { DATA_DIR: folder, FILES_MAX_MB: '150' } });
  applicant = await Sender.of(product, 'applicant');
  const file = await submit(product, await application(product, 'plant-parallel', ['C09']));
  ({ projectId } = file);
  ({ handle } = itemOf(file, 'C09').organ);
  files = `/v1/projects/${projectId}/files`;
}, 90_000);
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const lying = () =>
  readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
const listed = async (who = 'applicant') =>
  (await (await product.as(who)).get<{ items: FileSeen[] }>(files)).items;

describe('files of a project', () => {
  it('are kept once each, shown to those who see the project, and handed out as attachments only', async () => {
    const name = '总平面图 "第二版"\u3000(终).pdf';
    const sent = await Promise.all(['a', 'b'].map(() => applicant.upload(files, name, pdf('plan'))));
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    const { id } = sent[0]!.body;
    expect(sent.map(({ body }) => body.id)).toEqual([id, id]);
    expect(sent[0]?.headers.get('location')).toBe(`${files}/${id}`);
    expect(await listed('clerk')).toMatchObject([
      { id, versions: [{ version: 1, name, type: 'pdf', trust: 'C', state: 'released', scanned: false }] },
    ]);

    const answer = await applicant.raw('GET', `${files}/${id}/versions/1/content`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf('plan'));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent(name).replace('(', '%28').replace(')', '%29')}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-length': String(pdf('plan').length),
    });
  });

  it('are read by an organ only with a line that says so', async () => {
    const { id } = await applicant.put(files, 'read.pdf', pdf('read'));
    const reads = () =>
      product.rows<{ who: string; what: string }>(
        `select p.sign_in as who, x.what from record.access x join identity.person p on p.id = x.person_id
          where x.stream_id = $1 order by x.id`,
        [files.split('/')[3]],
      );
    const before = await reads();
    for (const sender of [applicant, await Sender.of(product, 'clerk')])
      expect((await sender.raw('GET', `${files}/${id}/versions/1/content`)).status).toBe(200);
    expect(await reads()).toEqual([...before, { who: 'clerk', what: 'file' }]);
  });

  it('are absent for everybody else, in every way there is to ask', async () => {
    const { id } = await applicant.put(files, 'mine.pdf', pdf('mine'));
    for (const who of ['applicant2', 'clerk.haidong', 'officer.haidong-market']) {
      const other = await Sender.of(product, who);
      const ends = await Promise.all([
        other.raw('GET', files),
        other.raw('GET', `${files}/${id}`),
        other.raw('GET', `${files}/${id}/versions/1/content`),
        other.upload(files, 'x.pdf', pdf('theirs')),
        other.upload(`${files}/${id}/versions`, 'x.pdf', pdf('theirs')),
      ]);
      expect([who, ends.map(({ status }) => status)]).toEqual([who, [404, 404, 404, 404, 404]]);
    }
    expect((await fetch(`${product.url}${files}/${id}/versions/1/content`)).status).toBe(401);
    const supervisor = await Sender.of(product, 'supervisor');
    expect((await supervisor.upload(files, 'x.pdf', pdf('x'))).status).toBe(403);
  });

  it('have versions, of which the old ones stay, and trust that only the right people give', async () => {
    const first = await applicant.put(files, '环评.docx', docx(), { trust: 'D' });
    const place = `${files}/${first.id}/versions`;
    const second = await applicant.put(place, '环评.docx', docx({ name: 'word/b.xml' }));
    expect(second.versions.map(({ version, trust }) => [version, trust])).toEqual([
      [2, 'C'],
      [1, 'D'],
    ]);
    for (const trust of ['A', 'B'])
      expect(await applicant.upload(files, 'x.pdf', pdf('x'), { said: { trust } })).toMatchObject({
        ...{ status: 403, body: { code: 'FORBIDDEN' } },
      });
    expect((await applicant.send('POST', `${place}/2/original-check`, null)).status).toBe(403);
    const clerk = await Sender.of(product, 'clerk');
    const checked = await clerk.send<FileSeen>('POST', `${place}/2/original-check`, null);
    expect(checked.body.versions.map(({ trust }) => trust)).toEqual(['B', 'D']);
    expect(await clerk.send('POST', `${place}/2/original-check`, null)).toMatchObject({
      ...{ status: 409, body: { code: 'TRUST_ABOVE' } },
    });
    const organ = await Sender.of(product, `officer.${handle}`);
    const issued = await organ.put(files, '批复.pdf', pdf('issued'), { trust: 'A' });
    expect(issued.versions).toMatchObject([{ trust: 'A', organ: { handle } }]);
    expect((await organ.upload(files, 'x.pdf', pdf('x'), { said: { trust: 'B' } })).status).toBe(403);
  });

  it.each([
    ['a page', 'a.pdf', Buffer.from('<html><script>alert(1)</script>'), 422, 'FILE_DISGUISED'],
    ['a program', 'a.pdf', Buffer.from('MZ this program'), 422, 'FILE_DISGUISED'],
    ['a kind nobody asked for', 'a.svg', Buffer.from('<svg/>'), 415, 'FILE_TYPE'],
    ['two kinds at once', 'a.pdf', pdf('<script>'), 422, 'FILE_POLYGLOT'],
    ['two extensions', 'a.exe.pdf', pdf(), 422, 'FILE_NAME'],
    ['a place elsewhere', '../../x.pdf', pdf(), 422, 'FILE_NAME'],
    ['a device', 'CON.pdf', pdf(), 422, 'FILE_NAME'],
    ['300 characters', `${'x'.repeat(296)}.pdf`, pdf(), 422, 'FILE_NAME'],
    ['a name with NUL', 'x\0.pdf', pdf(), 422, 'FILE_NAME'],
    ['a name that turns round', 'x\u202efdp.pdf', pdf(), 422, 'FILE_NAME'],
    ['nothing', 'a.pdf', Buffer.alloc(0), 400, 'FILE_EMPTY'],
    ['a bomb', 'a.docx', docx({ name: 'x', content: 'x', unpacked: 4e9 }), 422, 'ARCHIVE'],
  ])('%s is refused with its reason, and nothing is kept', async (_, name, bytes, ...[status, code]) => {
    const before = [lying().length, (await listed()).length];
    const answer = await applicant.upload<{ detail: string }>(files, name, bytes, {
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).not.toMatch(/[{}]|name-|archive-/);
    expect([lying().length, (await listed()).length]).toEqual(before);
  });

  it.each([
    [
      'application/octet-stream',
      { 'upload-metadata': `filename ${coded('a.pdf')},trust ${coded('Z')}` },
      400,
      'TRUST_LEVEL',
    ],
    ['text/html', {}, 415, 'NOT_JSON'],
    ['application/json', {}, 415, 'NOT_BYTES'],
    ['application/octet-stream', { 'upload-metadata': '' }, 422, 'FILE_NAME'],
    ['application/octet-stream', { 'upload-metadata': 'filename !!' }, 400, 'UPLOAD_METADATA'],
    ['application/octet-stream', { 'upload-metadata': 'filename /w==' }, 400, 'UPLOAD_METADATA'],
  ])('%s %j is no upload', async (type, headers, status, code) => {
    const answer = await applicant.upload(files, 'a.pdf', Buffer.from('{}'), {
      headers: { 'content-type': type, ...headers },
    });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('bytes are no body of any other route', async () => {
    expect(await applicant.send('POST', '/v1/cases', pdf())).toMatchObject({
      ...{ status: 415, body: { code: 'NOT_JSON' } },
    });
  });
});

/** A document of so many pages, never whole in memory. */
function pages(count: number, hash = createHash('sha256')) {
  const page = Buffer.alloc(12 * 1024, 'BT /F1 12 Tf (page) Tj ET\n');
  let n = -1;
  return {
    size: count * page.length + pdf().length,
    hash,
    stream: new ReadableStream({
      pull(to) {
        n += 1;
        const part = n < count ? (n === 0 ? pdfHead : page) : n === count ? tail : null;
        if (!part) return to.close();
        hash.update(part);
        to.enqueue(part);
      },
    }),
  };
}
const pdfHead = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(12 * 1024 - 9, 'x')]);
const tail = Buffer.concat([Buffer.alloc(pdf().length - 6, '\n'), Buffer.from('%%EOF\n')]);

async function residentMemory(): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
}

describe('a file of 10,000 pages', () => {
  it('streams through without being held, and comes back byte by byte', async () => {
    const before = await residentMemory();
    const { stream, hash, size } = pages(10_000);
    const { status, body } = await applicant.upload(files, 'atlas.pdf', stream);
    const grown = (await residentMemory()) - before;
    expect(status).toBe(201);
    const sha256 = hash.digest('hex');
    expect(body.versions[0]).toMatchObject({ sha256, size });
    expect(size).toBeGreaterThan(110 * MEGABYTE);
    expect(grown).toBeLessThan(70 * MEGABYTE);
    const back = createHash('sha256');
    const content = await applicant.raw('GET', `${files}/${body.id}/versions/1/content`);
    for await (const chunk of content.body as unknown as AsyncIterable<Uint8Array>) back.update(chunk);
    expect(back.digest('hex')).toBe(sha256);
  });

  it('that is larger than allowed is refused before its first byte', async () => {
    const begun = await applicant.send('POST', `/v1/projects/${projectId}/uploads`, null, {
      ...{ 'tus-resumable': '1.0.0', 'upload-length': String(150 * MEGABYTE + 1) },
      'upload-metadata': `filename ${coded('a.pdf')}`,
    });
    expect(begun).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE' } });
  });
});

describe('an upload that is cut', () => {
  const tus = { 'tus-resumable': '1.0.0' };
  const whole = Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    Buffer.alloc(3 * MEGABYTE, 'y'),
    Buffer.from('%%EOF\n'),
  ]);
  const begin = async (name: string, more: Record<string, string> = {}) => {
    const metadata = `filename ${coded(name)}`;
    const headers = { ...tus, 'upload-length': String(whole.length), 'upload-metadata': metadata, ...more };
    return applicant.send<{ id: string }>('POST', `/v1/projects/${projectId}/uploads`, null, headers);
  };
  const offsetOf = async (place: string) =>
    (await applicant.raw('HEAD', place, null, tus)).headers.get('upload-offset');

  it('goes on where it was, also after a restart', async () => {
    const { headers } = await begin('cut.pdf');
    const place = headers.get('location') ?? '';
    const { host, hostname, port } = new URL(product.url);
    const socket = connect(Number(port), hostname);
    const head = { ...applicant.headers, ...tus, host, 'upload-offset': '0' };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(
      `PATCH ${place} HTTP/1.1\r\n${lines.join('')}content-type: application/offset+octet-stream\r\ncontent-length: ${whole.length}\r\n\r\n`,
    );
    socket.write(whole.subarray(0, MEGABYTE));
    while ((await offsetOf(place)) !== String(MEGABYTE))
      await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    await once(socket, 'close');
    await product.restart();
    applicant = await Sender.of(product, 'applicant');
    expect(await offsetOf(place)).toBe(String(MEGABYTE));
    const append = (at: number) =>
      applicant.send('PATCH', place, whole.subarray(at), {
        ...{ ...tus, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' },
      });
    expect(await append(5)).toMatchObject({ status: 409, body: { code: 'UPLOAD_OFFSET' } });
    const ended = await append(MEGABYTE);
    expect(ended.status).toBe(204);
    const file = await (await product.as('applicant')).get<FileSeen>(
      ended.headers.get('content-location') ?? '',
    );
    const sha256 = createHash('sha256').update(whole).digest('hex');
    expect(file.versions).toMatchObject([{ name: 'cut.pdf', sha256, size: whole.length }]);
    const done = await (await product.as('applicant')).get(place);
    expect(done).toMatchObject({ offset: whole.length, done: { file: file.id, version: 1 } });
  });

  it('speaks tus: a client that others wrote is understood', async () => {
    const url = await new Promise<string>((resolve, reject) => {
      const upload: Upload = new Upload(Buffer.concat([whole, pdf('tus')]), {
        endpoint: `${product.url}/v1/projects/${projectId}/uploads`,
        headers: { ...applicant.headers },
        chunkSize: MEGABYTE,
        metadata: { filename: '图.pdf', trust: 'D' },
        onError: reject,
        onSuccess: () => resolve(upload.url ?? ''),
      });
      upload.start();
    });
    const { done } = await (await product.as('applicant')).get<{ done: { file: string } }>(
      new URL(url).pathname,
    );
    expect((await listed()).find(({ id }) => id === done.file)?.versions).toMatchObject([
      { name: '图.pdf', trust: 'D', size: whole.length + pdf('tus').length },
    ]);
  });

  it('is given up, is nobody else’s, and speaks no other version', async () => {
    const { headers } = await begin('drop.pdf');
    const place = headers.get('location') ?? '';
    const other = await Sender.of(product, 'applicant2');
    expect((await other.raw('HEAD', place, null, tus)).status).toBe(404);
    expect((await begin('x.pdf', { 'tus-resumable': '0.2' })).status).toBe(412);
    expect((await begin('x.pdf', { 'upload-length': 'many' })).status).toBe(400);
    expect((await applicant.raw('DELETE', place, null, tus)).status).toBe(204);
    expect((await applicant.raw('HEAD', place, null, tus)).status).toBe(404);
    expect(readdirSync(join(folder, 'files', 'arriving'))).toEqual([]);
  });
});
