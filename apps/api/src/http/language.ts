export type Language = 'zh' | 'en';

const RANGE = /^\s*(zh|en)(?:-[\w-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i;

/** The language of an Accept-Language header by its weights (RFC 9110, 12.5.4): zh-CN unless the reader prefers English. */
export function languageOf(header: string | undefined): Language {
  const ranges = (header ?? '').split(',').flatMap((part) => {
    const [, tag, weight = '1'] = RANGE.exec(part) ?? [];
    return tag && Number(weight) > 0 ? [{ tag: tag.toLowerCase(), weight: Number(weight) }] : [];
  });
  // The sort is stable: of equal weights the first one named wins.
  const [best] = ranges.sort((a, b) => b.weight - a.weight);
  return best?.tag === 'en' ? 'en' : 'zh';
}
