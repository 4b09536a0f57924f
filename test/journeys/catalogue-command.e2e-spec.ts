import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

const CLI = fileURLToPath(new URL('../../dist/catalogue.js', import.meta.url));
const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

// Each command is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(120_000);

interface Answer {
  readonly code: number;
  readonly said: string;
}

/** The built command in a process of its own, without any setting of ours: exit code and everything it said. */
function catalogue(...args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: {} }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stderr + stdout }),
    );
  });
}
/** The object on the last line. */
const lastLine = ({ said }: Answer) => JSON.parse(said.trim().split('\n').at(-1) ?? '');

describe('npm run catalogue', () => {
  let folder: string;
  const path = (...names: string[]) => join(folder, ...names);
  const change = async (file: string, from: string | RegExp, to: string) => {
    const text = await readFile(file, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(file, changed);
  };
  const lineOf = async (file: string, text: string) =>
    (await readFile(file, 'utf8')).split('\n').findIndex((line) => line.includes(text)) + 1;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
    await cp(SEEDS, path('seeds'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('finds the seeds publishable, and a single item and guide of them', async () => {
    expect(await catalogue('check', SEEDS)).toMatchObject({
      code: 0,
      said: expect.stringContaining('可以公布'),
    });
    const single = await catalogue('check', join(SEEDS, 'items', 'C07.yaml'), '--json');
    expect(lastLine(single)).toMatchObject({ verdict: 'publishable', items: 1, guides: 0 });
    expect((await catalogue('check', join(SEEDS, 'guides', 'company-setup.yaml'))).code).toBe(0);
  });

  it('tells every finding at once, with its line, in both languages, and what is offered against it', async () => {
    const permit = path('seeds', 'items', 'C07.yaml');
    await change(permit, 'signing: 3', 'signing: 3\ncolour: red');
    const tap = path('seeds', 'items', 'C10.yaml');
    await change(tap, /^ {4}cure: .*\n/m, '');
    const promise = path('seeds', 'items', 'C04.yaml');
    await change(promise, 'within: 7 working days', 'within: 16 working days');
    const answer = await catalogue('check', path('seeds'), '--json');
    expect(answer.code).toBe(1);
    const { verdict, findings } = lastLine(answer);
    expect(verdict).toBe('findings');
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'SEED-UNKNOWN-KEY',
          place: 'items/C07/colour',
          file: permit,
          line: await lineOf(permit, 'colour'),
        }),
        expect.objectContaining({
          code: 'CAT-PRE',
          severity: 'error',
          file: tap,
          cures: expect.arrayContaining(['data-sharing']),
        }),
        expect.objectContaining({
          code: 'CAT-021',
          file: promise,
          line: await lineOf(promise, 'promise:'),
          zh: expect.stringMatching(/承诺时限/),
          en: expect.stringMatching(/promise/),
        }),
      ]),
    );
    // The unread permit is not also told as one that does not exist.
    expect(findings.filter((it: { code: string }) => it.code === 'CAT-002')).toEqual([]);
    const { said } = await catalogue('check', path('seeds'));
    expect(said).toContain(`${permit}:${await lineOf(permit, 'colour')}`);
    expect(said).toMatch(/cures: .*data-sharing/);
  });

  it('tells a single file only what it brings with it', async () => {
    await change(path('seeds', 'items', 'C04.yaml'), 'within: 7 working days', 'within: 16 working days');
    const one = await catalogue('check', path('seeds', 'items', 'C05.yaml'), '--in', path('seeds'), '--json');
    expect(one.code).toBe(0);
    expect((await catalogue('check', path('seeds', 'items', 'C04.yaml'), '--json')).code).toBe(1);
    const mineral = path('seeds', 'assessments', 'haidong-mineral.yaml');
    await change(mineral, 'lines: [ M2 ]', 'lines: [ M99 ]');
    const strange = await catalogue('check', mineral, '--in', path('seeds'), '--json');
    expect(lastLine(strange).findings).toMatchObject([{ code: 'ASM-LINE', file: mineral }]);
    // A catalogue that cannot be read whole is no ground to judge what joins it.
    await change(path('seeds', 'items', 'C03.yaml'), 'signing: 2', 'signing: 7');
    const shaky = await catalogue(
      'check',
      path('seeds', 'items', 'C05.yaml'),
      '--in',
      path('seeds'),
      '--json',
    );
    expect(shaky).toMatchObject({ code: 2, said: expect.stringContaining('C03.yaml:') });
    expect(lastLine(shaky)).toMatchObject({ verdict: 'unreadable' });
  });

  it('answers 2 for what is unreadable, with the line', async () => {
    const permit = path('seeds', 'items', 'C07.yaml');
    await change(permit, 'handling: committed', 'handling: committed\nhandling: immediate');
    const answer = await catalogue('check', path('seeds'), '--json');
    expect(answer.code).toBe(2);
    expect(lastLine(answer)).toMatchObject({ verdict: 'unreadable' });
    expect(lastLine(answer).findings).toContainEqual(
      expect.objectContaining({
        code: 'YAML-BROKEN',
        file: permit,
        line: (await lineOf(permit, 'handling')) + 1,
        column: 1,
        zh: expect.stringContaining('重复'),
      }),
    );
    // Each line three times the one before: a small text, a huge value.
    const bomb = [...'bcdefgh'].map((name, n) => {
      const before = `*${'abcdefgh'[n]}`;
      return `${name}: &${name} [${before}, ${before}, ${before}]`;
    });
    await writeFile(path('bomb.yaml'), ['a: &a [x, x, x]', ...bomb].join('\n'));
    expect(await catalogue('check', path('bomb.yaml'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('bomb.yaml:1'),
    });
    expect(await catalogue('check', path('nowhere'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('cannot be read'),
    });
    expect(await catalogue('publish')).toMatchObject({
      code: 2,
      said: expect.stringContaining('没有这个命令'),
    });
    expect((await catalogue('check', SEEDS, '--on', '2026-02-30')).code).toBe(2);
  });

  it('carries the catalogue to CSV and back without a loss', async () => {
    const csv = path('csv');
    const yaml = path('yaml');
    expect((await catalogue('export', SEEDS, '--csv', '--to', csv)).code).toBe(0);
    expect((await catalogue('check', join(csv, 'items.csv'))).code).toBe(0);
    expect(lastLine(await catalogue('import', csv, '--to', yaml, '--json'))).toMatchObject({
      verdict: 'written',
      items: 50,
      guides: 7,
    });
    expect((await catalogue('export', SEEDS, '--yaml', '--to', path('again'))).code).toBe(0);
    for (const kind of ['items', 'guides'])
      for (const name of await readdir(join(SEEDS, kind)))
        expect(await readFile(join(yaml, kind, name), 'utf8')).toBe(
          await readFile(path('again', kind, name), 'utf8'),
        );
    expect(await catalogue('import', csv, '--to', yaml)).toMatchObject({
      code: 2,
      said: expect.stringContaining('not empty'),
    });
  });

  it('names file, line and column of a wrong cell, and imports nothing of a set that is not wholly right', async () => {
    const csv = path('csv');
    await catalogue('export', SEEDS, '--csv', '--to', csv);
    await change(join(csv, 'materials.csv'), /^C07,M4,[^\r]*/m, 'C07,M4,合同,,other,申请人,perhaps,,,,,,');
    const checked = await catalogue('check', csv, '--json');
    expect(checked.code).toBe(1);
    expect(lastLine(checked).findings).toContainEqual(
      expect.objectContaining({
        code: 'SEED-TYPE',
        file: join(csv, 'materials.csv'),
        line: await lineOf(join(csv, 'materials.csv'), 'C07,M4'),
        column: 7,
      }),
    );
    expect((await catalogue('import', csv, '--to', path('yaml'))).code).toBe(1);
    await expect(readdir(path('yaml'))).rejects.toThrow('ENOENT');
    await writeFile(join(csv, 'gates.csv'), Buffer.from([0xca, 0xc2, 0xcf, 0xee]));
    expect(await catalogue('check', csv)).toMatchObject({ code: 2, said: expect.stringContaining('UTF-8') });
  });
});
