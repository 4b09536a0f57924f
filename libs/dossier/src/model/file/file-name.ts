import { type Rejection, reject } from '#kernel';

/** Longest name kept, in characters; what stands in a folder of a clerk is shorter. */
const LONGEST = 200;
/** Names that an old system takes for a device, whatever stands behind the point. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Would be run, or read as a page, by whoever opens it by a double click. */
const RUNNABLE =
  /^(exe|com|scr|bat|cmd|ps1|vbs?|js|jse|wsf|msi|jar|hta|lnk|html?|xhtml|svg|xml|php|sh|dll|apk)$/i;

const isControl = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
};
/** Characters that turn the reading direction: `exe.pdf` is shown where `fdp.exe` stands. */
const TURNS = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const HALF = /\p{Surrogate}/u;

/** What is wrong with a name, as a word that has its sentence; null for a name that can be kept as a label. */
function faultOf(name: string): string | null {
  if (name.trim() === '') return 'empty';
  if ([...name].length > LONGEST) return 'too-long';
  if ([...name].some(isControl) || HALF.test(name)) return 'control';
  if (TURNS.test(name)) return 'direction';
  if (/[/\\:]/.test(name) || /^\.+$/.test(name)) return 'path';
  if (name !== name.trim() || name.endsWith('.')) return 'edge';
  const [stem = '', ...ends] = name.split('.');
  if (DEVICE.test(stem.trim())) return 'device';
  return ends.slice(0, -1).some((end) => RUNNABLE.test(end)) ? 'double' : null;
}

/**
 * A name is a label and nothing else: files are stored under their hash. Names that lie about the file or that some system would
 * take for a place are refused: FILE_NAME with what is wrong as parameter.
 */
export function nameRefusal(name: string): Rejection | null {
  const fault = faultOf(name);
  return fault ? reject('FILE_NAME', { params: { rule: `name-${fault}` } }) : null;
}

/** In lower case, without the point; empty where there is none. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at < 0 ? '' : name.slice(at + 1).toLowerCase();
}
