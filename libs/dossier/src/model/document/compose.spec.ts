import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import type { Paper, Remedies, Template } from '#model/casework';
import { compose } from './compose.js';
import type { Document } from './document.js';
import { remedyWords } from './remedy-words.js';

const remedies: Remedies = {
  respondent: { zh: '甲局', en: 'Bureau A' },
  reconsideration: { at: { zh: '乙政府', en: 'Government B' }, days: 60 },
  suit: { months: 6, days: 15 },
  reconsiderationFirst: false,
  basis: [],
};
const template = {
  kind: 'refusal',
  series: '不准',
  title: { zh: '不予行政许可决定书', en: 'Refusal' },
  basis: '行政许可法 38',
  body: [
    { zh: '{item}于{on}不予许可.', en: '{item} is refused on {on}.' },
    { zh: '理由: {reasons}', en: 'Reasons: {reasons}' },
    { zh: '说明: {note}', en: 'Note: {note}' },
    { zh: '{remedies}', en: '{remedies}' },
  ],
} as Template;

function refusal(data: object): Document {
  const paper = {
    kind: 'refusal',
    data: { item: { zh: '施工许可', en: 'Permit' }, on: '2026-12-01', ...data },
  };
  return {
    ...{ caseId: 'x', seq: 3, n: 1, written: '宁住建不准〔2026〕1号', code: 'c', hash: 'h', template },
    issuedOn: '2026-12-01' as LocalDate,
    paper: paper as unknown as Paper,
    frozen: {
      title: template.title,
      issuer: { zh: '甲局', en: 'Bureau A' },
      addressee: { zh: '青蓝公司', en: 'Qinglan' },
      receipt: 'QH1',
    },
  };
}

describe('what a document says', () => {
  it('its lines filled, a list after its line, the remedies in words, days as papers are dated', () => {
    const said = compose(
      refusal({ reasons: ['条件一', { zh: '条件二', en: 'Two' }], note: null, remedies }),
      'zh',
    );
    expect(said).toMatchObject({ addressee: '青蓝公司', issuer: '甲局', issuedOn: '2026年12月1日' });
    expect(said.body).toEqual([
      '施工许可于2026年12月1日不予许可.',
      '理由: ',
      '1. 条件一',
      '2. 条件二',
      ...remedyWords(remedies).map(({ zh }) => zh),
    ]);
  });

  it('a line whose field says nothing is left out, and a text that looks like a field stays a text', () => {
    const said = compose(refusal({ reasons: [], note: '{remedies}', remedies: null }), 'en');
    expect(said.body).toEqual(['Permit is refused on 2026-12-01.', 'Note: {remedies}']);
    // One of two fields says nothing: the line would be half a sentence.
    expect(compose(refusal({ on: null, note: '' }), 'en').body).toEqual([]);
  });

  it('only what is a day and nothing else is written as one', () => {
    const note = (text: string) => compose(refusal({ note: text }), 'zh').body.at(-1);
    expect(note('2026-12-01')).toBe('说明: 2026年12月1日');
    expect(note('2026-12-01起')).toBe('说明: 2026-12-01起');
    expect(note('自2026-12-01')).toBe('说明: 自2026-12-01');
  });

  it('remedies in English are sentences', () => {
    const en = (more: Partial<Remedies>) => remedyWords({ ...remedies, ...more }).map((words) => words.en);
    expect(en({ reconsideration: null })).toEqual([
      "Within 6 months of knowing of it a suit may be brought before the people's court.",
      'Respondent: Bureau A.',
    ]);
    expect(en({})[0]).toMatch(/^Within 60 days of .* asked of: Government B; or within 6 months of .*\.$/);
    expect(en({ reconsiderationFirst: true })[0]).toMatch(/within 15 days\. Reconsideration comes first\.$/);
  });

  it('remedies say who hears it, within which time, against whom, and what comes first', () => {
    const zh = (more: Partial<Remedies>) =>
      remedyWords({ ...remedies, ...more })
        .map((words) => words.zh)
        .join('');
    for (const word of ['60日内', '乙政府', '6个月内', '被申请人、被告: 甲局'])
      expect(zh({})).toContain(word);
    expect(zh({})).not.toContain('应当先申请行政复议');
    expect(zh({ reconsiderationFirst: true })).toContain('15日内');
    expect(zh({ reconsiderationFirst: true })).toContain('应当先申请行政复议');
    expect(zh({ reconsideration: null })).not.toContain('行政复议');
  });
});
