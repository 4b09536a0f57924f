import { broken, type Invariant } from './invariant.js';

/** 容缺受理 (rules 4.12): whoever's item ends over what was owed had owed it, and its day was over. */
export const debts: Invariant = {
  name: 'no item ends over what an organ owes',
  look: ({ taken }) =>
    taken.flatMap(({ entry: { idx, event }, line, before }) => {
      if (event.type !== 'END_UNPAID') return [];
      const owed = before.context.facts.owed?.debts ?? [];
      const own = owed.some(({ debtor, paidOn }) => debtor === 'applicant' && !paidOn);
      return broken(own, `line ${line.seq}: item ${idx} ended, and its applicant owed nothing`);
    }),
};
