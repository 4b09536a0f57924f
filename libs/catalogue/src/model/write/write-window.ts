import type { GuideWindow, OnSilence } from '../guide-window.js';
import { days, unlessNull, type Written, written, yes } from './write-terms.js';

/** The window of a guide in the keys of a clerk. */
export function writeWindow({ notices, acceptance, onSilence }: GuideWindow): Written {
  return written({ notices, acceptance, 'on-silence': unlessNull(onSilence, writeOnSilence) });
}

function writeOnSilence({ outcome, source, demo, ...limit }: OnSilence): Written {
  return written({ outcome, within: days(limit), source, demo: yes(demo) });
}
