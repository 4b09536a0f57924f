import type {
  Basis,
  CommitmentRule,
  CommittedLimit,
  FirstReview,
  JointLimit,
  Sourced,
  StatutoryLimit,
} from '../definition.js';
import type { ToleranceRule } from '../tolerance.js';
import { days, type Written, written, yes } from './write-terms.js';

export function writeBasis({ law, article, confidence, source }: Basis): Written {
  return written({ law, article: article === '' ? undefined : article, confidence, source });
}

export function writeStatutory(limit: StatutoryLimit): Written {
  return written({
    within: days(limit),
    from: limit.startsFrom,
    extend: limit.extension === null ? undefined : days(limit.extension),
    approver: limit.extension?.approver,
    basis: limit.basis,
    note: limit.note,
  });
}

export function writeCommitted({ source, demo, ...limit }: CommittedLimit): Written {
  return written({ within: days(limit), source, demo: yes(demo) });
}

export function writeCommitment({ check, basis, byRule, demo }: CommitmentRule): Written {
  return written({ check: days(check), basis, 'by-rule': byRule, demo: yes(demo) });
}

export function writeTolerance({ late, basis, demo }: ToleranceRule): Written {
  return written({ late, basis, demo: yes(demo) });
}

export function writeFirstReview({ level, upper, basis, ...limit }: FirstReview): Written {
  return written({ level, within: days(limit), upper: days(upper), basis });
}

export function writeJoint({ extension, document, items, demo, ...limit }: JointLimit): Written {
  return written({
    within: days(limit),
    extend: days(extension),
    approver: extension.approver,
    document,
    items,
    demo: yes(demo),
  });
}

/** Its own keys, then where it comes from. */
export function writeSourced({ source, demo }: Sourced, own: Written): Written {
  return written({ ...own, source, demo: yes(demo) });
}
