/** Digits after the point that a figure of any table may have. */
export const DECIMALS = 9;

const FORM = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/;
const ONE = 10n ** BigInt(DECIMALS);

/**
 * A decimal figure in billionths, exactly: 0.1 is 100000000n, and no binary fraction ever stands between. Null for what is no
 * decimal with at most 15 digits before and 9 after the point.
 */
export function readExact(value: unknown): bigint | null {
  const parts = FORM.exec(typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '');
  if (parts === null) return null;
  const [, sign, whole = '', after = ''] = parts;
  const size = BigInt(whole) * ONE + BigInt(after.padEnd(DECIMALS, '0'));
  return sign === '-' ? -size : size;
}

/** The shortest text of a figure in billionths. */
export function writeExact(billionths: bigint): string {
  const size = billionths < 0n ? -billionths : billionths;
  const after = String(size % ONE)
    .padStart(DECIMALS, '0')
    .replace(/0+$/, '');
  return `${billionths < 0n ? '-' : ''}${size / ONE}${after === '' ? '' : `.${after}`}`;
}

/** The distance of two neighbouring figures with so many digits after the point, in billionths. */
export function stepOf(decimals: number): bigint {
  return 10n ** BigInt(DECIMALS - decimals);
}

/** The roundest figure between two others, both excluded, with at most so many digits after the point; null where there is none. */
export function between(low: bigint | null, high: bigint | null, decimals: number): bigint | null {
  for (let digits = 0; digits <= decimals; digits += 1) {
    const step = stepOf(digits);
    const found = low === null ? (high === null ? 0n : floor(high - 1n, step)) : floor(low, step) + step;
    if (high === null || found < high) return found;
  }
  return null;
}

/** Division of bigint rounds towards zero; this rounds down. */
function floor(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return value - rest - (rest < 0n ? step : 0n);
}
