import { RingAlarms } from '#casework';
import { Ledger } from '#record';
import { inPlay } from '../attempt.js';
import type { Deed, Play, Step } from '../play.js';

const READER = 'relay';
const BATCH = 200;

/** Everything due rings, by one worker or by two at once. */
export const ring: Step = {
  name: 'ring',
  weight: 6,
  take: async (play) => {
    const twin = play.chance.happens(0.3);
    await Promise.all(
      (twin ? [play.house.ring(), play.house.ring()] : [play.house.ring()]).map((one) => one.ringDue()),
    );
    return { did: twin ? 'two workers ring at once' : 'a worker rings', lines: null, rungBy: play.now };
  },
};

const DAY_MS = 24 * 3_600_000;

/** The warnings of the day are decided, to be written when they are due, whatever happens in between. */
export const foresee: Step = {
  name: 'foresee',
  weight: 3,
  take: async (play) => {
    await play.house.foresight.look(DAY_MS);
    return { did: 'a worker foresees the day', lines: null };
  },
};

/** A bell for one case, whether anything is due in it or not, heard once or twice at the same moment. */
export const strayBell: Step = {
  name: 'stray bell',
  weight: 2,
  take: async (play) => {
    const file = play.chance.pick(inPlay(play));
    if (!file) return null;
    const twice = play.chance.happens(0.5);
    const verb = play.house.get(RingAlarms);
    await Promise.all((twice ? [1, 2] : [1]).map(() => verb.execute(file.id)));
    return { did: `a bell for case ${file.no}, ${twice ? 'twice at once' : 'once'}`, lines: null };
  },
};

/**
 * What the relay does, with the verbs called where the queue would call them. `marked` false is a relay that died after it
 * had handed on: the next one hands on the same again.
 */
export async function handOn(play: Play, batch: number, marked: boolean): Promise<number> {
  const ledger = play.house.get(Ledger);
  await ledger.sequence(batch);
  const entries = await ledger.unread(READER, batch);
  for (const { topic, streamId, seq } of entries)
    for (const verb of play.house.subscriptions.verbsOf(topic)) await verb({ streamId, seq });
  const last = entries.at(-1);
  if (last && marked) await ledger.markRead(READER, last.pos);
  return entries.length;
}

export const relay: Step = {
  name: 'relay',
  weight: 4,
  take: async (play): Promise<Deed> => {
    const marked = play.chance.happens(0.7);
    const batch = play.chance.happens(0.3) ? 3 : BATCH;
    if (play.chance.happens(0.2)) {
      const ledger = play.house.get(Ledger);
      await Promise.all([ledger.sequence(batch), ledger.sequence(batch)]);
    }
    const n = await handOn(play, batch, marked);
    return { did: `the relay hands on ${n}${marked ? '' : ' and dies before the mark'}`, lines: null };
  },
};
