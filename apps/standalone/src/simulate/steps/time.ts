import { MoveClock } from '#casework';
import type { Instant } from '#kernel';
import { Alarms } from '#record';
import type { Deed, Play, Step } from '../play.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const later = (from: Instant, ms: number): Instant =>
  new Date(Date.parse(from) + ms).toISOString() as Instant;

/** Nobody acts, nothing rings: the workers are down while time goes by, or a time server is wrong. */
async function jump(play: Play, to: Instant, why: string): Promise<Deed> {
  await play.house.makeIt(to);
  const did = `time: ${why}, ${play.now} → ${to}`;
  play.now = to;
  return { did, lines: new Map() };
}

export const hours: Step = {
  name: 'hours pass',
  weight: 4,
  take: (play) => jump(play, later(play.now, play.chance.between(1, 20) * HOUR), 'hours pass'),
};

export const days: Step = {
  name: 'days pass',
  weight: 5,
  take: (play) => jump(play, later(play.now, play.chance.between(1, 6) * DAY), 'days pass'),
};

export const weeks: Step = {
  name: 'weeks pass',
  weight: 1,
  take: (play) => jump(play, later(play.now, play.chance.between(1, 4) * 7 * DAY), 'weeks pass'),
};

export const back: Step = {
  name: 'clock steps back',
  weight: 1,
  take: (play) => jump(play, later(play.now, -play.chance.between(1, 7) * HOUR), 'the clock steps back'),
};

/** To the moment the next alarm is due, or the minute before it. */
export const toTheBell: Step = {
  name: 'to the next bell',
  weight: 4,
  take: async (play) => {
    const due = await play.house.get(Alarms).nextDue();
    if (!due || due <= play.now) return null;
    const early = play.chance.happens(0.3) && later(due, -60_000) > play.now;
    return jump(
      play,
      early ? later(due, -60_000) : due,
      early ? 'a minute before the next bell' : 'to the next bell',
    );
  },
};

/** The product's own way forward, from alarm to alarm: everything rings in its moment. */
export const moveClock: Step = {
  name: 'clock is moved',
  weight: 2,
  take: async (play) => {
    const to = later(play.now, play.chance.between(2, 9 * 24) * HOUR);
    const from = play.now;
    play.now = await play.house.get(MoveClock).execute(to);
    return { did: `time: moved from alarm to alarm, ${from} → ${to}`, lines: null, rungBy: to };
  },
};
