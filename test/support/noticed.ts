import type { Client } from '../../apps/standalone/src/client.js';
import { until } from './acts.js';

export interface NoticeRead {
  readonly kind: string;
  readonly legal: boolean;
  readonly words: { readonly zh: string; readonly en: string };
}

/** Notices as somebody reads them, once `count` are there: one is read when it has its place in the ledger, a moment after its act. */
export function noticed(reader: Client, query: string, count = 1): Promise<readonly NoticeRead[]> {
  return until(`${count} notices by ${query}`, async () => {
    const { items } = await reader.get<{ items: readonly NoticeRead[] }>(`/v1/notices?${query}`);
    return items.length >= count && items;
  });
}
