import { describe, expect, it } from '@jest/globals';
import { isRejection, type LocalDate } from '#kernel';
import { readPdf } from '../../../../test/support/pdf.js';
import type { LicenceVersion } from '../model/licence/licence.js';
import { drawLicence } from './draw-licence.js';

const VERIFY_AT = 'https://approval.example.gov.cn/licences/91630103MA7TEAT04X';
const LICENCE: Omit<LicenceVersion, 'reason'> = {
  code: '91630103MA7TEAT04X',
  version: 2,
  kind: 'change',
  status: 'in-force',
  name: '青海高原锂能科技有限公司',
  type: '有限责任公司（自然人投资或控股）',
  capital: 5000,
  legalRepresentative: '张翀',
  scope: '锂离子电池制造、销售；新能源技术研发。'.repeat(12),
  address: '青海省西宁市城中区南川东路 1 号',
  region: '630103',
  foundedOn: '2026-11-26' as LocalDate,
  issuedOn: '2026-12-01' as LocalDate,
  registrar: { zh: '西宁市市场监督管理局', en: 'Xining Market Regulation' },
};
const drawn = async (more: Partial<typeof LICENCE> = {}, demo = false) =>
  drawLicence({ document: { licence: { ...LICENCE, ...more }, verifyAt: VERIFY_AT }, demo });
const paper = async (more: Partial<typeof LICENCE> = {}, demo = false): Promise<Buffer> => {
  const bytes = await drawn(more, demo);
  if (isRejection(bytes)) throw new Error(JSON.stringify(bytes));
  return bytes;
};

describe('the paper of a licence', () => {
  it('opens, says what the licence says, has its fonts within, and its QR code leads to the verification', async () => {
    const seen = await readPdf(await paper());
    const without = (text: string) => text.replaceAll(/\s/g, '');
    for (const text of [
      ...[
        '营业执照',
        LICENCE.code,
        LICENCE.name,
        LICENCE.type,
        '张翀',
        '5000万元人民币',
        LICENCE.scope,
        LICENCE.address,
      ],
      ...['成立日期2026-11-26', '签发日期2026-12-01第2版', '西宁市市场监督管理局', VERIFY_AT],
    ])
      expect(without(seen.text)).toContain(without(text));
    expect(seen).toMatchObject({ pages: 1, embedded: true, qr: VERIFY_AT });
    expect(seen.text).not.toContain('演示');
  });

  it('stays on one page, however much it says', async () => {
    const long = { scope: '许'.repeat(2000), address: '路'.repeat(500), name: '名'.repeat(200) };
    const seen = await readPdf(await paper(long, true));
    expect(seen).toMatchObject({ pages: 1, qr: VERIFY_AT });
    expect(seen.text.match(/许/g)).toHaveLength(2000);
  });

  it('of the same licence is the same to the byte; of a demonstration it says so', async () => {
    expect((await paper()).equals(await paper())).toBe(true);
    expect((await readPdf(await paper({}, true))).text).toContain('演示，不具有法律效力');
  });

  it('is never printed with a box: the character that the font has not is named', async () => {
    // Four dragons: a character of GB 18030 beyond what this font draws.
    expect(await drawn({ name: '青海𪚥科技有限公司' })).toMatchObject({
      code: 'GLYPH_MISSING',
      params: { character: '𪚥', codePoint: 'U+2A6A5' },
    });
    expect(await drawn({ scope: 'बैटरी' })).toMatchObject({ code: 'GLYPH_MISSING' });
  });
});
