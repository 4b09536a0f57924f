import type { Chance } from './chance.js';

/** What a project may turn out to be: each moves a need, and so a tie, a level, or the green channel. Null: nobody has said it, or no more. */
const FACTS: Readonly<Record<string, (chance: Chance) => unknown>> = {
  'land-mu': (chance) => chance.between(10, 400),
  'investment-wan-yuan': (chance) => chance.pick([3000, 60_000, 900_000, 6_000_000]),
  'approval-mode': (chance) => chance.pick(['备案', '核准', null]),
  'land-supply': (chance) => chance.pick(['出让', '划拨', null]),
  'land-taken': (chance) =>
    chance.pick([[], ['林地'], ['草原'], ['新增用地'], ['林地', '草原', '农用地'], null]),
  site: (chance) => chance.pick([[], ['文物建设控制地带'], ['河道管理范围'], ['可能存在地下文物'], null]),
  'drawing-review': (chance) => chance.happens(0.5),
  'backward-capacity': (chance) => chance.happens(0.1),
  'high-energy-project': (chance) => chance.happens(0.1),
  'high-emission-project': (chance) => chance.happens(0.1),
  'forest-land-kind': (chance) => chance.pick(['防护林或特种用途林', '其他林地']),
  'forest-land-hectares': (chance) => chance.pick([2, 30, 90]),
  'yellow-river-mainstem': (chance) => chance.happens(0.3),
  'water-m3-per-year': (chance) => chance.pick([10_000, 8_000_000, null]),
};

/** About that share of them, at least one. */
export function someFacts(chance: Chance, share: number): Record<string, unknown> {
  const codes = chance.some(Object.keys(FACTS), share);
  return Object.fromEntries(codes.map((code) => [code, FACTS[code]?.(chance)]));
}

/** A new project with most of them, and what everybody has to answer before the green channel. */
export function firstFacts(chance: Chance): Record<string, unknown> {
  const facts = {
    ...{ 'backward-capacity': false, 'high-energy-project': false, 'high-emission-project': false },
    ...someFacts(chance, 0.6),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
