import type { GuideDefinition } from '../definition.js';
import { writeJoint, writeSourced } from './write-limits.js';
import { unlessNull, type Written, written, yes } from './write-terms.js';

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
    items: guide.items.map(({ code, optional, when }) => written({ code, optional: yes(optional), when })),
  });
}
