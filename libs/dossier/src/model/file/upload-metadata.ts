import { type Rejection, reject } from '#kernel';

/** What the sender says of a file besides its bytes. */
export interface UploadMetadata {
  readonly name: string;
  readonly trust: string | null;
  /** The file of which this is a new version. */
  readonly file: string | null;
}

const KNOWN = ['filename', 'trust', 'file'];
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** One pair as key and value; null where it has not the form of one. */
function pairOf(text: string, decode: Decode): readonly [string, string] | null {
  const [key = '', coded = '', ...more] = text.split(' ');
  if (!KNOWN.includes(key) || more.length > 0 || !BASE64.test(coded)) return null;
  const value = decode(coded);
  return value === null ? null : [key, value];
}

/** UTF-8 from base64; null for bytes that are none. */
type Decode = (base64: string) => string | null;

/**
 * Reads the header `Upload-Metadata`: pairs of a key and a value in base64 of UTF-8, separated by commas (tus 1.0). Refusals:
 * UPLOAD_METADATA where it has not that form, names something twice or knows other keys; FILE_NAME where no name is in it.
 */
export function readUploadMetadata(header: string | undefined, decode: Decode): UploadMetadata | Rejection {
  const values = new Map<string, string>();
  const texts = (header ?? '').split(',').map((text) => text.trim());
  for (const text of texts.filter((each) => each !== '')) {
    const pair = pairOf(text, decode);
    if (!pair || values.has(pair[0])) {
      return reject('UPLOAD_METADATA', { params: { key: text.split(' ')[0]?.slice(0, 40) ?? '' } });
    }
    values.set(...pair);
  }
  const name = values.get('filename');
  if (name === undefined) return reject('FILE_NAME', { params: { rule: 'name-empty' } });
  return { name, trust: values.get('trust') ?? null, file: values.get('file') ?? null };
}
