import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { byHands, fresh, until } from '../support/acts.js';
import { PARTICULARS } from '../support/licences.js';
import type { Part } from '../support/part-process.js';
import { openScene, type Scene } from '../support/scene.js';
import { segmentFaults } from '../support/segments.js';

const COMPANIES = 200;
const HANDS = 20;

interface CompanySeen {
  readonly id: string;
  readonly creditCode: string | null;
}

/** A registration number with its check (GS 15-2006). */
function numberOf(n: number): string {
  const first = `6301021${String(n).padStart(7, '0')}`;
  let rest = 10;
  for (const digit of first) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11;
  return `${first}${(11 - rest) % 10}`;
}

/** Every company exchanges its certificates for the next code of one segment; the api dies among them, and they ask again. */
describe('kill -9 of the api among two hundred that draw from one segment', () => {
  let scene: Scene;
  let api: Part;

  beforeAll(async () => {
    scene = await openScene();
    api = await scene.start('api');
    const editor = await scene.as('editor');
    const segment = {
      organ: 'xining-market',
      prefix: '91',
      region: '630102',
      first: 'MACT0000',
      last: 'MACT0YYY',
    };
    const body = { ...segment, lowWater: 10, document: '赋码〔2026〕1号（测试）' };
    await editor.must('POST', '/v1/code-segments', { body, headers: fresh() });
  }, 120_000);
  afterAll(() => scene?.stop(), 30_000);

  it.each(['act.before:60', 'act.committed:60'])(
    'at %s: each has one code, no two the same, every code accounted for',
    async (point) => {
      const from = point.startsWith('act.before') ? 0 : COMPANIES;
      const numbers = Array.from({ length: COMPANIES }, (_, n) => numberOf(from + n));
      const head = await scene.as('head.xining-market');
      const csv = ['name,registrationNo', ...numbers.map((number, n) => `企业${n},${number}`)].join('\n');
      const list = await head.must<{ rows: { companyId: string }[] }>(
        'POST',
        '/v1/legacy-companies/imports',
        {
          body: { csv, source: '测试' },
          headers: fresh(),
        },
      );
      await api.stop();
      api = await scene.start('api', { CRASH_AT: point });
      const body = { prefix: '91', returned: ['business-licence'], lost: [], particulars: PARTICULARS };
      /** Like a person whose page did not load: the same request again, until it is answered. */
      const exchange = async (companyId: string) => {
        const headers = { ...fresh(), 'if-match': '"1"' };
        const path = `/v1/legacy-companies/${companyId}/exchange`;
        return until(
          `${companyId} is answered`,
          () =>
            head.must<CompanySeen>('POST', path, { body, headers }).catch((error: Error) => refusedAs(error)),
          60_000,
        );
      };
      const all = byHands(
        HANDS,
        list.rows.map(
          ({ companyId }) =>
            () =>
              exchange(companyId),
        ),
      );
      expect(await api.ended).toBe('SIGKILL');
      expect(await segmentFaults(scene.rows)).toEqual([]);
      api = await scene.start('api');
      const codes = (await all).map(({ creditCode }) => creditCode);
      expect(new Set(codes).size).toBe(COMPANIES);
      expect(await segmentFaults(scene.rows)).toEqual([]);
      const [segment] = await scene.rows<{ issued: number; taken: number; skipped: number }>(
        'select issued, taken, skipped from registration.segment',
      );
      expect(segment).toEqual({ issued: from + COMPANIES, taken: from + COMPANIES, skipped: 0 });
    },
    120_000,
  );
});

/** No answer is asked for again; a refusal is an answer. */
function refusedAs(error: Error): null {
  if (/: [45]\d\d /.test(error.message)) throw error;
  return null;
}
