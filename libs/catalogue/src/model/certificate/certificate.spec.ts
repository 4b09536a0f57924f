import { describe, expect, it } from '@jest/globals';
import { pointInto } from '#kernel';
import { canonical } from '#model/record';
import { day } from '../../../../../test/support/definitions.js';
import { digest } from '../../../../../test/support/receipts.js';
import { SEEDED, seededGuide, seededItem } from '../../../../../test/support/seeded.js';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import type { Certified, SealedCertificate } from './certificate.js';
import { issueCertificate, sealedCertificate } from './issue-certificate.js';
import { workingDays } from './parallel-days.js';
import { verifyCertificate } from './verify-certificate.js';

const certified = <T>(content: T): Certified<T> => ({
  version: 1,
  hash: digest(canonical(content)),
  content,
});
function certificateOf(
  guide: GuideDefinition,
  items: readonly ItemDefinition[] = SEEDED.items,
): SealedCertificate {
  const told = {
    on: day('2026-09-01'),
    guide: certified(guide),
    items: items.map((item) => certified(item)),
  };
  return sealedCertificate(issueCertificate(told), digest);
}
/** As a file holds it. */
const onPaper = (certificate: unknown) => JSON.parse(canonical(certificate)) as SealedCertificate;
const verdictOf = (document: unknown) => verifyCertificate(document, digest);

describe('the certificate of a seeded guide', () => {
  it.each(SEEDED.guides.map(({ code }) => code))(
    '%s is independent, and comes out again from the paper alone',
    (code) => {
      const certificate = certificateOf(seededGuide(code));
      expect(certificate.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(certificate.result.verdict).toBe('independent');
      expect(verdictOf(onPaper(certificate))).toMatchObject({ verdict: 'right' });
    },
  );

  it('says first what a layperson asks, with the articles', () => {
    const { headline, result } = certificateOf(seededGuide('plant-parallel'));
    expect(headline).toEqual({
      zh: '12 个事项同时开始审查；11 个决定互不等待；1 个依法有先后（建筑法 8(一)，建筑法 8(二)，建筑法 8(五)，建设工程质量管理条例 11）',
      en: '12 reviews start together; 11 decisions are free; 1 is ordered by statute (建筑法 8(一), 建筑法 8(二), 建筑法 8(五), 建设工程质量管理条例 11)',
    });
    expect(result.ordered).toEqual([
      {
        item: 'C07',
        waitsFor: [['P08'], ['C02'], ['C03']],
        articles: ['建筑法 8(一)', '建筑法 8(二)', '建筑法 8(五)', '建设工程质量管理条例 11'],
      },
    ]);
  });

  it('counts one after another against all at once', () => {
    const { days } = certificateOf(seededGuide('plant-parallel'));
    const promises = days.items.map(({ code }) => workingDays(seededItem(code).promise));
    expect(days.serial).toBe(promises.reduce((sum, each) => sum + each, 0));
    expect(days.parallel).toBe(Math.max(...days.items.map(({ decided }) => decided)));
    const of = (code: string) => days.items.find((each) => each.code === code)!;
    // Decided on the working day after the drawings, where its own promise is over before (滨州 16).
    expect(of('C07').decided).toBe(Math.max(of('C07').promise, of('C03').decided + 1));
    expect(days).toMatchObject({ demo: true, unit: 'working_day' });
  });
});

describe('days', () => {
  it('of a promise count five of seven calendar days, rounded up, and none for the day itself', () => {
    expect(workingDays({ value: 7, unit: 'calendar_day' })).toBe(5);
    expect(workingDays({ value: 3, unit: 'calendar_day' })).toBe(3);
    expect(workingDays({ value: 1, unit: 'same_day' })).toBe(0);
  });

  const promise = (value: number) => ({ value, unit: 'working_day' as const, source: '公布', demo: false });
  const item = (code: string, value: number, ties: ItemDefinition['ties'] = []): ItemDefinition => ({
    ...seededItem('C08'),
    code,
    name: { zh: `${code}号`, en: code },
    result: { name: `${code}号结果`, validity: null },
    materials: [],
    ties,
    promise: promise(value),
  });
  const tie = (to: string[], binds: 'decision' | 'application') => ({
    to,
    binds,
    article: '法 1',
    phrase: '应当具备',
    cure: binds === 'decision' ? ('decide-on-receipt' as const) : ('pre-review' as const),
    fields: [],
  });
  const guide: GuideDefinition = {
    ...seededGuide('plant-parallel'),
    items: ['Q1', 'Q2', 'Q3', 'Q4'].map((code) => ({ code, optional: false })),
  };

  it('wait for the quickest alternative, a day more for the decision, all anew for the application', () => {
    const { days, result } = certificateOf(guide, [
      item('Q1', 20),
      item('Q2', 10),
      item('Q3', 5, [tie(['Q1', 'Q2'], 'decision')]),
      item('Q4', 3, [tie(['Q3'], 'application')]),
    ]);
    expect(days.items.map(({ decided }) => decided)).toEqual([20, 10, 11, 14]);
    expect([days.serial, days.parallel, result.free, days.demo]).toEqual([38, 20, 2, false]);
  });

  it('of a circle are those without it, and the certificate refuses', () => {
    const certificate = certificateOf(guide, [
      item('Q1', 20, [tie(['Q2'], 'decision')]),
      item('Q2', 10, [tie(['Q1'], 'decision')]),
      item('Q3', 5),
      item('Q4', 3),
    ]);
    expect(certificate.result.verdict).toBe('refused');
    expect(certificate.headline.zh).toContain('不能发布');
    expect(verdictOf(onPaper(certificate))).toMatchObject({ verdict: 'right' });
  });
});

const small = onPaper(certificateOf(seededGuide('land-preparation'), ['P03', 'P07', 'P01'].map(seededItem)));

/** Every place of a document at which a single value stands. */
function leaves(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  const inside = Object.entries(value).flatMap(([key, each]) => leaves(each, pointInto(pointer, key)));
  return inside.length > 0 ? inside : [pointer];
}
function changed(document: unknown, pointer: string): unknown {
  const copy = structuredClone(document) as Record<string, unknown>;
  const path = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = path.pop()!;
  const parent = path.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  const was = parent[last];
  parent[last] =
    typeof was === 'number'
      ? was + 1
      : typeof was === 'boolean'
        ? !was
        : typeof was === 'string'
          ? `${was}·`
          : 'x';
  return copy;
}
/** The hash made to fit what stands there now: what is left is what the proof itself finds. */
function resealed({ hash: _, ...rest }: SealedCertificate): unknown {
  return { ...rest, hash: digest(canonical(rest)) };
}

describe('a certificate that was tampered with', () => {
  const places = leaves(small);

  it('is not right, whichever value was changed', () => {
    const passed = places.filter((place) => verdictOf(changed(small, place)).verdict === 'right');
    expect(passed).toEqual([]);
    expect(places.length).toBeGreaterThan(200);
  });

  it('is not right though it was sealed anew, but for what nothing follows from: the numbers of versions, and the day', () => {
    const passed = places
      .filter((place) => place !== '/hash')
      .filter((place) => verdictOf(resealed(changed(small, place) as SealedCertificate)).verdict === 'right');
    expect(passed).toEqual(['/guide/version', ...small.items.map((_, n) => `/items/${n}/version`)]);
    expect(verdictOf(resealed({ ...small, on: day('2026-09-02') }))).toMatchObject({ verdict: 'right' });
  });

  it('says what is said and what comes out', () => {
    const forged = { ...small, result: { ...small.result, free: 9 }, note: 'x' };
    expect(verdictOf(forged)).toMatchObject({
      verdict: 'wrong',
      differences: [
        { pointer: '/result/free', said: 9, computed: small.result.free },
        { pointer: '/note', said: 'x', computed: undefined },
        { pointer: '/hash' },
      ],
    });
  });

  it('is found where another definition was put in with a hash that fits it', () => {
    const items = small.items.map((each) =>
      each.content.code === 'P07' ? certified({ ...each.content, ties: [] }) : each,
    );
    expect(verdictOf(resealed({ ...small, items }))).toMatchObject({ verdict: 'wrong' });
  });

  it.each<[unknown, string]>([
    [null, ''],
    ['text', ''],
    [{}, '/format'],
    [{ ...small, format: 'one-stop.independence-certificate/2' }, '/format'],
    [{ ...small, algorithm: 'independence/0' }, '/algorithm'],
    [{ ...small, items: [] }, '/items'],
    [{ ...small, items: [{ version: 1, hash: 'x', content: null }] }, '/items/0/content'],
    [
      {
        ...small,
        items: small.items.map(({ content: { code }, ...rest }) => ({ ...rest, content: { code } })),
      },
      '/items',
    ],
    [{ ...small, extra: '\ud800' }, ''],
  ])('%# is unreadable at its place', (document, pointer) => {
    expect(verdictOf(document)).toMatchObject({ verdict: 'unreadable', pointer });
  });
});
