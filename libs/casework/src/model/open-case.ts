import { localDateOf, type WorkingCalendar } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { type GuideDefinition, guideForm, type ItemDefinition, isOneCode } from '#model/catalogue';
import { may } from '#model/identity';
import { channelEvent, type ProjectChannel } from './channel/set-channel.js';
import type { World } from './command.js';
import { confirmationRows } from './confirmations.js';
import { missingCore } from './content.js';
import { ask, openWindow } from './decide.js';
import { afterHours } from './effective-on.js';
import { checkForm } from './form/check-form.js';
import type { Item } from './item.js';
import { type DocumentFile, filesFor, strangeFile } from './material/application-files.js';
import type { ItemChange, Outcome } from './outcome.js';
import type { AuthorityFact } from './paper/authority-fact.js';
import { issuingOf, receiptOf } from './paper/papers-of.js';
import { projectionOf } from './projection.js';
import { plannedItem } from './replay.js';
import { Steps } from './steps.js';
import { applyTime } from './time.js';

/** One application: which items of the guide, with the material lines handed in for each. */
export interface Application {
  readonly items: readonly {
    readonly code: string;
    readonly handedIn: readonly string[];
    /** The part of the project it is about, such as a building; none: all of it. One item may be asked for once of each. */
    readonly subject?: string;
  }[];
  /** Files of the project by the document they are: each fills the lines of every item that has it handed in. */
  readonly files?: readonly DocumentFile[];
  /** The applicant answers for the truth of the papers (行政许可法 31). */
  readonly declared: boolean;
  /** Consent to be served in the applicant's account of this system (民事诉讼法 90). */
  readonly electronicService?: boolean;
  /** The merged form (一张表单): values by the ids of its fields. Where one licence with one code is made of it, it is whole. */
  readonly form?: Readonly<Record<string, unknown>>;
}

/** An item of the guide with the organ that decides it at this base, and the version in force. */
export interface Offered {
  readonly definition: ItemDefinition;
  readonly itemVersion: number;
  readonly organId: number;
  /** In whose name, and by which form. */
  readonly authority?: AuthorityFact | undefined;
  readonly calendar: { readonly id: number; readonly days: WorkingCalendar };
}

export interface OpenedItem extends Omit<ItemChange, 'version' | 'itemVersion'> {
  readonly code: string;
  readonly organ_id: number;
  readonly item_version: number;
  readonly machine_version: number;
}

/** What the rules are told of a submission: the channel of its project besides. */
type Submitting = World & { readonly channel?: ProjectChannel | null };

/** What a submission writes: every item at once, filed or planned. */
export interface Opening extends Omit<Outcome, 'changes'> {
  readonly items: readonly OpenedItem[];
  /** Organs that are or will be asked to confirm something of these items: they see the case from its first day. */
  readonly confirmers: readonly number[];
}

function whatIsWrong(
  application: Application,
  guide: GuideDefinition,
  offered: readonly Offered[],
): Rejection | null {
  if (!application.declared) return reject('NOT_DECLARED', { pointer: '/declared' });
  if (application.items.length === 0) return reject('NO_ITEMS', { pointer: '/items' });
  for (const [at, { code, handedIn, subject }] of application.items.entries()) {
    const pointer = `/items/${at}/code`;
    if (!guide.items.some((line) => line.code === code))
      return reject('NOT_IN_GUIDE', { pointer, params: { code } });
    if (application.items.findIndex((other) => other.code === code && other.subject === subject) !== at) {
      return reject('ITEM_TWICE', { pointer, params: { code } });
    }
    const definition = offered.find((offer) => offer.definition.code === code)?.definition;
    if (!definition) return reject('NO_AUTHORITY', { pointer, params: { code } });
    const strange = strangeLine(definition, handedIn, at);
    if (strange) return strange;
  }
  return strangeFile(application, offered) ?? whatIsWrongWithForm(application, guide, offered);
}

function strangeLine(
  { materials }: ItemDefinition,
  handedIn: readonly string[],
  at: number,
): Rejection | null {
  const strange = handedIn.findIndex((id) => !materials.some((line) => line.id === id));
  if (strange < 0) return null;
  const params = { id: handedIn[strange] ?? '' };
  return reject('OFF-LIST', { pointer: `/items/${at}/handedIn/${strange}`, params });
}

/** The fields are those of the items applied for, each asked once (国务院关于在线政务服务的若干规定 7). */
function whatIsWrongWithForm(
  { form = {}, items }: Application,
  guide: GuideDefinition,
  offered: readonly Offered[],
): Rejection | null {
  const isAsked = ({ code }: { readonly code: string }) => items.some((item) => item.code === code);
  const asked = offered.map(({ definition }) => definition).filter(isAsked);
  // Who only wants the seal has a licence already: its name and code are read there, and not asked again.
  const whole = isOneCode({ ...guide, items: guide.items.filter(isAsked) });
  return checkForm(form, guideForm(guide, asked).fields, { whole });
}

/**
 * SUBMIT: one application opens every item at once. An item whose core papers are in is filed today; the others are
 * planned, without a clock, and say what is missing. No item looks at another.
 */
export function openCase(
  application: Application,
  guide: GuideDefinition,
  offered: readonly Offered[],
  world: Submitting,
): Opening | Rejection {
  if (!may(world.actor, 'case.submit')) return reject('FORBIDDEN', { params: { event: 'SUBMIT' } });
  const wrong = whatIsWrong(application, guide, offered);
  if (wrong) return wrong;
  const siblings = application.items.map(({ code }) => code);
  const planned = plannedItems(application, guide, offered);
  const joint = guide.joint && { terms: guide.joint, facts: { rang: [] } };
  const { joint: _, channel: __, ...told } = world;
  const steps = new Steps(planned, { ...told, ...(joint && { joint }) });
  for (const { idx } of planned) {
    const refusal =
      hearChannel(steps, idx, world) ??
      consent(steps, steps.item(idx), world, application) ??
      file(steps, steps.item(idx), world);
    if (refusal) return refusal;
  }
  const refusal = tellTerms(steps, guide, world);
  if (refusal) return refusal;
  const confirmers = (world.askable ?? []).filter(({ of }) => siblings.includes(of));
  return { ...opening(steps, world), confirmers: confirmers.map(({ organId }) => organId) };
}

/** A new case takes the channel from its project, before anything is filed; nobody types it in. */
function hearChannel(steps: Steps, idx: number, { channel, now }: Submitting): Rejection | null {
  const event = channel && channelEvent(steps.item(idx), channel, localDateOf(now));
  return event ? steps.take(idx, event) : null;
}

function plannedItems(
  { items, files: named }: Application,
  guide: GuideDefinition,
  offered: readonly Offered[],
): Item[] {
  const siblings = items.map(({ code }) => code);
  return items.flatMap(({ code, handedIn, subject }, at) => {
    const offer = offered.find((each) => each.definition.code === code);
    if (!offer) return [];
    const { definition, calendar, itemVersion, organId, authority } = offer;
    const files = filesFor(definition, handedIn, named);
    const made = { organId, itemVersion, calendar: calendar.id, siblings, authority };
    const plan = { ...made, idx: at + 1, handedIn, subject, ...(files.length > 0 && { files }) };
    return [plannedItem(plan, { waitsAs: guide.standing, calendar: calendar.days, definition })];
  });
}

function consent(
  steps: Steps,
  { idx }: Item,
  { now, actor }: World,
  { electronicService }: Application,
): Rejection | null {
  if (!electronicService) return null;
  return steps.take(idx, { type: 'CONSENT_SERVICE', on: localDateOf(now), by: actor.personId });
}

/** What was filed together shares the days of its one notice of gaps. */
function tellTerms(steps: Steps, { window }: GuideDefinition, { now }: World): Rejection | null {
  const filed = steps.all().filter(({ standing }) => standing === 'filed');
  return openWindow(
    steps,
    filed.map(({ idx }) => idx),
    { now, ...(window && { window }) },
  );
}

/** Filed where its core papers are in, and then as far as the register of results carries it. */
function file(steps: Steps, { idx, context }: Item, world: World): Rejection | null {
  const { now, actor, register } = world;
  const { handedIn, files } = context.facts;
  if (missingCore(context.definition.materials, handedIn).length === 0) {
    const filing = {
      type: 'FILE',
      on: localDateOf(now),
      by: actor.personId,
      handedIn,
      ...(files && { files }),
    } as const;
    const refusal = steps.take(idx, { ...filing, ...afterHours(now) }) ?? ask(steps, idx, world);
    if (refusal) return refusal;
  }
  for (const event of applyTime(steps.item(idx), now, register).events) steps.take(idx, event);
  return null;
}

function opening(steps: Steps, world: World): Omit<Opening, 'confirmers'> {
  const items = steps.all().map((item) => ({
    idx: item.idx,
    code: item.code,
    organ_id: item.organId,
    item_version: item.itemVersion,
    machine_version: item.machineVersion,
    calendar: item.calendar,
    standing: item.standing,
    work: item.work,
    facts: item.context.facts,
    ...(item.context.facts.confirmations && { confirmations: confirmationRows(item) }),
    ...projectionOf(item),
  }));
  const left = steps.left(steps.all(), world.now);
  return {
    kind: 'SUBMIT',
    effectiveOn: localDateOf(world.now),
    items,
    entries: steps.taken(),
    ...left,
    papers: [
      receiptOf(steps.all(), issuingOf(world)),
      ...left.papers.filter(({ kind }) => kind !== 'receipt'),
    ],
    touched: [],
    ...(steps.joint && { joint: { facts: steps.joint.facts, events: [] } }),
    results: [],
    topics: [
      'case.submitted',
      ...(items.some(({ awaits }) => awaits.length > 0) ? ['item.awaits'] : []),
      ...(left.notices.length > 0 ? ['notice.issued'] : []),
    ],
    tally: { ended: 0, granted: 0, refused: 0, withdrawn: 0 },
  };
}
