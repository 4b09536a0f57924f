import { type FactDefinition, type Facts, readExact, writeExact } from '#model/catalogue';

/** A fact worked out from others; `agrees`: may it be stated so beside them? */
export interface Derived {
  readonly value: unknown;
  readonly shown: string;
  readonly agrees: (stated: unknown) => boolean;
}

const ONE = 1_000_000_000n;

/** What follows for the fact; null where it does not follow from others, or these are not known. Of a division by zero nothing follows. */
export function derived({ derive }: FactDefinition, facts: Facts): Derived | null {
  if (!derive) return null;
  const of = Object.hasOwn(facts, derive.of) ? facts[derive.of] : null;
  if ('length' in derive) return typeof of === 'string' ? beginning(of.slice(0, derive.length)) : null;
  const over = readExact(of);
  const under = readExact(Object.hasOwn(facts, derive.by) ? facts[derive.by] : derive.by);
  return over === null || under === null || under <= 0n || over < 0n ? null : quotient(over, under);
}

function beginning(word: string): Derived {
  const agrees = (stated: unknown) => Array.isArray(stated) && stated.length === 1 && stated[0] === word;
  return { value: [word], shown: word, agrees };
}

/**
 * The quotient with eight decimals; where more would follow, a ninth that says so. So it lies on the right side of every bound that
 * has eight decimals or fewer, exactly as the quotient itself does.
 */
function quotient(over: bigint, under: bigint): Derived {
  const tens = (over * (ONE / 10n)) / under;
  const isWhole = tens * under === over * (ONE / 10n);
  const value = writeExact(tens * 10n + (isWhole ? 0n : 5n));
  return {
    value,
    shown: isWhole ? value : `${writeExact(tens * 10n)}…`,
    agrees: (stated) => isRoundedTo(stated, over, under),
  };
}

/** Stated with fewer digits, cut off or rounded: at most half a unit of its last digit above, less than a whole one below. */
function isRoundedTo(stated: unknown, over: bigint, under: bigint): boolean {
  const figure = readExact(stated);
  if (figure === null) return false;
  const digits = /\.(\d+)$/.exec(String(stated))?.[1]?.length ?? 0;
  const unit = 10n ** BigInt(9 - digits);
  const away = figure * under - over * ONE;
  return away <= 0n ? -away < unit * under : 2n * away <= unit * under;
}
