import { isDeepStrictEqual } from 'node:util';
import { rungsAhead } from '#model/casework';
import type { Change, Taken } from '../book.js';
import { instantOf } from '../rows.js';
import { type Broken, broken, type Invariant } from './invariant.js';

/** What a line says rang was ahead, and its moment had come. */
function early({ entry: { event }, before, line }: Taken): Broken[] {
  if (event.type !== 'RING') return [];
  const ahead = rungsAhead(before.context).filter(({ clock }) => clock === event.clock);
  return event.rungs.flatMap((name) => {
    const rung = ahead.find((each) => each.name === name);
    const at = rung?.at ?? 'no time';
    return broken(
      rung !== undefined && rung.at <= line.recordedAt,
      `line ${line.seq}: ${event.clock}/${name} of item ${before.idx} is due at ${at}, rang at ${line.recordedAt}`,
    );
  });
}

export const neverEarly: Invariant = {
  name: 'no rung rings before its moment',
  look: ({ taken }) => taken.flatMap(early),
};

/** Told by lines: rows alone would not show a second one, since the table swallows it. */
function twice({ was, lines }: Change): Broken[] {
  const seen = new Set(was?.alerts.keys());
  return lines.flatMap(({ seq, alerts }) =>
    alerts.flatMap(({ idx, kind, rung }) => {
      const key = `${idx}/${kind}/${rung}`;
      const again = seen.has(key);
      seen.add(key);
      return broken(!again, `line ${seq} raises ${key} again`);
    }),
  );
}

export const onceEach: Invariant = {
  name: 'each rung is heard once',
  look: (change) => {
    const { now, stored } = change;
    const kept = stored.alerts.map(({ idx, kind, rung, raised_at }) => [
      `${idx}/${kind}/${rung}`,
      instantOf(raised_at),
    ]);
    const told = [...now.alerts];
    const same =
      isDeepStrictEqual(new Map(kept as [string, string][]), new Map(told)) && kept.length === told.length;
    return [...twice(change), ...broken(same, `case ${now.no}: alerts`, { stored: kept, told })];
  },
};
