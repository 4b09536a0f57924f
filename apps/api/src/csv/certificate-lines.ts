import type { Edge, SealedCertificate } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { BINDS, CURES } from '../words/terms.js';
import { type Column, type Table, tableOf } from './table.js';

/** A line for every edge of a certificate. What proves it again, the definitions, is in the JSON alone. */
export function certificateLines(reader: Reader, { edges }: SealedCertificate): Table {
  const columns: Column<Edge>[] = [
    [reader.said('事项', 'Item'), ({ item }) => item],
    [reader.said('在先结果（任一）', 'Earlier result (any of)'), ({ to }) => to.join('; ')],
    [reader.said('约束', 'Binds'), ({ binds }) => reader.word(BINDS, binds)],
    [reader.said('条文', 'Article'), ({ article }) => article],
    [reader.said('原文', 'Phrase'), ({ phrase }) => phrase],
    [reader.said('读取的内容', 'Fields read'), ({ fields }) => fields.join('; ')],
    [
      reader.said('化解', 'Cure'),
      ({ cure }) => (cure ? reader.word(CURES, cure) : reader.said('不需要', 'none needed')),
    ],
  ];
  return tableOf(columns, edges);
}
