import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { GuideWindow, OnSilence } from '#model/catalogue';

export interface GapLine {
  readonly line: string;
  readonly note?: string;
}

/**
 * What the department finds missing, for the one notice of the case. `until`: the last day for a finding; `noticeBy`: the shortest
 * pre-acceptance limit among the items filed with it, by which the lead tells the applicant.
 */
export interface Findings {
  readonly until: LocalDate;
  readonly noticeBy: LocalDate;
  /** Absent while nothing was said; empty where nothing is missing. */
  readonly lines?: readonly GapLine[];
  readonly foundOn?: LocalDate;
  /** Noticed, or past its day: silence means that nothing is missing. */
  readonly endedOn?: LocalDate;
}

/** The terms of the guide's one window, told to the item in the act that files it, and what became of them. */
export interface WindowFacts {
  readonly acceptance?: Exclude<GuideWindow['acceptance'], 'either'>;
  readonly onSilence?: Silence;
  readonly findings?: Findings;
  /** Sent once, when the period of the notice was over; its own period is the last. */
  readonly reminder?: { readonly on: LocalDate; readonly within: Limit };
}

/** What follows a notice that nobody answers. */
export interface Silence {
  readonly outcome: OnSilence['outcome'];
  readonly within: Limit;
  readonly source: string;
}

/** 审查中补正: lines of the version asked for after acceptance. */
export interface Asked {
  readonly on: LocalDate;
  readonly lines: readonly GapLine[];
  readonly reply: Limit;
  readonly suppliedOn?: LocalDate;
}

/** 改派: the organ that had it, the one that has it since. */
export interface Rerouted {
  readonly on: LocalDate;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** The part of an item's facts that its window gives. */
export interface WindowedFacts {
  readonly window?: WindowFacts;
  readonly asks?: readonly Asked[];
  readonly reroutes?: readonly Rerouted[];
}

type Own = WindowedFacts;

/** Findings that may still lead to a notice. */
export function openFindings({ window }: Own): Findings | undefined {
  const findings = window?.findings;
  return findings?.endedOn ? undefined : findings;
}

/** What is asked during the review and not supplied yet. */
export function openAsk({ asks }: Own): Asked | undefined {
  const last = asks?.at(-1);
  return last?.suppliedOn ? undefined : last;
}
