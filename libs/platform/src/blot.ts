const BLOT = '[blotted]';

/**
 * What must not be read in a log, wherever in a text it stands: what opens a door, and what names a person. An identity number is told
 * from other figures by the day of birth within it; a phone by its length and beginning.
 */
const SECRET: readonly (readonly [RegExp, string])[] = [
  [
    /([?&](?:token|access_token|password|code|query_?code|secret|key|invitation|signature)=)[^&#\s"']*/gi,
    `$1${BLOT}`,
  ],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${BLOT}`],
  [/(\/\/[^\s/:@]+:)[^\s/@]+(?=@)/g, `$1${BLOT}`],
  [/\b(?:whsec|os[itk])_[\w+/=-]+/g, BLOT],
  [/("?(?:password|secret|token)"?\s*[:=]\s*"?)[^\s"',;}]+/gi, `$1${BLOT}`],
  [/(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\w)/g, BLOT],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, BLOT],
];

/** The text without what must not be read in a log. */
export function blotted(text: string): string {
  return SECRET.reduce((left, [form, instead]) => left.replace(form, instead), text);
}
