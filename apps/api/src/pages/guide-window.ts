import { type GuideWindow, type OnSilence, PLAIN_WINDOW } from '#model/catalogue';
import { limitIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { ACCEPTANCES, SILENT_ENDS, WINDOW_NOTICES } from '../words/window-words.js';
import { html, type Part } from './html.js';
import { demoMark, sourceOf } from './parts.js';

/** Who tells what is missing, who accepts, and what follows when the applicant is silent. */
export function windowFacts(
  reader: Reader,
  { notices, acceptance, onSilence }: GuideWindow = PLAIN_WINDOW,
): (readonly [string, Part])[] {
  return [
    [reader.said('一次性告知', 'Notice of gaps'), reader.word(WINDOW_NOTICES, notices)],
    [reader.said('受理', 'Acceptance'), reader.word(ACCEPTANCES, acceptance)],
    ...(onSilence
      ? [[reader.said('逾期不补正', 'Where nothing is supplied'), silenceOf(reader, onSilence)] as const]
      : []),
  ];
}

function silenceOf(reader: Reader, onSilence: OnSilence): Part {
  const { outcome, source, demo } = onSilence;
  const first = reader.said('先催告，再给', 'a reminder, then ');
  return html`${first}${limitIn(reader, onSilence)}${reader.said('；仍不补正的：', ' more; after that: ')}${reader.word(SILENT_ENDS, outcome)}${demoMark(reader, demo)}<br>
<span class="soft">${sourceOf(reader, source)}</span>`;
}
