/**
 * What a person may be in an organ. `system` is time itself: deemed acceptance, caps, pushes. `government` approves for the
 * same-level government (行政许可法 42 ¶2); `operator` keeps the engine running and decides nothing.
 */
export type Role =
  | 'applicant'
  | 'clerk'
  | 'lead'
  | 'officer'
  | 'reviewer'
  | 'head'
  | 'supervisor'
  | 'editor'
  | 'operator'
  | 'government'
  | 'system';

/** Who acts: one person, for one organ, with the roles held there today. */
export interface Actor {
  readonly personId: string;
  readonly organId: number;
  readonly parkId: number | null;
  readonly roles: readonly Role[];
}
