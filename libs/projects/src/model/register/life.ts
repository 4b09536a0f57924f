import type { ResultState } from '../project.js';

/** Who may have decided that a result falls or rests: its own organ, the one above it, reconsideration, a court. */
export const DECIDERS = ['organ', 'upper-organ', 'reconsideration', 'court'] as const;
export type Decider = (typeof DECIDERS)[number];

interface LifeAct {
  /** The state it leads to; `change` leaves the old one and enters a new one. */
  readonly to: ResultState;
  readonly from: readonly ResultState[];
  /** Rights fall: one person asks for it, the head, who is another, confirms it. */
  readonly falls: boolean;
  readonly by: readonly Decider[];
  /** Where the law speaks of it; the act itself names its article, which may be one of a special law. */
  readonly basis: string;
}

const STANDING: readonly ResultState[] = ['in-force', 'renewed'];
const RESTING: readonly ResultState[] = [...STANDING, 'stayed'];

/**
 * What may happen to a result after its decision. Under reconsideration it still counts unless it is stayed (行政复议法 42). Sources:
 * facts/law.md 1; the articles on court and reconsideration are from memory.
 */
export const LIFE = {
  /** 变更: what it says, on the applicant's request. */
  change: { to: 'changed', from: STANDING, falls: false, by: ['organ'], basis: '行政许可法 49' },
  /** 延续: how long it counts. */
  renewal: { to: 'renewed', from: STANDING, falls: false, by: ['organ'], basis: '行政许可法 50' },
  /** 已依法开工或者使用: the condition of its validity is met, so it has no end any more. */
  use: { to: 'in-force', from: STANDING, falls: false, by: ['organ'], basis: '建筑法 9; 生态环境法典 106' },
  /** 停止执行. */
  stay: {
    to: 'stayed',
    from: STANDING,
    falls: true,
    by: ['organ', 'reconsideration', 'court'],
    basis: '行政复议法 42; 行政诉讼法 56',
  },
  'stay-end': {
    to: 'in-force',
    from: ['stayed'],
    falls: false,
    by: ['organ', 'reconsideration', 'court'],
    basis: '行政复议法 42; 行政诉讼法 56',
  },
  /** 撤回: the law or the facts it was founded on have changed; compensation follows (行政许可法 8 ¶2). */
  retraction: { to: 'retracted', from: RESTING, falls: true, by: ['organ'], basis: '行政许可法 8' },
  /** 撤销: it should not have been granted. */
  revocation: {
    to: 'revoked',
    from: RESTING,
    falls: true,
    by: ['organ', 'upper-organ'],
    basis: '行政许可法 69',
  },
  /** 复议或者判决撤销. */
  annulment: {
    to: 'annulled',
    from: RESTING,
    falls: true,
    by: ['reconsideration', 'court'],
    basis: '行政复议法 64; 行政诉讼法 70',
  },
  /** 注销: the formality after it has ended, or where its holder is no more. */
  cancellation: {
    to: 'cancelled',
    from: [...RESTING, 'lapsed', 'retracted', 'revoked', 'annulled'],
    falls: true,
    by: ['organ'],
    basis: '行政许可法 70',
  },
} as const satisfies Record<string, LifeAct>;

export type LifeKind = keyof typeof LIFE;
