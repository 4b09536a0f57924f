/** Reads CSV as RFC 4180 writes it. Throws where a quote is not closed or stands in the middle of a bare cell. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [whole, quoted, bare = '', end] = cell.exec(text) ?? [];
    if (whole === undefined) throw new Error(`no CSV from ${JSON.stringify(text.slice(at, at + 40))}`);
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
