import { buffer } from 'node:stream/consumers';
import { isRejection, type Rejection } from '#kernel';
import { BOLD, glyphsOf, missingGlyph, openPdf, qrCode, REGULAR } from '#print';
import { type Composed, compose } from './model/document/compose.js';
import type { Document } from './model/document/document.js';

/** Points; A4 upright, margins as official papers have them (GB/T 9704: 版心), rounded. */
const MARGIN = { top: 90, bottom: 130, left: 76, right: 76 };
const QR = 80;
const GLOSS = 8;

export interface Drawing {
  readonly document: Document;
  /** Where anybody checks it: what its QR code says. */
  readonly checkAt: string;
  /** A demonstration says so on the paper. */
  readonly demo: boolean;
}

/**
 * The document as PDF: Chinese, the English gloss below it, its fonts within, the QR code of its check page on the first sheet. The same
 * document makes the same bytes. Rejections: GLYPH_MISSING.
 */
export async function drawDocument(drawing: Drawing): Promise<Buffer | Rejection> {
  const { document, checkAt } = drawing;
  const [said, gloss] = [compose(document, 'zh'), compose(document, 'en')];
  const pdf = await openPdf({
    size: 'A4',
    margins: MARGIN,
    lang: 'zh-CN',
    info: {
      Title: `${said.title} ${said.written}`,
      Author: said.issuer,
      CreationDate: new Date(`${document.issuedOn}T00:00:00Z`),
    },
  });
  const done = buffer(pdf);
  const qr = await qrCode(checkAt, 5);
  pdf.font(REGULAR);
  const foot = footOf(drawing);
  const refused = missingGlyph(glyphsOf(pdf), [...textsOf(said), ...textsOf(gloss), ...foot]);
  if (!refused) {
    setCheck(pdf, qr, foot);
    setBody(pdf, said);
    setGloss(pdf, gloss);
  }
  pdf.end();
  const bytes = await done;
  return isRejection(refused) ? refused : bytes;
}

const textsOf = ({ body, ...rest }: Composed): string[] => [...Object.values(rest), ...body];

function setBody(pdf: PDFKit.PDFDocument, said: Composed): void {
  pdf.font(BOLD).fontSize(20).text(said.title, { align: 'center' });
  pdf.font(REGULAR).fontSize(11).text(said.written, { align: 'center' }).moveDown(1.5);
  pdf.fontSize(12).text(`${said.addressee}:`).moveDown(0.5);
  for (const line of said.body) pdf.text(line, { indent: 24, lineGap: 4 });
  pdf.moveDown(0.5).text(said.basis, { indent: 24 }).moveDown(1.5);
  pdf.text(said.issuer, { align: 'right' }).text(said.issuedOn, { align: 'right' }).moveDown(1.5);
}

function setGloss(pdf: PDFKit.PDFDocument, gloss: Composed): void {
  pdf.fontSize(GLOSS).text(`${gloss.title} · ${gloss.addressee}`);
  for (const line of gloss.body) pdf.text(line);
  pdf.text(gloss.basis).text(`${gloss.issuer} · ${gloss.issuedOn}`);
}

/** In the lower margin of the first sheet, whatever stands above it. */
function setCheck(pdf: PDFKit.PDFDocument, qr: Buffer, foot: readonly string[]): void {
  const { x, y } = pdf;
  const top = pdf.page.height - MARGIN.bottom + 20;
  const { margins } = pdf.page;
  // Text below the lower margin would turn the page.
  pdf.page.margins = { ...margins, bottom: 0 };
  pdf.image(qr, MARGIN.left, top, { width: QR });
  const place = { width: pdf.page.width - MARGIN.left - MARGIN.right - QR - 12, lineBreak: false };
  pdf.fontSize(GLOSS);
  for (const [at, line] of foot.entries()) pdf.text(line, MARGIN.left + QR + 12, top + 12 + at * 14, place);
  pdf.page.margins = margins;
  pdf.x = x;
  pdf.y = y;
}

const footOf = ({ document: { hash }, checkAt, demo }: Drawing): string[] => [
  '扫码核验 · Check this document',
  checkAt,
  `SHA-256 ${hash}`,
  ...(demo ? ['演示，不具有法律效力 · demonstration, of no legal force'] : []),
];
