import { describe, expect, it } from '@jest/globals';
import { all } from '../../../../../test/support/seeded.js';
import { PAPER_KINDS } from './paper-fields.js';
import { kindsWithoutTemplate, readTemplate, type Template } from './template.js';

const SEEDED = all('documents', readTemplate) as Template[];
const ORDER = {
  kind: 'supervision-order',
  series: '督',
  title: { zh: '督办通知', en: 'Supervision order' },
  basis: '行政许可法 60',
  body: [{ zh: '{item}{on}: {question} {by}', en: '{item} {on}: {question} {by}' }],
};
const body = (zh: string, en = '{item} {on} {question} {by}') => ({ ...ORDER, body: [{ zh, en }] });

describe('templates of papers', () => {
  it('the seeds hold exactly one for each kind, and each says every field in both languages', () => {
    expect(kindsWithoutTemplate(SEEDED)).toEqual([]);
    expect(SEEDED).toHaveLength(PAPER_KINDS.length);
    expect(kindsWithoutTemplate(SEEDED.slice(1))).toEqual([SEEDED[0]?.kind]);
    expect(kindsWithoutTemplate([...SEEDED, SEEDED[0] as Template])).toEqual([SEEDED[0]?.kind]);
  });

  it('say of a last day that it still counts', () => {
    const lines = SEEDED.flatMap(({ body: of }) => of.map(({ zh }) => zh));
    expect(lines.filter((zh) => /\}前/.test(zh))).toEqual([]);
  });

  it.each([
    ['a field that the kind has not', body('{item}{on}{question}{by}{secret}'), 'SEED-VALUE'],
    ['a field that nobody reads', body('{item}{on}{question}'), 'SEED-MISSING'],
    ['a language that says less', body('{item}{on}{question}{by}', '{item}'), 'SEED-MISSING'],
    ['a key that is none', { ...ORDER, code: 'x' }, 'SEED-UNKNOWN-KEY'],
    ['a kind that is none', { ...ORDER, kind: 'edict' }, 'SEED-VALUE'],
    ['no series', { ...ORDER, series: undefined }, 'SEED-MISSING'],
  ])('refuses %s', (_, yaml, code) => {
    expect(readTemplate(yaml)).toEqual(expect.arrayContaining([expect.objectContaining({ code })]));
  });

  it('takes what is whole, and the field that stands on every paper', () => {
    expect(readTemplate(ORDER)).toEqual(ORDER);
    expect(readTemplate(body('{receipt} {item}{on}{question}{by}'))).toMatchObject({ kind: ORDER.kind });
  });
});
