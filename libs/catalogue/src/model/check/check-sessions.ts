import type { GuideDefinition } from '../definition.js';
import { type Finding, finding } from './finding.js';

/** Each kind of joint meeting once, for items of the guide, convened by a lead department that it names (行政许可法 26). */
export function checkSessions(guides: readonly GuideDefinition[]): Finding[] {
  return guides.flatMap(({ code, lead, sessions = [], items }) =>
    sessions.flatMap(({ kind, items: codes }, at) => {
      const place = `guides/${code}/sessions/${kind}`;
      const twice = sessions.findIndex((each) => each.kind === kind) !== at;
      const strange = codes.find((named) => !items.some((item) => item.code === named));
      return [
        ...(twice || !lead ? [finding('CAT-120', place)] : []),
        ...(strange === undefined ? [] : [finding('CAT-121', `${place}/${strange}`)]),
      ];
    }),
  );
}
