import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Paper } from '#model/casework';
import type { Config } from '#platform';
import { canonical, digest } from '#record';
import { type OpenedCase, startVerbs, type Verbs } from '../../../../test/support/verbs.js';
import { NumberPapers } from '../number-papers.js';
import { PrintDocument } from '../print-document.js';
import { DocumentsStore } from './documents.store.js';

const CASES = 40;
/** Decided by four organs: of the city, the province, and one that is a firm. */
const CODES = ['A01', 'A04', 'C09', 'C08'];

interface Row {
  readonly case_id: string;
  readonly seq: number;
  readonly n: number;
  readonly kind: string;
  readonly organ_id: number;
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly written: string;
  readonly code: string;
  readonly paper: Paper;
  readonly hash: string;
}

let verbs: Verbs;
let store: DocumentsStore;
const rows = () => verbs.rows<Row>('select * from dossier.document order by organ_id, series, year, number');
const sequenced = async () => {
  while ((await verbs.ledger.sequence(500)) > 0);
};

beforeAll(async () => {
  verbs = await startVerbs();
  store = new DocumentsStore(verbs.database);
}, 90_000);
afterAll(() => verbs?.stop());

async function inFives<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
    }),
  );
}

describe('numbers of documents', () => {
  it('200 acts of several organs at once: 1 to n in every series without a gap, each paper once', async () => {
    const cases: OpenedCase[] = [];
    await inFives(
      Array.from({ length: CASES }, (_, n) => n),
      async () => cases.push(await verbs.open(...CODES)),
    );
    const items = cases.flatMap((file) => CODES.map((code) => file.item(code)));
    await inFives(items, (item) => verbs.act('officer', item, { type: 'ACCEPT' }));
    await sequenced();
    // Two workers at once, and one that died between reading and laying: what it read is stale by then.
    const died = await store.unlaid(50);
    await Promise.all([new NumberPapers(store).execute(), new NumberPapers(store).execute()]);
    expect(await store.lay(died, [])).toBe(false);

    const laid = await rows();
    expect(laid.filter(({ kind }) => kind === 'receipt')).toHaveLength(CASES);
    expect(laid.filter(({ kind }) => kind === 'acceptance')).toHaveLength(items.length);
    const series = new Map<string, number[]>();
    for (const { organ_id, series: mark, year, number } of laid) {
      const name = `${organ_id} ${mark} ${year}`;
      series.set(name, [...(series.get(name) ?? []), number]);
    }
    expect(series.size).toBeGreaterThanOrEqual(4);
    for (const [name, all] of series) {
      expect([name, all]).toEqual([name, all.map((_, at) => at + 1)]);
    }
    // Laid down once more, nothing is left to do.
    expect(await new NumberPapers(store).execute()).toBe(0);
    expect(await rows()).toHaveLength(laid.length);
  }, 60_000);

  it('are written with the mark of the organ in whose name it is decided, not of the one that works', async () => {
    const laid = await rows();
    const written = new Set(laid.map((row) => row.written.replace(/〕\d+号/, '〕号')));
    const year = new Date().getFullYear();
    expect([...written]).toEqual(expect.arrayContaining([`西园窗收〔${year}〕号`, `宁环受〔${year}〕号`]));
    expect(new Set(laid.map(({ code }) => code)).size).toBe(laid.length);
  });

  it('is the paper that the line of the act holds, to the byte', async () => {
    const [one] = await rows();
    const [line] = await verbs.rows<{ line: string }>(
      'select line from record.journal where stream_id = $1 and seq = $2',
      [one!.case_id, one!.seq],
    );
    const { papers } = JSON.parse(line!.line) as { papers: Paper[] };
    expect(digest(canonical(papers[one!.n - 1]))).toBe(one!.hash);
    expect(line!.line).toContain(canonical(one!.paper));
  });

  it('what is numbered changes no more, and nobody at run time writes it', async () => {
    await expect(verbs.rows(`update dossier.document set written = 'x'`)).rejects.toThrow(/immutable/);
    await expect(verbs.rows('delete from dossier.document')).rejects.toThrow(/immutable/);
    await expect(verbs.database.call('update dossier.series set last = 0')).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      verbs.database.call('insert into dossier.print values ($1, $2)', ['x', 'y']),
    ).rejects.toThrow(/permission denied/);
  });

  it('is seen by whoever sees the case, and between organs not by the applicant', async () => {
    const file = await verbs.open('A01');
    await verbs.act('officer', file.item('A01'), { type: 'ACCEPT' });
    await verbs.act('supervisor', file.item('A01'), {
      type: 'ORDER',
      question: '为什么慢',
      within: { value: 2, unit: 'working_day' },
    });
    await sequenced();
    await new NumberPapers(store).execute();
    const kinds = async (signIn: string) =>
      (
        await verbs.database.readAs<Row>(
          `token:${signIn}`,
          'select * from dossier.document where case_id = $1 order by seq, n',
          [file.id],
        )
      ).map(({ kind }) => kind);
    expect(await kinds('applicant')).toEqual(['receipt', 'acceptance']);
    expect(await kinds('supervisor')).toEqual(['receipt', 'acceptance', 'supervision-order']);
  });

  it('a character that the font has not is an incident that names it; there is no PDF until it is mended', async () => {
    const file = await verbs.open('A04');
    await verbs.act('clerk', file.item('A04'), {
      type: 'NOTICE_GAPS',
      lines: [{ line: 'M1', note: '公司名𪚥' }],
      reply: { value: 5, unit: 'working_day' },
    });
    await sequenced();
    await new NumberPapers(store).execute();
    const [row] = await verbs.rows<Row>(
      `select * from dossier.document where case_id = $1 and kind = 'gaps'`,
      [file.id],
    );
    const at = { caseId: file.id, seq: row!.seq, n: row!.n };
    const print = new PrintDocument(store, { publicUrl: 'http://x', demo: false } as Config);
    expect(await print.execute(at)).toMatchObject({ code: 'GLYPH_MISSING' });
    expect(await print.execute(at)).toMatchObject({ code: 'GLYPH_MISSING' });
    const incidents = () =>
      verbs.rows<{ subject: string; seq: number; reason: string }>(
        `select subject, seq, reason from record.incident where kind = 'paper' and closed_at is null`,
      );
    expect(await incidents()).toEqual([
      { subject: '1', seq: row!.seq, reason: `GLYPH_MISSING 𪚥 U+2A6A5: ${row!.written}` },
    ]);
    // The worker leaves it alone; what can be drawn it draws, once, and keeps by its hash.
    await print.due();
    expect((await verbs.rows('select from dossier.print')).length).toBeGreaterThan(0);
    expect(await store.drawable(at)).toMatchObject({ printHash: null });
  }, 30_000);

  it('a paper without its template is held, an incident of its own; the others go on, and tried again it gets its number', async () => {
    const owner = (sql: string) => verbs.rows(sql);
    await owner('alter table casework.template disable trigger user');
    const gone = `code = 'acceptance'`;
    await owner(`create table public.kept as select * from casework.template where ${gone}`);
    await owner(`delete from casework.template where ${gone}`);
    const file = await verbs.open('A04');
    await verbs.act('officer', file.item('A04'), { type: 'ACCEPT' });
    const other = await verbs.open('A01');
    await sequenced();
    // Its own store: nothing of a template is known yet.
    const number = new NumberPapers(new DocumentsStore(verbs.database));
    await number.execute();
    const kinds = async (id: string) =>
      (await rows()).filter(({ case_id }) => case_id === id).map(({ kind }) => kind);
    expect([await kinds(file.id), await kinds(other.id)]).toEqual([['receipt'], ['receipt']]);
    const [incident] = await verbs.rows<{ seq: number; reason: string }>(
      `select seq, reason from record.incident where stream_id = '${file.id}' and kind = 'paper'`,
    );
    expect(incident).toEqual({ seq: 2, reason: 'TEMPLATE_MISSING acceptance 1' });
    await owner('insert into casework.template select * from public.kept');
    expect(await number.execute()).toBe(0);
    await owner(
      `update record.incident set closed_at = now(), closed_how = 'retried', closed_seq = 9, closed_by = gen_random_uuid() where stream_id = '${file.id}'`,
    );
    await store.drawAgain(file.id, 9);
    expect(await number.execute()).toBe(1);
    expect(await kinds(file.id)).toEqual(expect.arrayContaining(['receipt', 'acceptance']));
    expect(await verbs.rows('select from dossier.held')).toEqual([]);
  }, 30_000);
});
