import type { Bilingual, LocalDate } from '#kernel';
import type { Because, ChannelJudgement } from '#model/routing';

/** 领导领衔、一对一 (实施意见 (八)1): who answers for the project by name. */
export interface Official {
  readonly name: string;
  readonly post: string;
}

/** A published criterion that was met, with the row that said so. */
export interface MetCriterion {
  readonly criterion: string;
  readonly because: Because;
}

/** Why a project is in the green channel; never for what its firm is. */
export type ChannelBasis =
  | { readonly kind: 'criteria'; readonly criteria: readonly MetCriterion[] }
  | {
      readonly kind: 'named';
      readonly list: string;
      readonly entry: string;
      readonly because: string;
      readonly organ: Bilingual;
      readonly document: { readonly number: string; readonly title: string };
      readonly through: LocalDate;
      readonly demo: boolean;
    }
  | { readonly kind: 'exception'; readonly reason: string; readonly through: LocalDate };

/** What was looked at, on which day: the facts in which version, the answer of the tables, and its hash. */
export interface ChannelEvidence
  extends Pick<ChannelJudgement, 'on' | 'criteria' | 'banned' | 'named' | 'figures'> {
  readonly factsVersion: number;
  readonly hash: string;
}

export const END_CAUSES = ['not-met', 'banned', 'entry-ended', 'exception-ended', 'false-data'] as const;
/** Figures not reached · a banned category · the list names it no more · the exception is over · the data were false. */
export type EndCause = (typeof END_CAUSES)[number];

/** One admission of a project, and its end. `reviewOn`: by then it is looked at again (年度复核). */
export interface Channel {
  readonly id: string;
  readonly basis: ChannelBasis;
  readonly evidence: ChannelEvidence;
  readonly official: Official;
  /** The lead office that admitted it. */
  readonly leadOrgan: number;
  readonly since: LocalDate;
  readonly reviewOn: LocalDate;
  readonly ended: { readonly on: LocalDate; readonly cause: EndCause } | null;
}

/** What an act does to the channel of a project, as SQL writes it. */
export type ChannelChange =
  | { readonly admitted: Omit<Channel, 'ended'> }
  | {
      readonly reviewed: { readonly id: string; readonly reviewOn: LocalDate };
      readonly evidence: ChannelEvidence;
    }
  | {
      readonly ended: { readonly id: string; readonly on: LocalDate; readonly cause: EndCause };
      readonly evidence?: ChannelEvidence;
    };

/** In the green channel now? */
export const isGreen = (channel: Channel | null): channel is Channel & { readonly ended: null } =>
  channel !== null && channel.ended === null;
