import type { Actor, Bilingual, LocalDate } from '#kernel';
import type { ConfirmationState } from './model/confirmation-facts.js';
import { confirmationRows } from './model/confirmations.js';
import type { Confirmation } from './model/facts.js';
import type { Item } from './model/item.js';

/** An organ as it is shown. */
export type AskedOrgan = Bilingual & { readonly handle: string };

/** A confirmation as its reader may see it. */
export interface ConfirmationView {
  readonly id: string;
  readonly name: Bilingual;
  /** The organ that was asked. */
  readonly organ: AskedOrgan;
  readonly state: ConfirmationState;
  readonly askedOn: LocalDate;
  /** By when it is to be answered. */
  readonly dueOn: LocalDate | null;
  readonly silentOn: LocalDate | null;
  readonly provisionalOn: LocalDate | null;
  readonly objectedOn: LocalDate | null;
  readonly confirmedOn: LocalDate | null;
  readonly reference: string | null;
  /** Of a consultation: asked and answered, null for the applicant; the article by which silence counts as agreement. */
  readonly question: string | null;
  readonly opinion: string | null;
  readonly silence: string | null;
  /** Of an objection: said to organs, for the deciding one to weigh; null for the applicant. */
  readonly reason: string | null;
}

interface Reader {
  readonly actor: Actor;
  readonly file: { readonly applicantOrgan: number };
  readonly asked: Readonly<Record<number, AskedOrgan>>;
}

/** What others were asked and have answered, each as this reader may see it. */
export function confirmationViews(item: Item, { actor, file, asked }: Reader): ConfirmationView[] {
  const rows = new Map(confirmationRows(item).map((row) => [row.id, row]));
  const isApplicant = actor.organId === file.applicantOrgan;
  return (item.context.facts.confirmations ?? []).map((each) => ({
    ...daysOf(each),
    ...(isApplicant ? UNSAID : saidIn(each)),
    id: each.id,
    name: each.name,
    organ: shownOf(asked[each.organId], each.organId),
    state: rows.get(each.id)?.state ?? 'asked',
    dueOn: rows.get(each.id)?.due_on ?? null,
    reference: each.reference ?? null,
    silence: each.silence ?? null,
  }));
}

function shownOf(organ: AskedOrgan | undefined, id: number): AskedOrgan {
  if (!organ) throw new Error(`nobody says what organ ${id} is called`);
  return organ;
}

const daysOf = ({ askedOn, silentOn, provisionalOn, objectedOn, confirmedOn }: Confirmation) => ({
  askedOn,
  silentOn: silentOn ?? null,
  provisionalOn: provisionalOn ?? null,
  objectedOn: objectedOn ?? null,
  confirmedOn: confirmedOn ?? null,
});

/** Between organs, for the deciding one to weigh. */
const saidIn = ({ question, opinion, reason }: Confirmation) => ({
  question: question ?? null,
  opinion: opinion ?? null,
  reason: reason ?? null,
});
const UNSAID = { question: null, opinion: null, reason: null };
