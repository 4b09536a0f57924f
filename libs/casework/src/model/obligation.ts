import type { LocalDate } from '#kernel';

/**
 * A condition put on a grant: which published condition it secures, a duty with basis and inspector, and a day after the
 * grant, never a prior approval (行政许可法 69(1)(四), 74).
 */
export interface Obligation {
  readonly condition: string;
  readonly duty: string;
  readonly basis: string;
  readonly dueOn: LocalDate;
  readonly inspector: string;
}
