import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import type { GuideDefinition } from '#model/catalogue';
import { may } from '#model/identity';
import { type Application, type Offered, whatIsWrong } from './application.js';
import type { World } from './command.js';
import { fileTogether, plannedItems } from './filing.js';
import type { Item } from './item.js';
import { openedItem } from './opened-item.js';
import type { OpenedItem, Outcome } from './outcome.js';
import { issuingOf, receiptOf } from './paper/papers-of.js';
import { Steps } from './steps.js';

/** What a submission writes: every item at once, filed or planned. */
export interface Opening extends Omit<Outcome, 'changes'> {
  readonly items: readonly OpenedItem[];
  /** The same items as the rules know them. */
  readonly after: readonly Item[];
  /** Organs that are or will be asked to confirm something of these items, or decide above: they see the case from its first day. */
  readonly confirmers: readonly number[];
}

/**
 * SUBMIT: one application opens every item at once. An item whose core papers are in is filed today; the others are
 * planned, without a clock, and say what is missing. No item looks at another.
 */
export function openCase(
  application: Application,
  guide: GuideDefinition,
  offered: readonly Offered[],
  world: World,
): Opening | Rejection {
  if (!may(world.actor, 'case.submit')) return reject('FORBIDDEN', { params: { event: 'SUBMIT' } });
  const wrong = whatIsWrong(application, guide, offered);
  if (wrong) return wrong;
  const siblings = application.items.map(({ code }) => code);
  const planned = plannedItems(application, guide, offered);
  const joint = guide.joint ? { terms: guide.joint, facts: { rang: [] } } : undefined;
  const steps = new Steps(planned, { ...world, joint }, ['receipt']);
  const refusal = fileTogether(steps, planned, { application, guide }, world);
  if (refusal) return refusal;
  const asked = (world.askable ?? []).filter(({ of }) => siblings.includes(of));
  const above = steps.all().flatMap(({ context }) => context.facts.levels?.upper ?? []);
  return opening(steps, world, [...asked.map(({ organId }) => organId), ...above]);
}

function opening(steps: Steps, world: World, confirmers: readonly number[]): Opening {
  const items = steps.all().map(openedItem);
  const { alarms, alerts, notices, papers } = steps.left(steps.all(), world.now);
  return {
    kind: 'SUBMIT',
    effectiveOn: localDateOf(world.now),
    items,
    after: steps.all(),
    confirmers,
    entries: steps.taken(),
    touched: [],
    alarms,
    alerts,
    notices,
    papers: [receiptOf(steps.all(), issuingOf(world)), ...papers],
    ...(steps.joint && { joint: { facts: steps.joint.facts, events: [] } }),
    results: [],
    topics: [
      'case.submitted',
      ...(items.some(({ awaits }) => awaits.length > 0) ? ['item.awaits'] : []),
      ...(notices.length > 0 ? ['notice.issued'] : []),
    ],
    tally: { ended: 0, granted: 0, refused: 0, withdrawn: 0 },
  };
}
