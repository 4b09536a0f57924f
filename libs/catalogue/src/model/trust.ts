/**
 * How far a paper can be trusted (可信等级): A issued by an organ, B checked against its original at the window, C uploaded, D said by
 * its maker. Source: 国办函〔2016〕108号.
 */
export const TRUST_LEVELS = ['A', 'B', 'C', 'D'] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

export function isTrustLevel(text: string): text is TrustLevel {
  return (TRUST_LEVELS as readonly string[]).includes(text);
}

export function isAtLeast(level: TrustLevel, asked: TrustLevel): boolean {
  return TRUST_LEVELS.indexOf(level) <= TRUST_LEVELS.indexOf(asked);
}
