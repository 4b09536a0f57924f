import { buffer } from 'node:stream/consumers';
import { isRejection, type Rejection } from '#kernel';
import { BOLD, glyphsOf, missingGlyph, openPdf, qrCode, REGULAR } from '#print';
import type { LicenceDocument } from '../model/licence/signed-licence.js';

/** Points; A4 across, as the paper licence lies (市场监管总局 2019 年版式: 横版). */
const MARGIN = 56;
const LABEL = 90;
const LINE = 15;
const QR = 96;
const GAP = 6;
const SMALLEST = 6;
const SIZES = [12, 11, 10, 9, 8, 7, SMALLEST];

type Row = readonly [label: string, value: string];

export interface Drawing {
  readonly document: Pick<LicenceDocument, 'licence' | 'verifyAt'>;
  /** A demonstration says so on the paper. */
  readonly demo: boolean;
}

/**
 * The licence as PDF: A4 across, its fonts within, a QR code of the address where it is verified. The same licence makes the same bytes.
 * Rejections: GLYPH_MISSING. Source: 市场主体登记管理条例 22 (paper and electronic licence are equal).
 */
export async function drawLicence(drawing: Drawing): Promise<Buffer | Rejection> {
  const { licence, verifyAt } = drawing.document;
  const pdf = await openPdf({
    size: 'A4',
    layout: 'landscape',
    margin: MARGIN,
    lang: 'zh-CN',
    info: {
      Title: `营业执照 ${licence.code}`,
      Author: licence.registrar.zh,
      CreationDate: new Date(`${licence.issuedOn}T00:00:00Z`),
    },
  });
  const done = buffer(pdf);
  const drawn = await draw(pdf, drawing, await qrCode(verifyAt, 6));
  pdf.end();
  const bytes = await done;
  return isRejection(drawn) ? drawn : bytes;
}

async function draw(pdf: PDFKit.PDFDocument, drawing: Drawing, qr: Buffer): Promise<Rejection | null> {
  const { licence, verifyAt } = drawing.document;
  const rows = rowsOf(licence);
  const [head, foot] = [`统一社会信用代码  ${licence.code}`, footOf(drawing)];
  pdf.font(REGULAR);
  const refused = missingGlyph(glyphsOf(pdf), ['营业执照', head, ...foot, ...rows.flat(), verifyAt]);
  if (refused) return refused;
  pdf.font(BOLD).fontSize(34).text('营业执照', { align: 'center', characterSpacing: 10 });
  pdf.font(REGULAR).fontSize(12).text(head, { align: 'center' }).moveDown(1.5);
  const bottom = pdf.page.height - MARGIN - QR - LINE;
  pdf.fontSize(sizeFor(pdf, rows, bottom));
  for (const each of rows) row(pdf, each);
  pdf.image(qr, MARGIN, bottom, { width: QR });
  pdf
    .fontSize(8)
    .text('扫码核验 · Verify', MARGIN, bottom + QR + 2, { width: QR, align: 'center', lineBreak: false });
  const left = MARGIN + QR + 20;
  pdf.fontSize(10);
  for (const [at, line] of foot.entries())
    pdf.text(line, left, bottom + 20 + at * LINE, { width: pdf.page.width - left - MARGIN, align: 'right' });
  return null;
}

/** The largest size of letters in which everything stands above `bottom`; a scope of 2,000 characters needs small ones. */
function sizeFor(pdf: PDFKit.PDFDocument, rows: readonly Row[], bottom: number): number {
  const fits = (size: number) => {
    pdf.fontSize(size);
    const heights = rows.map(([, value]) => pdf.heightOfString(value, { width: widthOf(pdf) }) + GAP);
    return pdf.y + heights.reduce((sum, height) => sum + height, 0) < bottom;
  };
  return SIZES.find(fits) ?? SMALLEST;
}

const widthOf = (pdf: PDFKit.PDFDocument) => pdf.page.width - 2 * MARGIN - LABEL;

function row(pdf: PDFKit.PDFDocument, [label, value]: Row): void {
  const top = pdf.y;
  pdf.text(label, MARGIN, top, { width: LABEL });
  pdf.text(value, MARGIN + LABEL, top, { width: widthOf(pdf) });
  pdf.y += GAP;
}

const rowsOf = (licence: LicenceDocument['licence']): Row[] => [
  ['名称', licence.name],
  ['类型', licence.type],
  ['法定代表人', licence.legalRepresentative],
  ['注册资本', `${licence.capital} 万元人民币`],
  ['成立日期', licence.foundedOn],
  ['住所', licence.address],
  ['经营范围', licence.scope],
];

const footOf = ({ document: { licence, verifyAt }, demo }: Drawing): string[] => [
  `登记机关  ${licence.registrar.zh}`,
  `签发日期  ${licence.issuedOn}   第 ${licence.version} 版`,
  verifyAt,
  ...(demo ? ['演示，不具有法律效力 · demonstration, of no legal force'] : []),
];
