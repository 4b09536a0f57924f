import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, application, byHands, type CaseSeen, itemOf, submit, until } from '../support/acts.js';
import { giveSegment } from '../support/licences.js';
import type { Part } from '../support/part-process.js';
import { openScene, type Scene } from '../support/scene.js';
import { segmentFaults } from '../support/segments.js';

const COMPANIES = 200;
const HANDS = 12;

type End = 'granted' | 'refused' | 'withdrawn';
/** Every tenth is refused, and two of ten withdraw; the others are granted. */
const ENDS: Readonly<Record<number, End>> = { 3: 'refused', 6: 'withdrawn', 7: 'withdrawn' };
const HOW = {
  granted: ['officer', 'immediate-decision'],
  refused: ['head', 'immediate-decision'],
  withdrawn: ['applicant', 'withdrawal'],
} as const;
const BODY = {
  granted: { outcome: 'granted' },
  refused: { outcome: 'refused', reasons: ['K1'] },
  withdrawn: {},
};

interface Ended {
  readonly holder: string;
  readonly state: string;
  readonly code: string;
  readonly licences: number;
}

/** Two hundred founders file, the registrar decides on the spot, and the worker that reserves and issues dies among them. */
describe('kill -9 of the worker among two hundred registrations from one segment', () => {
  let scene: Scene;
  let worker: Part;
  const files = new Map<string, End>();

  beforeAll(async () => {
    scene = await openScene();
    await scene.start('api');
    await giveSegment(scene);
  }, 120_000);
  afterAll(() => scene?.stop(), 30_000);

  it.each(['act.before:70', 'act.committed:70'])(
    'at %s: every grant has its licence, every other end its code voided, no two codes the same',
    async (point) => {
      worker = await scene.start('worker', { CRASH_AT: point });
      const body = await application(scene, 'company-setup', ['E01']);
      const register = async (n: number) => {
        const file = await submit(scene, body);
        files.set(file.id, await decide(file, n));
      };
      const all = byHands(
        HANDS,
        Array.from({ length: COMPANIES / 2 }, (_, n) => () => register(n)),
      );
      expect(await worker.ended).toBe('SIGKILL');
      expect(await segmentFaults(scene.rows)).toEqual([]);
      worker = await scene.start('worker');
      await all;
      await scene.settled(60_000);
      expect(await segmentFaults(scene.rows)).toEqual([]);
      const ended = await scene.rows<Ended>(
        `select k.holder, k.state, k.code, (select count(*)::int from registration.licence l where l.code = k.code) as licences
           from registration.code k`,
      );
      const due = { granted: ['issued', 1], refused: ['voided', 0], withdrawn: ['voided', 0] } as const;
      const wrong = ended.filter(({ holder, state, licences }) => {
        const [right, papers] = due[files.get(holder) ?? 'granted'];
        return state !== right || licences !== papers;
      });
      expect(wrong).toEqual([]);
      expect(new Set(ended.map(({ code }) => code)).size).toBe(ended.length);
      const granted = [...files].filter(([, end]) => end === 'granted').map(([id]) => id);
      const licensed = ended.filter(({ state }) => state === 'issued').map(({ holder }) => holder);
      expect(licensed.toSorted()).toEqual(granted.toSorted());
      expect(await scene.rows('select from record.incident')).toEqual([]);
      await worker.stop();
    },
    180_000,
  );

  async function decide(file: CaseSeen, n: number): Promise<End> {
    const end = ENDS[n % 10] ?? 'granted';
    const reserved = async () =>
      (await scene.rows('select from registration.code where holder = $1', [file.id])).length > 0;
    // Some are decided when their code is reserved, the others before anybody has heard of them.
    if (n % 2 === 0) await until('a code is reserved', reserved, 60_000);
    await act(scene, itemOf(file, 'E01'), HOW[end], BODY[end]);
    return end;
  }
});
