/** A sheet to draw on. What draws is read at the first drawing, not at the start of every process. */
export async function openPdf(options: PDFKit.PDFDocumentOptions): Promise<PDFKit.PDFDocument> {
  const { default: PDFDocument } = await import('pdfkit');
  return new PDFDocument(options);
}

/** The text as a QR code (ISO/IEC 18004), PNG; `scale`: pixels a module. */
export async function qrCode(text: string, scale: number): Promise<Buffer> {
  const { default: QRCode } = await import('qrcode');
  return QRCode.toBuffer(text, { margin: 2, scale });
}
