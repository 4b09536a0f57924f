import type { GuideDefinition } from '../definition.js';
import { type Finding, finding } from './finding.js';

/** One window needs somebody who keeps it (行政许可法 26), and a last period that is a period. */
export function checkWindow(guides: readonly GuideDefinition[]): Finding[] {
  return guides.flatMap(({ code, lead, window }) => {
    if (!window) return [];
    const place = `guides/${code}/window`;
    const led = window.notices === 'consolidated' || window.acceptance === 'lead';
    return [
      ...(led && !lead ? [finding('CAT-110', place)] : []),
      ...(window.onSilence?.unit === 'same_day' ? [finding('CAT-111', `${place}/on-silence`)] : []),
    ];
  });
}
