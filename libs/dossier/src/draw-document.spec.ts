import { describe, expect, it } from '@jest/globals';
import { isRejection, type LocalDate } from '#kernel';
import type { Paper, Template } from '#model/casework';
import { readPdf } from '../../../test/support/pdf.js';
import { drawDocument } from './draw-document.js';
import type { Document } from './model/document/document.js';

const CHECK_AT = 'https://approval.example.gov.cn/documents/0123456789abcdef0123456789abcdef';
const template = {
  kind: 'gaps',
  series: '补',
  title: { zh: '补正材料一次性告知书', en: 'Notice of gaps' },
  basis: '行政许可法 32',
  body: [{ zh: '需要补正: {lines}', en: 'To be supplied: {lines}' }],
} as Template;

function gaps(lines: readonly string[]): Document {
  return {
    ...{
      caseId: 'x',
      seq: 2,
      n: 1,
      written: '柴园建补〔2026〕12号',
      code: 'c',
      hash: 'f'.repeat(64),
      template,
    },
    issuedOn: '2026-12-01' as LocalDate,
    paper: { kind: 'gaps', data: { lines } } as unknown as Paper,
    frozen: {
      title: template.title,
      issuer: { zh: '柴达木循环经济试验区管委会建设局', en: 'Construction Bureau' },
      addressee: { zh: '青蓝锂材科技有限公司', en: 'Qinglan' },
      receipt: 'QH20260000001',
    },
  };
}
const drawn = (lines: readonly string[]) =>
  drawDocument({ document: gaps(lines), checkAt: CHECK_AT, demo: true });

describe('the PDF of a document', () => {
  it('opens, says number, addressee, body and issuer, has its font within, and its QR code leads to the check page', async () => {
    const bytes = await drawn(['土地权属证明', '可行性研究报告']);
    if (isRejection(bytes)) throw new Error(JSON.stringify(bytes));
    const seen = await readPdf(bytes);
    const text = seen.text.replaceAll(/\s/g, '');
    for (const said of [
      '柴园建补〔2026〕12号',
      '青蓝锂材科技有限公司',
      '1.土地权属证明',
      '管委会建设局',
      '2026年12月1日',
      '演示',
    ])
      expect(text).toContain(said);
    expect(seen).toMatchObject({ pages: 1, embedded: true, qr: CHECK_AT });
    // The same document, the same bytes.
    expect(bytes.equals((await drawn(['土地权属证明', '可行性研究报告'])) as Buffer)).toBe(true);
  });

  it('takes as many sheets as it needs, the check on the first', async () => {
    const bytes = await drawn(Array.from({ length: 80 }, (_, n) => `材料${n}`));
    const seen = await readPdf(bytes as Buffer);
    expect(seen.pages).toBeGreaterThan(1);
    expect(seen).toMatchObject({ qr: CHECK_AT });
    expect(seen.text).toContain('材料79');
  });

  it('is never printed with a box: the character that the font has not is named', async () => {
    expect(await drawn(['法定代表人身份证明 (𪚥)'])).toMatchObject({
      code: 'GLYPH_MISSING',
      params: { character: '𪚥', codePoint: 'U+2A6A5' },
    });
  });
});
