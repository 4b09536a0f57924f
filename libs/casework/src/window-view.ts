import type { Actor, LocalDate } from '#kernel';
import { may } from '#model/identity';
import { type Item, isOpen } from './model/item.js';
import { awaited } from './model/obligations.js';
import type { Asked, Findings, Rerouted, WindowFacts } from './model/window/facts.js';

interface WindowReading {
  readonly actor: Actor;
  readonly file: { readonly applicantOrgan: number; readonly parkId: number };
}

/** What the one window adds to an item as its reader may see it. */
export interface WindowView {
  /** For the window, the lead and the item's own organ: it is internal until it is told. */
  readonly findings: Findings | null;
  readonly reminder: NonNullable<WindowFacts['reminder']> | null;
  readonly asks: readonly Asked[];
  /** Lines the applicant is still to hand in, whoever asked for them. */
  readonly awaited: readonly string[];
  /** The reason is for organs; the applicant sees that nothing is asked of him. */
  readonly reroutes: readonly (Omit<Rerouted, 'reason' | 'from' | 'to'> & {
    readonly on: LocalDate;
    readonly reason: string | null;
  })[];
}

export function windowView(item: Item, { actor, file }: WindowReading): WindowView {
  const { window, asks = [], reroutes = [] } = item.context.facts;
  const isApplicant = actor.organId === file.applicantOrgan;
  const isTold = may(actor, 'findings.read', { ...file, organId: item.organId });
  return {
    findings: isTold ? (window?.findings ?? null) : null,
    reminder: window?.reminder ?? null,
    asks,
    awaited: isOpen(item) ? awaited(item.context.facts) : [],
    reroutes: reroutes.map(({ on, reason }) => ({ on, reason: isApplicant ? null : reason })),
  };
}
