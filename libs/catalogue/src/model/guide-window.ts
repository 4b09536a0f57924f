import type { Limit } from '#calendar';

export const NOTICES = ['consolidated', 'each'] as const;
export const ACCEPTANCES = ['lead', 'department', 'either'] as const;
export const SILENT_ENDS = ['return', 'hold'] as const;

/**
 * What follows when the applicant supplies nothing: a reminder with a last period, and after it the end that the guide names.
 * 行政许可法 32 sets no period for a supplement; `source` says where ours comes from.
 */
export interface OnSilence extends Limit {
  /** `return`: the window may return the papers (退件). `hold`: the item stays open. */
  readonly outcome: (typeof SILENT_ENDS)[number];
  readonly source: string;
  readonly demo: boolean;
}

/**
 * One window (一窗办理) as a guide has it, 行政许可法 26: one department takes in, passes on and hands out. Without it gaps are told item
 * by item, window and department alike accept, and an item whose applicant is silent stays open.
 */
export interface GuideWindow {
  /** `consolidated`: one notice of gaps for all items, from what the departments find. */
  readonly notices: (typeof NOTICES)[number];
  readonly acceptance: (typeof ACCEPTANCES)[number];
  readonly onSilence: OnSilence | null;
}

/** What holds where a guide says nothing of its window. */
export const PLAIN_WINDOW: GuideWindow = { notices: 'each', acceptance: 'either', onSilence: null };
