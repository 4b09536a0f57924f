import type { ItemDefinition } from '../definition.js';
import { type Finding, finding } from './finding.js';

const BASIC = /^\d{12}$/;
/** 统一社会信用代码 (18, GB 32100 signs), 行使层级 (1), 基本编码 (12): GB/T 39046-2020. */
const IMPLEMENTATION = /^[0-9A-HJ-NPQRTUWXY]{18}[1-9]\d{12}$/;

/** What the public page shows of an item: its codes have their form, and what is not written yet is told. */
export function checkFace(items: readonly ItemDefinition[]): Finding[] {
  return items.flatMap((item) => [...checkCodes(item), ...unwritten(item)]);
}

function checkCodes({ code, codes }: ItemDefinition): Finding[] {
  const { basic, implementation } = codes ?? {};
  const place = `items/${code}/codes`;
  return [
    ...(basic !== undefined && !BASIC.test(basic)
      ? [finding('CAT-050', `${place}/basic`, { code: basic })]
      : []),
    ...(implementation !== undefined && !isImplementation(implementation, basic)
      ? [finding('CAT-051', `${place}/implementation`, { code: implementation })]
      : []),
  ];
}

function isImplementation(code: string, basic: string | undefined): boolean {
  return IMPLEMENTATION.test(code) && (basic === undefined || code.endsWith(basic));
}

/** 行政许可法 30, 优化营商环境条例 36: content and whom to ask are public. */
function unwritten({ code, content, contacts }: ItemDefinition): Finding[] {
  return [
    ...(content === null ? [finding('CAT-052', `items/${code}/content`)] : []),
    ...(contacts === null ? [finding('CAT-053', `items/${code}/contacts`)] : []),
  ];
}
