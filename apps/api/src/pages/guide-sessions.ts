import type { Bilingual } from '#kernel';
import type { GuideSession, SessionKind } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { html, type Part } from './html.js';
import { demoMark, itemLink, listed, type Names, sourceOf } from './parts.js';

const SESSIONS: Readonly<Record<SessionKind, Bilingual>> = {
  review: { zh: '联合审图', en: 'Joint review' },
  survey: { zh: '联合踏勘', en: 'Joint survey' },
  acceptance: { zh: '联合验收', en: 'Joint acceptance' },
};

/** What the departments do together, once for all: for which items, by which source. */
export function sessionFacts(
  reader: Reader,
  names: Names,
  sessions: readonly GuideSession[] = [],
): (readonly [string, Part])[] {
  return sessions.map(({ kind, items, source, demo }) => [
    reader.say(SESSIONS[kind]),
    html`${listed(
      reader,
      items.map((code) => itemLink(reader, names, code)),
      'and',
    )}${demoMark(reader, demo)}<br>
<span class="soft">${sourceOf(reader, source)}</span>`,
  ]);
}
