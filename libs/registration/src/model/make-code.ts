import { creditCheck, organisationCheck } from './check-characters.js';

/** What a new code is made of: `91`, `630102`, `MA7TEAT0`. */
export interface CodeParts {
  /** Registration department and organisation category. */
  readonly prefix: string;
  /** Of the registration authority, six digits (GB/T 2260). */
  readonly region: string;
  /** The eight characters of the organisation code before its check. */
  readonly body: string;
}

const PARTS = /^[0-9A-HJ-NPQRTUWXY]{2} \d{6} [0-9A-HJ-NPQRTUWXY]{8}$/;

/** The code of these parts with both checks. Throws RangeError for parts that are none: they were checked where they came in. */
export function makeCreditCode({ prefix, region, body }: CodeParts): string {
  if (!PARTS.test(`${prefix} ${region} ${body}`))
    throw new RangeError(`no parts of a code: ${prefix} ${region} ${body}`);
  return codeAround({ prefix, region, organisation: `${body}${organisationCheck(body)}` });
}

/** The code of a body that has its nine-character organisation code already: it keeps it, as it is (国办发〔2015〕50号). */
export function codeAround({
  prefix,
  region,
  organisation,
}: {
  readonly prefix: string;
  readonly region: string;
  readonly organisation: string;
}): string {
  const first = `${prefix}${region}${organisation}`;
  return `${first}${creditCheck(first)}`;
}
