/** Findings about who decides; part of `FINDINGS`. What exactly lacks comes in both languages among the details. */
export const AUTHORITY_FINDINGS = {
  'AUTH-NOFORM': {
    severity: 'error',
    zh: '没有合法的赋权形式({article}): {lack}; 由法定机关办理',
    en: 'no lawful form of delegation ({article}): {lack}; the statutory organ decides',
  },
  'AUTH-LAPSES': {
    severity: 'warning',
    zh: '赋权 {delegation} 对本事项不再合法({article}): {lack}; 自生效日起由法定机关办理',
    en: 'delegation {delegation} gives nobody this item any more ({article}): {lack}; from that day the statutory organ decides',
  },
  'AUTH-DATES': {
    severity: 'error',
    zh: '赋权起止日期颠倒: {from} 至 {through}',
    en: 'the delegation ends before it begins: {from} to {through}',
  },
  'AUTH-TWO': {
    severity: 'error',
    zh: '事项 {item} 在基地 {base} 同一天还由赋权 {other} 交给别的机关',
    en: 'delegation {other} gives item {item} for base {base} to an organ on the same day',
  },
} as const;
