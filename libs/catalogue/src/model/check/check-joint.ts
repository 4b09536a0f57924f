import type { GuideDefinition } from '../definition.js';
import { type Finding, finding } from './finding.js';

/** 发文字号, such as 青政〔2026〕13号. */
const DOCUMENT_NO = /〔\d{4}〕\d+号/;

/**
 * 行政许可法 26, 42 ¶2: only a document of the government orders departments to handle items together, within 45 days that the
 * government's head may extend by 15; and it can name only what the guide holds.
 */
export function checkJoint(guides: readonly GuideDefinition[]): Finding[] {
  return guides.flatMap((guide) => [...checkDocument(guide), ...checkNamed(guide), ...checkTotal(guide)]);
}

function checkDocument({ code, joint, standing }: GuideDefinition): Finding[] {
  const place = `guides/${code}/joint`;
  if (!joint) return standing === 'joint' ? [finding('CAT-036', place, { document: '' })] : [];
  const isOrdered = joint.demo || DOCUMENT_NO.test(joint.document);
  return isOrdered ? [] : [finding('CAT-036', place, { document: joint.document })];
}

function checkNamed({ code, joint, items }: GuideDefinition): Finding[] {
  const strange = joint?.items.filter((named) => !items.some((line) => line.code === named)) ?? [];
  return strange.map((name) => finding('CAT-024', `guides/${code}/joint`, { name }));
}

function checkTotal({ code, joint }: GuideDefinition): Finding[] {
  if (!joint || (joint.value <= 45 && joint.extension.value <= 15)) return [];
  return [
    finding('CAT-037', `guides/${code}/joint`, { limit: joint.value, extension: joint.extension.value }),
  ];
}
