/** What a person may be in an organ. `system` is time itself: deemed acceptance, caps, pushes. */
export type Role =
  | 'applicant'
  | 'clerk'
  | 'lead'
  | 'officer'
  | 'reviewer'
  | 'head'
  | 'supervisor'
  | 'editor'
  | 'system';

/** Who acts: one person, for one organ, with the roles held there today. */
export interface Actor {
  readonly personId: string;
  readonly organId: number;
  readonly parkId: number | null;
  readonly roles: readonly Role[];
}
