const LONGEST = 200;

/**
 * Why something failed, for an operator who may read no case: the kind of error and its words, at most 200 characters, without
 * what may be somebody's. Our own messages are written in ASCII and quote what they were given; so whatever stands in quotes,
 * in another script or in long digits is taken out.
 */
export function shortReason(error: unknown): string {
  const {
    name = 'Error',
    message = String(error),
    code,
  } = (error ?? {}) as Partial<Error> & { code?: unknown };
  const what = typeof code === 'string' ? `${name} ${code}` : name;
  const words = message
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .replace(/\d{7,}/g, '…');
  return `${what}: ${words}`.slice(0, LONGEST);
}
