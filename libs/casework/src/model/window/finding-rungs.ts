import { addDays, openingOf, startOfDay } from '#calendar';
import type { ItemFacts } from '../facts.js';
import type { Rung } from '../ladder.js';
import { openFindings } from './facts.js';
import { lastDayOf } from './window-change.js';

/** On the last day the department is warned that has said nothing, or the lead that has not told what was found; then time acts. */
export function findingRungs({ window, acceptedOn, decidedOn, endedOn }: ItemFacts): Rung[] {
  const findings = openFindings({ ...(window && { window }) });
  if (!findings || acceptedOn || decidedOn || endedOn) return [];
  const dueOn = lastDayOf(findings);
  const rung = { clock: 'findings', dueOn } as const;
  const found = (findings.lines?.length ?? 0) > 0;
  const level = found ? 'supervisor' : 'officer';
  const name = found ? 'to-notice' : 'to-find';
  const warning: Rung = { ...rung, name, light: 'yellow', level, at: openingOf(dueOn) };
  const over: Rung = { ...rung, name: 'over', light: 'change', level, at: startOfDay(addDays(dueOn, 1)) };
  return findings.lines && !found ? [over] : [warning, over];
}
