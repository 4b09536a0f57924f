import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { isRejection } from '#kernel';
import { Config, createLog } from '#platform';
import { pdf } from '../../../test/support/sample-files.js';
import { startVerbs, type Verbs } from '../../../test/support/verbs.js';
import { FileKeeper } from './file-keeper.js';
import { FileRoom } from './file-room.js';
import { FilePorts, KeepFile, type Kept } from './keep-file.js';
import { ReadContent } from './read-content.js';
import { receive } from './receive.js';
import { AppendToUpload, BeginUpload, Uploads } from './resume-upload.js';
import { ClamdScanner } from './scan/clamd-scanner.js';
import { NoScanner, type Scanner } from './scan/scanner.js';
import { Staging } from './staging.js';
import type { FileStorage } from './storage/file-storage.js';
import { FolderStorage } from './storage/folder-storage.js';
import { readS3Address } from './storage/s3-address.js';
import { s3Authorization } from './storage/s3-signature.js';
import { S3Storage } from './storage/s3-storage.js';
import { FileQueries } from './store/file.queries.js';
import { FileStore } from './store/file.store.js';
import { KeeperStore } from './store/keeper.store.js';
import { AdmitUpload, UploadFile } from './upload-file.js';

const KILOBYTE = 1024;
let verbs: Verbs;
let folder: string;
let projectId: string;
const applicant = 'token:applicant';

beforeAll(async () => {
  verbs = await startVerbs();
}, 60_000);
afterAll(() => verbs?.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  await verbs.rows('delete from dossier.upload');
  const { id } = await verbs.open('C09');
  [{ projectId }] = (await verbs.rows<{ projectId: string }>(
    'select project_id as "projectId" from casework.case_file where id = $1',
    [id],
  )) as [{ projectId: string }];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The verbs on files as an installation has them: in a folder, unscanned, 64 kB a file and 100 kB a project unless told. */
function setUp(ports: { storage?: FileStorage; scanner?: Scanner } = {}) {
  const room = new FileRoom(64 * KILOBYTE, 100 * KILOBYTE);
  const config = Object.assign(new Config(), { filesProjectBytes: room.project });
  const storage = ports.storage ?? new FolderStorage(folder);
  const both = new FilePorts(storage, ports.scanner ?? new NoScanner(), config, createLog('silent'));
  const store = new FileStore(verbs.database);
  const queries = new FileQueries(verbs.database);
  const staging = new Staging(join(folder, 'arriving'), createLog('silent'));
  const admit = new AdmitUpload(store, room);
  const keep = new KeepFile(both, store);
  const uploads = new Uploads(queries, store, staging);
  const upload = new UploadFile(admit, keep, staging);
  return {
    queries,
    staging,
    uploads,
    begin: new BeginUpload(admit, store, staging),
    append: new AppendToUpload(uploads, admit, keep),
    read: new ReadContent(queries, storage),
    keeper: new FileKeeper(both, new KeeperStore(verbs.database), staging),
    /** Without a declared size: the limit has to be met by counting. */
    upload: (bytes: Buffer | Readable, name = '图纸.pdf', file: string | null = null) =>
      upload.execute(
        applicant,
        { projectId, metadata: { name, trust: null, file }, size: null },
        bytes instanceof Readable ? bytes : Readable.from([bytes]),
      ),
  };
}

/** Everything that lies in the folder of files, and every row. */
const lying = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
const rows = async () =>
  (await verbs.rows('select * from dossier.blob where project_id = $1', [projectId])).length;
const codeOf = (answer: unknown) => (isRejection(answer) ? answer.code : 'kept');
const sizes = (bytes: number) => Buffer.concat([Buffer.alloc(bytes - pdf().length, '%PDF-1.7\n'), pdf()]);

describe('an upload in one request', () => {
  it('is kept once under its hash, whoever sends it how often and under which name', async () => {
    const { upload } = setUp();
    const sent = await Promise.all([
      upload(pdf('once')),
      upload(pdf('once'), 'other name.pdf'),
      upload(pdf('once')),
    ]);
    const [first] = sent as Kept[];
    expect(sent).toEqual(sent.map(() => expect.objectContaining({ file: first!.file, no: 1 })));
    expect(sent.filter((each) => !(each as Kept).known)).toHaveLength(1);
    const hash = createHash('sha256').update(pdf('once')).digest('hex');
    expect(lying().map(({ name }) => name)).toEqual([hash]);
    expect(readFileSync(join(folder, 'kept', projectId, hash))).toEqual(pdf('once'));
  });

  it('of another content is a new version, and the old one stays', async () => {
    const { upload, read } = setUp();
    const first = (await upload(pdf('one'))) as Kept;
    const second = (await upload(pdf('two'), '图纸.pdf', first.file)) as Kept;
    expect(second).toEqual({ file: first.file, no: 2, known: false });
    const old = await read.execute(applicant, projectId, { file: first.file, version: 1 });
    if (isRejection(old)) throw new Error(old.code);
    expect(Buffer.concat(await old.bytes.toArray())).toEqual(pdf('one'));
    // Back to the first content: said again, and not lost among the old ones.
    expect(await upload(pdf('one'), '图纸.pdf', first.file)).toMatchObject({ no: 3 });
    expect(await upload(pdf('one'), '图纸.pdf', first.file)).toMatchObject({ no: 3, known: true });
  });

  it.each([
    ['empty', Buffer.alloc(0), 'FILE_EMPTY'],
    ['one byte over the limit', sizes(64 * KILOBYTE + 1), 'FILE_TOO_LARGE'],
    ['disguised', Buffer.from('<html>'), 'FILE_DISGUISED'],
    ['cut', Readable.from(failing()), 'UPLOAD_CUT'],
  ])('%s leaves nothing behind', async (_, bytes, code) => {
    expect(codeOf(await setUp().upload(bytes))).toBe(code);
    expect(lying()).toEqual([]);
    expect(await rows()).toBe(0);
  });

  it('of exactly the limit is taken, and what is over the room of the project is not', async () => {
    const { upload } = setUp();
    expect(codeOf(await upload(sizes(64 * KILOBYTE)))).toBe('kept');
    expect(codeOf(await upload(sizes(40 * KILOBYTE)))).toBe('PROJECT_FULL');
    expect(lying()).toHaveLength(1);
    // What is there already needs no room.
    expect(codeOf(await upload(sizes(64 * KILOBYTE), 'again.pdf'))).toBe('kept');
  });

  it('two at once do not share the last room', async () => {
    const { upload } = setUp();
    const ends = await Promise.all([60, 61, 62].map((size) => upload(sizes(size * KILOBYTE))));
    expect(ends.map(codeOf).toSorted()).toEqual(['PROJECT_FULL', 'PROJECT_FULL', 'kept']);
    expect(lying()).toHaveLength(1);
  });

  it('that nobody may see or add to is absent', async () => {
    const { upload, queries } = setUp();
    const { file } = (await upload(pdf())) as Kept;
    expect(await queries.file('token:applicant2', projectId, file)).toBeNull();
    expect(await queries.file('token:clerk.haidong', projectId, file)).toBeNull();
    expect((await queries.file('token:clerk', projectId, file))?.versions[0]).toMatchObject({
      ...{ trust: 'C', scanned: false, state: 'released' },
    });
    const absent = '0195f000-0000-7000-8000-000000000000';
    expect(codeOf(await upload(pdf('x'), 'x.pdf', absent))).toBe('ABSENT');
  });
});

async function* failing() {
  yield pdf();
  throw new Error('aborted');
}
async function* drops(ms: number) {
  for (;;) {
    await sleep(ms, undefined, { ref: false });
    yield Buffer.from('x');
  }
}

describe('a sender that takes its time', () => {
  it.each([
    ['says nothing', 10_000, { silenceMs: 50, graceMs: 10_000, bytesPerSecond: 1 }],
    ['sends a drop now and then', 10, { silenceMs: 1000, graceMs: 60, bytesPerSecond: 10_000 }],
  ])('and %s is not waited for', async (_, ms, patience) => {
    const staged = await new Staging(folder, createLog('silent')).create('slow');
    const end = await receive(Readable.from(drops(ms)), staged, { most: 1000, patience });
    await staged.close();
    expect(codeOf(end)).toBe('UPLOAD_TOO_SLOW');
  });
});

describe('a clock that is set on', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('makes no sender slow', async () => {
    const staged = await new Staging(folder, createLog('silent')).create('steady');
    const pouring = { most: KILOBYTE, patience: { silenceMs: 1000, graceMs: 60_000, bytesPerSecond: 1024 } };
    async function* steady() {
      yield Buffer.from('before');
      const later = Date.now() + 3_600_000;
      jest.spyOn(Date, 'now').mockReturnValue(later);
      yield Buffer.from('after');
    }
    expect(await receive(Readable.from(steady()), staged, pouring)).toMatch(/^[0-9a-f]{64}$/);
    await staged.close();
  });
});

describe('an upload that is resumed', () => {
  const incoming = (size: number) => ({
    ...{ projectId, size },
    metadata: { name: '大图.pdf', trust: 'D', file: null },
  });

  it('goes on where it was cut, and ends with its last byte', async () => {
    const { begin, append, uploads, queries } = setUp();
    const whole = pdf(randomBytes(2000).toString('hex'));
    const id = (await begin.execute(applicant, incoming(whole.length))) as string;
    const cut = Readable.from(
      (async function* () {
        yield whole.subarray(0, 1000);
        throw new Error('aborted');
      })(),
    );
    expect(codeOf(await append.execute(applicant, id, 0, cut))).toBe('UPLOAD_CUT');
    expect(await uploads.progress(applicant, id)).toMatchObject({
      offset: 1000,
      size: whole.length,
      done: null,
    });
    expect(codeOf(await append.execute(applicant, id, 500, Readable.from([whole.subarray(500)])))).toBe(
      'UPLOAD_OFFSET',
    );
    expect(codeOf(await uploads.progress('token:applicant2', id))).toBe('ABSENT');
    const end = await append.execute(applicant, id, 1000, Readable.from([whole.subarray(1000)]));
    if (isRejection(end) || !end.done) throw new Error('it has not ended');
    const file = await queries.file(applicant, projectId, end.done.file);
    const sha256 = createHash('sha256').update(whole).digest('hex');
    expect(file?.versions[0]).toMatchObject({ sha256, size: whole.length, trust: 'D' });
    expect(lying().map(({ name }) => name)).toEqual([sha256]);
    expect(await uploads.progress(applicant, id)).toMatchObject({ offset: whole.length, done: end.done });
  });

  it('that turns out to be something else, or longer than it said, is gone', async () => {
    const { begin, append, uploads } = setUp();
    for (const [bytes, size, code] of [
      ['<html></html>', 13, 'FILE_DISGUISED'],
      ['more than that', 5, 'FILE_TOO_LARGE'],
    ] as const) {
      const id = (await begin.execute(applicant, incoming(size))) as string;
      expect(codeOf(await append.execute(applicant, id, 0, Readable.from([Buffer.from(bytes)])))).toBe(code);
      expect(codeOf(await uploads.progress(applicant, id))).toBe('ABSENT');
    }
    expect(lying()).toEqual([]);
  });

  it('never two requests at once, nor more uploads than a person needs', async () => {
    const { begin, append } = setUp();
    const id = (await begin.execute(applicant, incoming(100))) as string;
    const slow = append.execute(applicant, id, 0, Readable.from(drops(20)));
    await sleep(50);
    expect(codeOf(await append.execute(applicant, id, 0, Readable.from([Buffer.from('x')])))).toBe(
      'UPLOAD_BUSY',
    );
    const many = await Promise.all(Array.from({ length: 19 }, () => begin.execute(applicant, incoming(100))));
    expect(many.filter(isRejection)).toEqual([]);
    expect(codeOf(await begin.execute(applicant, incoming(100)))).toBe('TOO_MANY_UPLOADS');
    await slow;
  });

  it('that is never ended is taken away with what it left', async () => {
    const { begin, keeper, uploads, upload } = setUp();
    const id = (await begin.execute(applicant, incoming(100))) as string;
    expect(codeOf(await upload(pdf('kept')))).toBe('kept');
    await verbs.rows(`update dossier.upload set expires_at = now() - interval '1 hour' where id = $1`, [id]);
    const reserved = { projectId, sha256: 'ab'.repeat(32) };
    await verbs.rows(
      `insert into dossier.blob (project_id, sha256, size, type, state, since) values ($1, $2, 9, 'pdf', 'arriving', now() - interval '7 hours')`,
      [projectId, reserved.sha256],
    );
    await keeper.go();
    expect(codeOf(await uploads.progress(applicant, id))).toBe('ABSENT');
    expect(lying()).toHaveLength(1);
    expect(await rows()).toBe(1);
  });
});

describe('a scanner', () => {
  let clamd: NetServer;
  let scanner: ClamdScanner;
  let answer = 'stream: OK\0';
  const seen: Buffer[] = [];
  beforeAll(async () => {
    clamd = createServer((socket) => {
      const parts: Buffer[] = [];
      socket.on('error', () => undefined);
      socket.on('data', (part) => {
        parts.push(part);
        const all = Buffer.concat(parts);
        if (!all.subarray(-4).equals(Buffer.alloc(4))) return;
        seen.push(all);
        socket.end(answer);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => clamd.once('listening', resolve));
    scanner = new ClamdScanner(new URL(`tcp://127.0.0.1:${(clamd.address() as AddressInfo).port}`));
  });
  afterAll(() => new Promise((resolve) => clamd.close(resolve)));

  it('that finds nothing releases the file, and it is said that somebody looked', async () => {
    const { upload, queries } = setUp({ scanner });
    const { file } = (await upload(pdf('clean'))) as Kept;
    expect((await queries.file(applicant, projectId, file))?.versions[0]).toMatchObject({
      ...{ state: 'released', scanned: true },
    });
    expect(seen.at(-1)?.subarray(0, 10).toString()).toBe('zINSTREAM\0');
    expect(seen.at(-1)?.readUInt32BE(10)).toBe(pdf('clean').length);
  });

  it('that finds something leaves nothing behind', async () => {
    answer = 'stream: Eicar-Signature FOUND\0';
    expect(codeOf(await setUp({ scanner }).upload(pdf('eicar')))).toBe('FILE_INFECTED');
    expect(lying()).toEqual([]);
    expect(await rows()).toBe(0);
  });

  it('that is down keeps the file in quarantine, until it is back', async () => {
    const nobody = new ClamdScanner(new URL('tcp://127.0.0.1:1'));
    const down = setUp({ scanner: nobody });
    const { file } = (await down.upload(pdf('later'))) as Kept;
    const state = async () => (await down.queries.file(applicant, projectId, file))?.versions[0]?.state;
    expect(codeOf(await down.read.execute(applicant, projectId, { file, version: 1 }))).toBe(
      'FILE_QUARANTINED',
    );
    await down.keeper.go();
    // Nor does it get out where the scanner is taken away.
    await setUp().keeper.go();
    expect(await state()).toBe('quarantined');
    answer = 'stream: OK\0';
    await setUp({ scanner }).keeper.go();
    expect(await state()).toBe('released');
  });
});

describe('an S3-compatible storage', () => {
  let server: Server;
  let storage: S3Storage;
  let down = false;
  const kept = new Map<string, Buffer>();
  const own = { region: 'cn-1', accessKey: 'window', secretKey: 'a/secret+key' };
  function answerTo(method: string | undefined, path: string, body: Buffer): [number, Buffer?] {
    const found = kept.get(path);
    if (method === 'GET') return found ? [200, found] : [404];
    if (method === 'DELETE') kept.delete(path);
    else if (!down) kept.set(path, body);
    return [200];
  }
  /** Over the bytes that came, and nothing left out. */
  function isSigned({ headers: sent, method }: IncomingMessage, path: string, body: Buffer): boolean {
    const names = /SignedHeaders=([^,]+)/.exec(sent.authorization ?? '')?.[1]?.split(';') ?? [];
    const headers = Object.fromEntries(names.map((name) => [name, String(sent[name])]));
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const right = s3Authorization({ method: method as 'GET', path, headers, bodyHash }, own);
    const named = ['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => names.includes(name));
    return named && right === sent.authorization;
  }

  beforeAll(async () => {
    server = createHttpServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      const path = decodeURIComponent(request.url ?? '');
      const [status, found] = isSigned(request, path, body) ? answerTo(request.method, path, body) : [403];
      response.writeHead(down ? 503 : status).end(found);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    storage = new S3Storage(
      readS3Address(`http://window:a%2Fsecret%2Bkey@127.0.0.1:${port}/papers?region=cn-1`),
    );
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('keeps, reads and forgets what is signed', async () => {
    const { upload, read } = setUp({ storage });
    const { file } = (await upload(pdf('s3'))) as Kept;
    expect([...kept.keys()]).toEqual([
      expect.stringMatching(new RegExp(`^/papers/${projectId}/[0-9a-f]{64}$`)),
    ]);
    expect(lying()).toEqual([]);
    const content = await read.execute(applicant, projectId, { file, version: 1 });
    if (isRejection(content)) throw new Error(content.code);
    expect(Buffer.concat(await content.bytes.toArray())).toEqual(pdf('s3'));
    await storage.forget(content);
    expect(kept.size).toBe(0);
    await expect(storage.read(content)).rejects.toThrow('404');
  });

  it('is not opened by another key', async () => {
    const { port } = server.address() as AddressInfo;
    const stranger = new S3Storage(readS3Address(`http://window:wrong@127.0.0.1:${port}/papers?region=cn-1`));
    expect(codeOf(await setUp({ storage: stranger }).upload(pdf('stranger')))).toBe('STORAGE_UNAVAILABLE');
  });

  it('that is down refuses the file; a resumed one ends once it is back', async () => {
    down = true;
    const { upload, begin, append } = setUp({ storage });
    expect(codeOf(await upload(pdf('down')))).toBe('STORAGE_UNAVAILABLE');
    expect(lying()).toEqual([]);
    const whole = pdf('patient');
    const metadata = { name: 'a.pdf', trust: null, file: null };
    const id = (await begin.execute(applicant, { projectId, metadata, size: whole.length })) as string;
    expect(codeOf(await append.execute(applicant, id, 0, Readable.from([whole])))).toBe(
      'STORAGE_UNAVAILABLE',
    );
    down = false;
    const end = await append.execute(applicant, id, whole.length, Readable.from([]));
    expect(end).toMatchObject({ offset: whole.length, done: { version: 1 } });
  });
});

describe('the folder of files', () => {
  it('that is full refuses what arrives; a resumed upload goes on where it was, once there is room', async () => {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
    if (!mounted)
      return void process.stdout.write('not run here: a full disk (needs root, to mount a small one)\n');
    try {
      const { upload, begin, append } = setUp();
      const whole = sizes(50 * KILOBYTE);
      const metadata = { name: 'a.pdf', trust: null, file: null };
      const id = (await begin.execute(applicant, { projectId, metadata, size: whole.length })) as string;
      const filler = join(folder, 'filler');
      writeFileSync(filler, Buffer.alloc(40 * KILOBYTE));
      expect(codeOf(await upload(whole))).toBe('STORAGE_UNAVAILABLE');
      expect(lying().map(({ name }) => name)).toEqual(expect.arrayContaining(['filler', id]));
      expect(lying()).toHaveLength(2);
      expect(codeOf(await append.execute(applicant, id, 0, Readable.from([whole])))).toBe(
        'STORAGE_UNAVAILABLE',
      );
      rmSync(filler);
      const [arrived] = lying();
      const offset = statSync(join(folder, 'arriving', arrived?.name ?? '')).size;
      expect(offset).toBeGreaterThan(0);
      const end = await append.execute(applicant, id, offset, Readable.from([whole.subarray(offset)]));
      expect(end).toMatchObject({ offset: whole.length, done: { version: 1 } });
    } finally {
      spawnSync('umount', [folder]);
    }
  });

  it('takes nothing for a place but keys of ours', async () => {
    const storage = new FolderStorage(folder);
    for (const sha256 of ['../../x', 'ab', '/etc/passwd', 'AB'.repeat(32)])
      await expect(storage.read({ projectId, sha256 })).rejects.toThrow(RangeError);
    expect(statSync(folder).isDirectory()).toBe(true);
  });
});
