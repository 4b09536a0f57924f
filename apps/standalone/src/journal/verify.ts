import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  type ChainFault,
  ChainReading,
  Misshapen,
  readHead,
  readSpelled,
  type SignedHead,
} from '#model/record';
import type { Database } from '#platform';
import { DEMO_SEAL_KEY_FILE, Seals, trustedKey } from '#record';
import { bad, refusedArgument } from '../command/bad-input.js';
import { linesOf } from './lines.js';
import { type Verdict, verifyDatabase, verifyExport } from './reading.js';
import { configuredKey, withOwner } from './source.js';
import { asLine } from './told.js';

const MANY = 1_000_000;

/** `verify [--from file] [--heads file] [--key pem] [--json]`: the exit code. */
export async function tellJournal(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { from, heads: file, key, json } = readArguments(args);
  const kept = file === undefined ? [] : await headsIn(file);
  const verdict =
    from === undefined
      ? await withOwner((owner) => verifyStored(owner, kept, key))
      : ((await unsigned(kept, key)) ?? (await verifyExport(linesOf(from), kept)));
  say(
    json ? JSON.stringify({ verdict: 'fault' in verdict ? 'wrong' : 'right', ...verdict }) : asLine(verdict),
  );
  if ('fault' in verdict) return verdict.fault === 'unreadable' ? 2 : 1;
  return 0;
}

/** The heads of the database are met, too: who shortens a chain has to take them away as well, and those kept outside he cannot. */
async function verifyStored(
  owner: Database,
  kept: readonly SignedHead[],
  key: string | undefined,
): Promise<Verdict> {
  const own = await new Seals(owner).after(0, MANY);
  return (await unsigned([...kept, ...own], key)) ?? (await verifyDatabase(owner, [...kept, ...own]));
}

async function unsigned(heads: readonly SignedHead[], key: string | undefined): Promise<ChainFault | null> {
  return heads.length === 0 ? null : ChainReading.unsigned(heads, await keyOf(key));
}

async function headsIn(file: string): Promise<SignedHead[]> {
  const heads: SignedHead[] = [];
  try {
    for await (const line of linesOf(file)) heads.push(readSpelled(line, readHead));
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    const place = `${file}:${heads.length + 1}`;
    throw bad(`${place} 不是签名的链头`, `${place} is no signed head: ${error.pointer} ${error.expected}`);
  }
  return heads;
}

async function keyOf(named: string | undefined) {
  const { pem, file } =
    named === undefined ? configuredKey(DEMO_SEAL_KEY_FILE) : { pem: undefined, file: named };
  try {
    return trustedKey(pem ?? (await readFile(file, 'utf8')));
  } catch {
    throw bad(
      `没有可信的公钥（${file}）：请用 --key 指定链头的公钥`,
      `no key to trust (${file}): name the public key of the heads with --key`,
    );
  }
}

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { from: text, heads: text, key: text, json: { type: 'boolean', default: false } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw refusedArgument(error);
  }
}
