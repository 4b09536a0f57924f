import { type Rejection, reject } from '#kernel';
import { isAtLeast } from '#model/catalogue';
import type { ItemContext } from '../item-context.js';
import type { HandsInFiles, JudgeLine } from './events.js';
import { areFilesOf } from './evolutions.js';

/** Each file fills a line that is handed in with it, and each version does so once. */
export function filesRefusal({ files = [] }: HandsInFiles, lines: readonly string[]): Rejection | null {
  const named = files.map(({ line, file, version }) => `${line}/${file}/${version}`);
  const wrong = files.findIndex(
    ({ line }, at) => !lines.includes(line) || named.indexOf(named[at] ?? '') !== at,
  );
  if (wrong < 0) return null;
  return reject('FILE_OF_NO_LINE', {
    pointer: `/files/${wrong}`,
    params: { line: files[wrong]?.line ?? '' },
  });
}

/**
 * Of a line of the published list that is in; over what is handed in now; unfit for a reason. Fit only where each file is trusted as
 * much as the line asks (国办函〔2016〕108号): a copy whose original nobody has seen is no original.
 */
export function judgementRefusal({ definition, facts }: ItemContext, event: JudgeLine): Rejection | null {
  const line = definition.materials.find(({ id }) => id === event.line);
  const params = { line: event.line };
  if (!line) return reject('OFF-LIST', { pointer: '/line', params: { id: event.line } });
  if (!facts.handedIn.includes(event.line)) return reject('LINE_NOT_IN', { pointer: '/line', params });
  if (!areFilesOf(facts, event)) return reject('OTHER_FILES', { pointer: '/files', params });
  if (event.verdict === 'unfit')
    return event.reason?.trim() ? null : reject('UNFIT_WITHOUT_REASON', { pointer: '/reason' });
  const { trust: asked } = line;
  const low = (event.files ?? []).findIndex(({ trust }) => asked && !isAtLeast(trust, asked));
  return low < 0
    ? null
    : reject('TRUST_TOO_LOW', { pointer: `/files/${low}`, params: { asked: asked ?? '' } });
}
