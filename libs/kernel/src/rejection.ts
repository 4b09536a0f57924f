/**
 * A refusal by rule: a value, never thrown. `code` is stable and upper snake or dashed (`WRONG_STATE`, `OFF-LIST`);
 * `pointer` is the JSON pointer of the field that broke the rule; `params` fill the sentence in both languages.
 */
export interface Rejection {
  readonly rejected: true;
  readonly code: string;
  readonly pointer?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function reject(code: string, more: Pick<Rejection, 'pointer' | 'params'> = {}): Rejection {
  return { rejected: true, code, ...more };
}

/** What was read, or its refusal with pointers into the place where that stands: `/form`. */
export function under<T>(pointer: string, read: T | Rejection): T | Rejection {
  if (!isRejection(read)) return read;
  const { code, pointer: within = '', params } = read;
  return reject(code, { pointer: `${pointer}${within}`, ...(params && { params }) });
}

export function isRejection(value: unknown): value is Rejection {
  return typeof value === 'object' && value !== null && (value as Rejection).rejected === true;
}
