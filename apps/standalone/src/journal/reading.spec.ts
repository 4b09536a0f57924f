import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  boundText,
  type ChainEntry,
  ChainReading,
  HEAD_FORMAT,
  headText,
  type SignedHead,
} from '#model/record';
import { canonical, link, signText, trustedKey } from '#record';
import { BadInput } from '../command/bad-input.js';
import { linesIn } from './lines.js';
import { type Verdict, verifyExport } from './reading.js';

const ID = '0192f0c4-0000-7000-8000-00000000000';
const said = (streamId: string, seq: number, topic: string) => ({
  laidAt: 1_764_144_000_000_000 + seq,
  topic,
  streamId,
  seq,
  recordedAt: 1_764_143_999_000_000 + seq,
  effectiveOn: '2026-11-26',
  personId: `${ID}9`,
  organId: 7,
  kind: 'ACCEPT',
  parkId: 1,
  viewers: [7, 11],
  line: canonical({
    case: streamId,
    entries: [{ event: { note: `受理 é ${seq}`, type: 'ACCEPT' }, idx: seq }],
  }),
});
type Unlinked = Omit<ChainEntry, 'pos' | 'link'>;

function chained(all: readonly Unlinked[]): ChainEntry[] {
  let before = '';
  return all.map((entry, n) => {
    before = link(before, boundText({ ...entry, pos: n + 1, link: '' }));
    return { ...entry, pos: n + 1, link: before };
  });
}

/** Two cases side by side; the second line of the first tells two things. */
const RECORDED = chained([
  said(`${ID}1`, 1, 'case.submitted'),
  said(`${ID}2`, 1, 'case.submitted'),
  said(`${ID}1`, 2, 'case.changed'),
  said(`${ID}1`, 2, 'notice.issued'),
  said(`${ID}2`, 2, 'act.written'),
]);
const written = (entries: readonly object[]) => entries.map((entry) => `${canonical(entry)}\n`).join('');
const verified = (
  bytes: string | Uint8Array,
  heads: readonly SignedHead[] = [],
): Promise<Verdict | BadInput> =>
  verifyExport(linesIn([Buffer.from(bytes)], 'export'), heads).catch((error: unknown) => {
    if (error instanceof BadInput) return error;
    throw error;
  });

/** Which of the changed exports nobody would notice. */
async function unseen(changed: readonly Buffer[]): Promise<number[]> {
  const verdicts = await Promise.all(changed.map((bytes) => verified(bytes)));
  return verdicts.flatMap((verdict, n) => (verdict instanceof BadInput || 'fault' in verdict ? [] : [n]));
}

const { privateKey } = generateKeyPairSync('ed25519');
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
function headOf({ pos, link: at }: ChainEntry, lines: number): SignedHead {
  const key = trustedKey(pem).fingerprint;
  const head = { format: HEAD_FORMAT, pos, link: at, at: '2026-11-26T08:00:00.000Z', lines, key } as const;
  return { ...head, signature: signText(pem, headText(head)) };
}
const [A, B, C, D, E] = RECORDED as [ChainEntry, ChainEntry, ChainEntry, ChainEntry, ChainEntry];
const HEADS = [headOf(E, 4), headOf(C, 3)];

describe('an export of the journal', () => {
  it('is right as it was written, and meets the heads', async () => {
    expect(await verified(written(RECORDED))).toMatchObject({ entries: 5, lines: 4, head: null });
    expect(await verified(written(RECORDED), HEADS)).toMatchObject({ entries: 5, lines: 4, head: 5 });
    expect(await verified('')).toMatchObject({ entries: 0 });
  });

  it('is not right with any bit of any byte turned over', async () => {
    const bytes = Buffer.from(written([A, B, C]));
    const turned = Array.from({ length: bytes.length * 8 }, (_, n) => {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(n >> 3) ^ (1 << (n & 7)), n >> 3);
      return changed;
    });
    expect(await unseen(turned)).toEqual([]);
  });

  it('is not right with a byte taken out or put in anywhere', async () => {
    const bytes = Buffer.from(written([A, B, C]));
    const places = [...bytes.keys()];
    const out = places.map((at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
    const more = [...places, bytes.length].map((at) =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from(' '), bytes.subarray(at)]),
    );
    expect(await unseen([...out, ...more])).toEqual([]);
  });

  it('names the first line that is gone, elsewhere, twice, or another', async () => {
    const without = (n: number) => RECORDED.filter((_, at) => at !== n);
    expect(await verified(written(without(1)))).toEqual({ fault: 'missing', pos: 2 });
    expect(await verified(written([A, C, B, D, E]))).toMatchObject({ fault: 'reordered', pos: 2, seq: 1 });
    expect(await verified(written([A, A, B, C, D, E]))).toMatchObject({ fault: 'reordered', pos: 2 });
    const other = { ...C, line: C.line.replace('受理', '退件') };
    expect(await verified(written([A, B, other, D, E]))).toMatchObject({ fault: 'altered', pos: 3, seq: 2 });
    // Words moved over the border between two fields are no longer the same words.
    const shifted = { ...C, topic: `${C.topic} ${C.streamId}` };
    expect(await verified(written([A, B, shifted, D, E]))).toMatchObject({ fault: 'unreadable', line: 3 });
  });

  it('cut short or chained anew is whole in itself, and is caught by a head that somebody kept', async () => {
    const short = RECORDED.slice(0, 4);
    expect(await verified(written(short))).toMatchObject({ entries: 4 });
    expect(await verified(written(short), HEADS)).toEqual({ fault: 'truncated', head: 5, pos: 5 });
    const anew = chained(RECORDED.map((entry) => ({ ...entry, line: entry.line.replace('受理', '退件') })));
    expect(await verified(written(anew))).toMatchObject({ entries: 5 });
    expect(await verified(written(anew), HEADS)).toEqual({ fault: 'rechained', head: 3, pos: 3 });
    // A line taken out before the whole was chained anew leaves a hole in its stream.
    const holed = chained(RECORDED.filter(({ streamId, seq }) => streamId !== `${ID}1` || seq !== 1));
    expect(await verified(written(holed))).toEqual({ fault: 'missing', pos: 2, streamId: `${ID}1`, seq: 1 });
    expect(await verified(written(RECORDED), [headOf(E, 5)])).toMatchObject({ fault: 'miscounted' });
  });

  it('heads of another key, or changed after they were signed, vouch for nothing', () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
    expect(ChainReading.unsigned(HEADS, trustedKey(pem))).toBeNull();
    expect(ChainReading.unsigned(HEADS, trustedKey(String(other)))).toMatchObject({ why: 'key' });
    const moved = HEADS.map((head) => ({ ...head, lines: head.lines + 1 }));
    expect(ChainReading.unsigned(moved, trustedKey(pem))).toMatchObject({ why: 'signature' });
  });
});
