import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { definition } from '../../../../../test/support/definitions.js';
import { refused } from '../read/reading.js';
import { type AssessmentDefinition, coveredAt } from './assessment.js';
import { checkAssessment } from './check-assessment.js';
import { readAssessment } from './read-assessment.js';

const written = {
  code: 'xining-geology',
  name: { zh: '地质灾害危险性区域评估', en: 'Regional geological-hazard assessment' },
  subject: 'geology',
  bases: ['nanchuan'],
  document: '宁自然资〔2026〕演示3号',
  issuer: '市自然资源局',
  from: '2026-01-01',
  until: '2030-12-31',
  covers: [{ item: 'A', lines: ['M1'] }],
  source: '演示',
  demo: true,
};
const read = (more: object = {}): AssessmentDefinition => {
  const found = readAssessment({ ...written, ...more });
  if (refused(found)) throw new Error(JSON.stringify(found));
  return found;
};

describe('an assessment of a base', () => {
  it.each([
    ['before its first day', '2025-12-31', []],
    ['on its first day', '2026-01-01', ['M1']],
    ['on its last day', '2030-12-31', ['M1']],
    ['after it', '2031-01-01', []],
  ])('%s', (_, on, lines) => {
    const there = [{ publication: 7, content: read() }];
    expect(coveredAt(definition(), there, on as LocalDate).map(({ line }) => line)).toEqual(lines);
  });

  it('covers only what it names, of the item it names', () => {
    const there = [{ publication: 7, content: read() }];
    expect(coveredAt(definition({ code: 'B' }), there, '2026-06-01' as LocalDate)).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['sound', {}, []],
    ['upside down', { until: '2025-12-31' }, ['ASM-DAYS']],
    ['a line that nobody knows', { covers: [{ item: 'A', lines: ['M9'] }] }, ['ASM-LINE']],
    ['an item that nobody knows', { covers: [{ item: 'Z', lines: ['M1'] }] }, ['ASM-LINE']],
    ['what is shared anyway', { covers: [{ item: 'A', lines: ['M3'] }] }, ['ASM-LINE']],
  ])('%s', (_, more, codes) => {
    expect(checkAssessment(read(more), [definition()]).map(({ code }) => code)).toEqual(codes);
  });
});
