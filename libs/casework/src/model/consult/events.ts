import type { Limit } from '#calendar';

/**
 * 征求意见: another organ is asked during the review, with a limit of its own. It answers as one that is asked to confirm does.
 * `ground`: the published one that gives its silence a meaning.
 */
export interface ConsultEvent {
  readonly type: 'CONSULT';
  readonly organId: number;
  readonly question: string;
  readonly within: Limit;
  readonly ground?: string;
}
