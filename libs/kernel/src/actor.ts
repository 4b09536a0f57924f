/**
 * What a person may be in an organ. `system` is time itself: deemed acceptance, caps, pushes. `government` approves for the
 * same-level government (行政许可法 42 ¶2); `operator` keeps the engine running and decides nothing. `keeper`, `security` and
 * `auditor` are the three administrators kept apart (三员分立, GB/T 22239-2019 8.1.4): who enters people, who gives rights, who
 * reads what both did.
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
  | 'keeper'
  | 'security'
  | 'auditor'
  | 'system';

/** Who acts: one person, for one organ, with the roles held there today. */
export interface Actor {
  readonly personId: string;
  readonly organId: number;
  readonly parkId: number | null;
  readonly roles: readonly Role[];
  /** 代理: the colleague in whose place this person acts; roles and organ are then that colleague's. */
  readonly inPlaceOf?: string;
  /** 委托: the power of attorney by which this person acts for the applicant. */
  readonly power?: string;
  /** The projects that power or key is confined to; absent: all of the organ. */
  readonly projects?: readonly string[];
  /** A machine client: the verbs its key is confined to. */
  readonly scopes?: readonly string[];
  /** 回避: organs on whose cases this person may not act. */
  readonly recused?: readonly number[];
}

/** What a line names of whoever acted. */
export type Signer = Pick<Actor, 'personId' | 'organId' | 'inPlaceOf' | 'power'>;

/** How a line names who acted: for whom, and by which power, where it is not for themself. */
export function signature({ personId, organId, inPlaceOf, power }: Signer): object {
  return { personId, organId, ...(inPlaceOf && { inPlaceOf }), ...(power && { power }) };
}
