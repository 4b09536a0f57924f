import { SENTENCES } from '../http/sentences.js';

const NAMES: Readonly<Record<number, readonly [string, string]>> = {
  400: ['BadRequest', 'The request itself is wrong; each bad field is named by its JSON pointer'],
  401: ['Unauthenticated', 'Nobody is signed in'],
  403: ['Forbidden', 'Signed in, but not with the role for it'],
  404: ['Absent', 'Not there, or not the reader’s to see: the two look the same'],
  408: ['TooSlow', 'The bytes came too slowly, or not at all'],
  409: ['Conflict', 'The rules do not allow it now'],
  412: ['Stale', 'It has changed since the version in If-Match'],
  413: ['TooLarge', 'The body is over 1 MB; a file, over its limit or the room of its project'],
  415: [
    'NotJson',
    'The body is not application/json, or packed; a file, not sent as bytes or of a kind not taken',
  ],
  422: ['Unprocessable', 'Well formed, but the rules refuse what it says'],
  423: ['Busy', 'Another request is writing to it'],
  428: ['VersionMissing', 'If-Match is required'],
  429: ['TooMany', 'Too many requests, wrong passwords or open streams; see Retry-After'],
};

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemAnswer' } } },
});

function codesOf(status: number): string {
  const codes = Object.keys(SENTENCES).filter((code) => SENTENCES[code]?.status === status);
  return codes.sort().join(', ');
}

/** One shared answer per status, with the stable codes it may carry, and `Broken` for everything that is our own fault. */
export function problemResponses(): Record<string, object> {
  const told = Object.entries(NAMES).map(([status, [name, words]]) => {
    return [name, problem(`${words}. \`code\`: ${codesOf(Number(status))}`)] as const;
  });
  return {
    ...Object.fromEntries(told),
    Broken: problem('RFC 9457 problem: a fault on our side, INTERNAL, or UNAVAILABLE with Retry-After'),
  };
}

/** The refusals of one operation, by status; anything else is `default`. */
export function refusalsOf(statuses: readonly number[]): Record<string, object> {
  const one = (status: number) => {
    const name = NAMES[status]?.[0];
    if (!name) throw new RangeError(`no shared answer for status ${status}`);
    return [String(status), { $ref: `#/components/responses/${name}` }] as const;
  };
  return { ...Object.fromEntries(statuses.map(one)), default: { $ref: '#/components/responses/Broken' } };
}
