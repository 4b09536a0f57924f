import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  fresh,
  item,
  itemOf,
  NEW_PROJECT,
  seen,
  submit,
} from '../support/acts.js';
import { type FileSeen, Sender } from '../support/files.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { pdf } from '../support/sample-files.js';

interface LineSeen {
  readonly n: number;
  readonly code: string;
  readonly line: string;
  readonly state: string;
  readonly fromApplicant: boolean;
  readonly filledBy: { readonly from: string; readonly trust: string } | null;
  readonly files: readonly {
    readonly file: string;
    readonly version: number;
    readonly name: string;
    readonly trust: string;
  }[];
  readonly judgement: { readonly verdict: string; readonly reason: string | null } | null;
}
interface PaperSeen {
  readonly document: string;
  readonly asked: boolean;
  readonly lines: readonly LineSeen[];
}

/** Five items of one guide, each of which reads the application form. */
const CODES = ['A04', 'A05', 'A10', 'C09', 'C10'];
const reply = { value: 5, unit: 'working_day' };
let product: TestProduct;
let folder: string;
let applicant: Sender;
let projectId: string;
let form: FileSeen;
let file: CaseSeen;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'materials-'));
  product = await startTestProduct({ settings: { DATA_DIR: folder } });
  applicant = await Sender.of(product, 'applicant');
}, 90_000);
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const files = () => `/v1/projects/${projectId}/files`;
const named = ({ id }: FileSeen, version = 1) => ({ file: id, version });
const papers = async (who: string) =>
  (await (await product.as(who)).get<{ papers: PaperSeen[] }>(`/v1/cases/${file.id}/materials`)).papers;
const line = async (who: string, code: string, id: string) => {
  const { n } = itemOf(file, code);
  const seen = await (await product.as(who)).get<{ lines: LineSeen[] }>(
    `/v1/cases/${file.id}/items/${n}/materials`,
  );
  return seen.lines.find((each) => each.line === id)!;
};
const officerOf = (code: string) => product.as(`officer.${itemOf(file, code).organ.handle}`);
const judge = async (code: string, body: object) =>
  attempt(await officerOf(code), await item(product, file.id, code), 'line-judgement', body);

describe('one file for five departments', () => {
  it('is handed in once and fills the line of each', async () => {
    const opened = await (await product.as('applicant')).must<{ id: string }>('POST', '/v1/projects', {
      body: NEW_PROJECT,
      headers: fresh(),
    });
    projectId = opened.id;
    form = await applicant.put(files(), '申请表.pdf', pdf('form'));
    const body = await application(product, 'plant-parallel', CODES, projectId);
    file = await submit(product, { ...body, files: [{ document: 'application-form', ...named(form) }] });
    const kept = readdirSync(join(folder, 'files', 'kept', projectId));
    expect(kept).toEqual([form.versions[0]!.sha256]);
    const [paper] = (await papers('applicant')).filter(({ document }) => document === 'application-form');
    expect(paper).toMatchObject({ asked: false });
    expect(paper?.lines.map((each) => [each.code, each.state, each.files])).toEqual(
      CODES.map((code) => [
        ...[code, 'handed-in'],
        [{ ...named(form), name: '申请表.pdf', sha256: form.versions[0]!.sha256, trust: 'C' }],
      ]),
    );
  });

  it('what sharing and other items supply is asked of nobody', async () => {
    const lines = (await papers('applicant')).flatMap((paper) => paper.lines);
    const theirs = lines.filter(({ fromApplicant }) => !fromApplicant);
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.filter(({ state }) => !['filled', 'awaited', 'shared'].includes(state))).toEqual([]);
    const documents = (await papers('applicant')).map(({ document }) => document);
    expect(new Set(documents).size).toBe(documents.length);
  });

  it('one department finds it unfit: the applicant reads why, the others only that it was', async () => {
    expect(await judge('C09', { line: 'M1', verdict: 'unfit', files: [named(form)] })).toMatchObject({
      ...{ status: 422, body: { code: 'UNFIT_WITHOUT_REASON' } },
    });
    const smuggled = { line: 'M1', verdict: 'unfit', reason: '须先取得施工许可证', files: [named(form)] };
    expect(await judge('C09', smuggled)).toMatchObject({ status: 422, body: { code: 'ASKS_FOR_RESULT' } });
    const unfit = { line: 'M1', verdict: 'unfit', reason: '第二页缺少签章', files: [named(form)] };
    expect((await judge('C09', unfit)).status).toBe(200);
    expect((await judge('A05', { line: 'M1', verdict: 'fit', files: [named(form)] })).status).toBe(200);
    expect(await line('applicant', 'C09', 'M1')).toMatchObject({
      judgement: { verdict: 'unfit', reason: '第二页缺少签章' },
    });
    const { n } = itemOf(file, 'C09');
    const proposed = await (await product.as('clerk')).get(`/v1/cases/${file.id}/items/${n}/materials`);
    expect(proposed).toMatchObject({ unfit: [{ line: 'M1', reason: '第二页缺少签章' }] });
    const other = `officer.${itemOf(file, 'A05').organ.handle}`;
    expect(await line(other, 'C09', 'M1')).toMatchObject({ judgement: { verdict: 'unfit', reason: null } });
    expect(await line(other, 'A05', 'M1')).toMatchObject({ judgement: { verdict: 'fit' } });
    expect(await line('applicant', 'A04', 'M1')).toMatchObject({ judgement: null });
  });

  it('a new version replaces nothing until it is handed in, and is judged anew', async () => {
    const newer = await applicant.put(`${files()}/${form.id}/versions`, '申请表（签章）.pdf', pdf('signed'));
    expect(newer.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect((await line('applicant', 'C09', 'M1')).files).toMatchObject([{ version: 1 }]);
    const gaps = { lines: [{ line: 'M1', note: '第二页缺少签章' }], reply };
    await act(product, await item(product, file.id, 'C09'), ['clerk', 'gap-notice'], gaps);
    expect((await papers('applicant')).find(({ document }) => document === 'application-form')?.asked).toBe(
      true,
    );
    const { seq } = await seen(product, file.id);
    const supplement = (of: FileSeen, document: string) =>
      applicant.send(
        'POST',
        `/v1/cases/${file.id}/supplements`,
        Buffer.from(
          JSON.stringify({
            papers: ['application-form'],
            files: [{ document, ...named(of, 2) }],
          }),
        ),
        { 'content-type': 'application/json', 'if-match': `"${seq}"`, ...fresh() },
      );
    expect(await supplement(form, 'business-licence')).toMatchObject({
      ...{ status: 422, body: { code: 'FILE_OF_NO_LINE', pointer: '/files/0' } },
    });
    expect(await supplement(form, 'application-form')).toMatchObject({ status: 200 });
    expect(await line('applicant', 'C09', 'M1')).toMatchObject({
      ...{ state: 'handed-in', files: [{ version: 2, name: '申请表（签章）.pdf' }], judgement: null },
    });
    // What the other four were handed is what they have.
    expect((await line('applicant', 'A05', 'M1')).files).toMatchObject([{ version: 1 }]);
    expect(await judge('C09', { line: 'M1', verdict: 'fit', files: [named(form)] })).toMatchObject({
      ...{ status: 422, body: { code: 'OTHER_FILES' } },
    });
    expect((await judge('C09', { line: 'M1', verdict: 'fit', files: [named(form, 2)] })).status).toBe(200);
    expect(await line('applicant', 'C09', 'M1')).toMatchObject({
      judgement: { verdict: 'fit', reason: null },
    });
  });

  it('the original seen at the window is seen in every line', async () => {
    const clerk = await Sender.of(product, 'clerk');
    await clerk.send('POST', `${files()}/${form.id}/versions/1/original-check`, null);
    expect((await line('applicant', 'A04', 'M1')).files).toMatchObject([{ version: 1, trust: 'B' }]);
  });
});

describe('files that an act names', () => {
  it('are the project’s: of nobody else, of no other version, of lines that are handed in', async () => {
    const strange = await submit(
      product,
      await application(product, 'plant-parallel', ['C10']),
      'applicant2',
    );
    const other = await Sender.of(product, 'applicant2');
    const theirs = await other.put(`/v1/projects/${strange.projectId}/files`, 'x.pdf', pdf('theirs'));
    const at = await item(product, file.id, 'A04');
    const officer = await officerOf('A04');
    for (const files of [[named(theirs)], [named(form, 9)]])
      expect(
        await attempt(officer, at, 'line-judgement', { line: 'M1', verdict: 'fit', files }),
      ).toMatchObject({
        ...{ status: 422, body: { code: 'NO_SUCH_FILE', pointer: '/files/0' } },
      });
    const body = await application(product, 'plant-parallel', ['C10'], projectId);
    const client = await product.as('applicant');
    const open = (more: object) =>
      client.ask('POST', '/v1/cases', { body: { ...body, ...more }, headers: fresh() });
    expect(await open({ files: [{ document: 'application-form', ...named(theirs) }] })).toMatchObject({
      ...{ status: 422, body: { code: 'NO_SUCH_FILE' } },
    });
    expect(await open({ files: [{ document: 'business-licence', ...named(form) }] })).toMatchObject({
      ...{ status: 422, body: { code: 'FILE_OF_NO_LINE', pointer: '/files/0' } },
    });
    const stranger = await product.as('applicant2');
    const absent = { line: 'M1', verdict: 'fit', files: [named(form)] };
    expect((await attempt(stranger, at, 'line-judgement', absent)).status).toBe(404);
    expect((await stranger.ask('GET', `/v1/cases/${file.id}/materials`)).status).toBe(404);
  });

  it('fill a planned item when it is filed, and the journal holds ids and hashes, no names', async () => {
    const body = await application(product, 'plant-parallel', ['C10'], projectId);
    const planned = await submit(product, { ...body, items: [{ code: 'C10', handedIn: [] }] });
    const at = itemOf(planned, 'C10');
    const { lines } = await (await product.as('applicant')).get<{ lines: LineSeen[] }>(
      `/v1/cases/${planned.id}/items/${at.n}/materials`,
    );
    const handedIn = lines.filter(({ fromApplicant }) => fromApplicant).map((each) => each.line);
    const filed = { handedIn, files: [{ line: 'M1', ...named(form, 2) }] };
    expect(await act(product, at, ['applicant', 'filing'], filed)).toMatchObject({ standing: 'filed' });
    const [{ text = '' } = {}] = await product.rows<{ text: string }>(
      `select string_agg(line, ' ') as text from record.journal where stream_id = $1`,
      [planned.id],
    );
    expect(text).toContain(form.id);
    expect(text).not.toContain('签章');
  });

  it('go with the case to the body that reviews it, by their bytes', async () => {
    const lead = await Sender.of(product, 'lead');
    const answer = await lead.raw('GET', `/v1/cases/${file.id}/pack`);
    const packed = Buffer.from(await answer.arrayBuffer());
    const digest = createHash('sha256').update(pdf('form')).digest('hex');
    expect([answer.status, packed.includes(`files/${digest}`)]).toEqual([200, true]);
  });
});
