import type { ConfirmationLine } from '../confirmation.js';
import type { GuideDefinition } from '../definition.js';
import { writeBasis, writeCommitted, writeJoint, writeSourced } from './write-limits.js';
import { some, unlessNull, type Written, written, yes } from './write-terms.js';
import { writeWindow } from './write-window.js';

/** A guide in the keys of a clerk (`seeds/guides/<code>.yaml`): `readGuide` gives the same guide back. */
export function writeGuide(guide: GuideDefinition): Written {
  return written({
    code: guide.code,
    name: guide.name,
    stage: guide.stage,
    standing: guide.standing,
    demo: yes(guide.demo),
    summary: guide.summary,
    occasion: guide.occasion,
    lead: guide.lead && writeSourced(guide.lead, { department: guide.lead.department }),
    joint: unlessNull(guide.joint, writeJoint),
    mode: guide.mode,
    window: guide.window && writeWindow(guide.window),
    sessions:
      guide.sessions &&
      some(guide.sessions.map(({ demo, ...line }) => written({ ...line, demo: yes(demo) }))),
    confirmations: guide.confirmations && some(guide.confirmations.map(writeConfirmation)),
    records: guide.records && some(guide.records.map((line) => ({ ...line }))),
    items: guide.items.map(({ code, optional, when }) => written({ code, optional: yes(optional), when })),
  });
}

function writeConfirmation({ limit, basis, provisional, ...line }: ConfirmationLine): Written {
  return written({
    ...line,
    limit: writeCommitted(limit),
    basis: writeBasis(basis),
    provisional: yes(provisional),
  });
}
