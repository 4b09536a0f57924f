import type { WorkingCalendar } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { type GuideDefinition, guideForm, type ItemDefinition, isOneCode } from '#model/catalogue';
import type { RuledOut } from '#model/routing';
import { checkForm } from './form/check-form.js';
import type { Levels } from './levels/facts.js';
import { type DocumentFile, strangeFile } from './material/application-files.js';
import type { AuthorityFact } from './paper/authority-fact.js';

/** One application: which items of the guide, with the material lines handed in for each. */
export interface Application {
  readonly items: readonly {
    readonly code: string;
    readonly handedIn: readonly string[];
    /** The part of the project it is about, such as a building; none: all of it. One item may be asked for once of each. */
    readonly subject?: string;
    /** 告知承诺: in words or by the number of the paper; left out: the ordinary procedure. */
    readonly commitment?: string;
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
  /** Of an item of two levels: then `organId` is the organ of the first review. */
  readonly levels?: Levels | undefined;
  readonly calendar: { readonly id: number; readonly days: WorkingCalendar };
  /** What the project does not need of what the item is tied to under a condition, by the tables of the day. */
  readonly ruledOut?: readonly RuledOut[];
}

/** What is wrong with an application for items of the guide; null where nothing is. */
export function whatIsWrong(
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
  // Most forms are left out whole, and then their fields need not be put together.
  if (!whole && Object.keys(form).length === 0) return null;
  return checkForm(form, guideForm(guide, asked).fields, { whole });
}
