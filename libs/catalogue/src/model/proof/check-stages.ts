import { type Finding, finding } from '../check/finding.js';
import { CURES, type GuideDefinition } from '../definition.js';
import type { Edge } from './edge.js';
import type { EdgeWeb } from './edge-web.js';
import { demandedIn } from './mentions.js';

/**
 * Cures that hold only as the guide lies: what bars acceptance is reviewed before it where both ends are filed together, and
 * left to a later stage's guide only where they are not; joint handling needs the document that names both.
 */
export function checkStages(guide: GuideDefinition, web: EdgeWeb): Finding[] {
  const inside = new Set(guide.items.map(({ code }) => code));
  const edges = [...inside].flatMap((code) => web.edges.get(code) ?? []);
  return [
    ...edges.flatMap((edge) => [...staged(edge, guide, inside), ...joined(edge, guide, inside)]),
    ...guide.items.flatMap((line) => demanded(guide, line, web)),
  ];
}

/** When an item is needed is no place to ask for the result of another one. */
function demanded({ code: guide }: GuideDefinition, { code, when = '' }: Line, web: EdgeWeb): Finding[] {
  const tied = (web.edges.get(code) ?? []).flatMap(({ to }) => [...to]);
  const free = [code, ...tied];
  const asked = demandedIn(when, web.lexicon).filter((named) => !named.some((it) => free.includes(it)));
  if (asked.length === 0) return [];
  const to = [...new Set(asked.flat())].join('|');
  const detail = { cause: `“${when}”`, to, path: `${code} <- ${to}` };
  return [finding('CAT-HIDDEN', `guides/${guide}/items/${code}`, detail, CURES.practice)];
}

type Line = GuideDefinition['items'][number];

/** One alternative outside is enough: the applicant may come with that one. */
function staged(edge: Edge, guide: GuideDefinition, inside: ReadonlySet<string>): Finding[] {
  if (edge.cure !== 'later-stage' || !edge.to.every((code) => inside.has(code))) return [];
  const path = `${edge.item} <- ${edge.to.join('|')}`;
  return [
    finding('CAT-005', `guides/${guide.code}/items/${edge.item}`, { path, cure: edge.cure }, ['pre-review']),
  ];
}

function joined(edge: Edge, { code, joint }: GuideDefinition, inside: ReadonlySet<string>): Finding[] {
  const together = edge.to.filter((earlier) => inside.has(earlier));
  if (edge.cure !== 'joint-handling' || together.length === 0) return [];
  const names = (named: string) => joint?.items.includes(named) ?? false;
  if (names(edge.item) && together.some(names)) return [];
  const path = `${edge.item} <- ${edge.to.join('|')}`;
  return [
    finding('CAT-005', `guides/${code}/items/${edge.item}`, { path, cure: edge.cure }, ['decide-on-receipt']),
  ];
}
