import jsqr from 'jsqr';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** The reader asks for it, and Node has it from 22 on; a copy does as well here. */
function copied(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
  return this.slice(0, length);
}
if (!('transferToFixedLength' in ArrayBuffer.prototype))
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', { value: copied });

/** A PDF as a reader has it: its text, the fonts that are within, and what its QR code says. */
export interface PdfSeen {
  readonly text: string;
  readonly pages: number;
  readonly embedded: boolean;
  readonly qr: string | null;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Opens and reads it with the reader of a browser, which is not what wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfSeen> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const { text, totalPages } = await extractText(pdf, { mergePages: true });
  const page = await pdf.getPage(1);
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const name = argsArray[fnArray.indexOf(OPS.paintImageXObject)]?.[0];
  const picture = name && (await new Promise<Picture>((resolve) => page.objs.get(name, resolve)));
  return {
    text,
    pages: totalPages,
    embedded: Buffer.from(bytes).includes('/FontFile2'),
    qr: picture ? decoded(picture) : null,
  };
}

/** The decoder wants four bytes a point; the reader gives one or three of them, or one bit. */
function decoded({ width, height, data }: Picture): string | null {
  const wide = Math.floor(data.length / (width * height));
  const row = Math.ceil(width / 8);
  const bit = (x: number, y: number) => (data[y * row + (x >> 3)] ?? 0) & (0x80 >> (x & 7));
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    const grey = wide > 0 ? data[at * wide] : bit(at % width, Math.floor(at / width)) && 255;
    rgba.fill(grey ?? 0, at * 4, at * 4 + 3);
  }
  return jsqr.default(rgba, width, height)?.data ?? null;
}
