/** A whole number from 1. Throws TypeError: the usage is told with it. */
export function wholeOf(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new TypeError(`${name} is a whole number from 1: ${text}`);
  return Number(text);
}

/** `--seed 7`, `--seeds 20` (1..20) or `--seeds 5..9`. */
export function seedsOf(seed: string | undefined, seeds: string | undefined): number[] {
  if (seed !== undefined && seeds !== undefined) throw new TypeError('--seed or --seeds, not both');
  if (seeds === undefined) return [wholeOf('--seed', seed ?? '1')];
  const [first = '', last] = seeds.split('..');
  const from = last === undefined ? 1 : wholeOf('--seeds', first);
  const to = wholeOf('--seeds', last ?? first);
  if (to < from) throw new TypeError(`--seeds ${seeds} is empty`);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
