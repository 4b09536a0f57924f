import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import type { World } from '../command.js';
import { dateRefusal } from '../effective-on.js';
import type { ItemEvent } from '../events.js';
import type { Item } from '../item.js';
import { seenRefusal } from '../seen.js';
import type { Steps } from '../steps.js';
import { textRefusal } from '../wording/text-refusal.js';
import type { ServeCommand } from './commands.js';

type Of<T extends ServeCommand['type']> = Extract<ServeCommand, { type: T }>;

/** HAND_OUT: several results of a case over the counter, on one receipt; all of them or none. */
export function handOut(steps: Steps, command: Of<'HAND_OUT'>, world: World): Rejection | null {
  const { on, items, receivedBy, proof, seen } = command;
  // Whoever may serve none of them hears nothing of versions. Numbers that are none of the case say nothing of whose right it is.
  const named: readonly Pick<Item, 'organId'>[] = steps.all().length > 0 ? steps.all() : [world.actor];
  if (!named.some((item) => mayServe(item, world)))
    return reject('FORBIDDEN', { params: { event: 'SERVE' } });
  const stale = seenRefusal(seen);
  if (stale) return stale;
  const event: ItemEvent = {
    type: 'SERVE',
    on,
    by: world.actor.personId,
    method: 'window',
    receivedBy,
    proof,
  };
  for (const [at, idx] of items.entries()) {
    const item = steps.all().find((each) => each.idx === idx);
    const pointer = `/items/${at}`;
    if (!item || items.indexOf(idx) !== at) return reject('NOT_OF_CASE', { pointer, params: { n: idx } });
    const refusal = servedBy(steps, item, event, world);
    if (refusal) return { ...refusal, pointer: refusal.pointer ?? pointer };
  }
  return null;
}

const mayServe = ({ organId }: Pick<Item, 'organId'>, { actor, file }: World): boolean =>
  may(actor, 'SERVE', { ...file, organId });

function servedBy(steps: Steps, item: Item, event: ItemEvent, world: World): Rejection | null {
  if (!mayServe(item, world)) return reject('FORBIDDEN', { params: { event: 'SERVE' } });
  return (
    dateRefusal(item, event, world.actor, localDateOf(world.now)) ??
    steps.take(item.idx, event) ??
    textRefusal(item.context, event, world.named ?? [])
  );
}

/** Still to be served, and so a matter of consent. */
const UNSERVED = ['planned', 'filed', 'correcting', 'accepted', 'granted', 'refused', 'recorded'];

/** SAY_CONSENT: the applicant agrees to electronic service, or takes that back, for all that is not served yet. */
export function sayConsent(
  steps: Steps,
  { on, given, seen }: Of<'SAY_CONSENT'>,
  world: World,
): Rejection | null {
  if (!may(world.actor, 'CONSENT_SERVICE', world.file))
    return reject('FORBIDDEN', { params: { event: 'SAY_CONSENT' } });
  const stale = seenRefusal(seen);
  if (stale) return stale;
  const open = steps.all().filter(({ standing }) => UNSERVED.includes(standing));
  if (open.length === 0) return reject('NOTHING_TO_SERVE');
  const event: ItemEvent = {
    type: given ? 'CONSENT_SERVICE' : 'REVOKE_CONSENT',
    on,
    by: world.actor.personId,
  };
  for (const { idx } of open) {
    const refusal = steps.take(idx, event);
    if (refusal) return refusal;
  }
  return null;
}
