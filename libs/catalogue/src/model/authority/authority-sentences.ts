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
  'AUTH-TABLE': {
    severity: 'error',
    zh: '决定层级的表只能为一个事项作答, 须有 item 和 level 两列答案',
    en: 'a table that says which level decides answers for one item, with the outputs item and level',
  },
  'AUTH-TABLES': {
    severity: 'error',
    zh: '事项 {item} 的决定层级还由表 {other} 确定',
    en: 'table {other} also says which level decides item {item}',
  },
  'AUTH-BELOW': {
    severity: 'error',
    zh: '层级 {level} 低于法律规定的最低层级 {min}',
    en: 'level {level} stands below the floor of the law, {min}',
  },
  'AUTH-NOBODY': {
    severity: 'error',
    zh: '基地 {base} 没有 {level} 级的法定机关办理事项 {item}',
    en: 'no organ of level {level} has the power by statute to decide item {item} for base {base}',
  },
  'AUTH-USUAL': {
    severity: 'error',
    zh: '没有一行答到事项通常的层级 {level}; 指标不全时先由该级收件',
    en: 'no row answers the usual level of the item, {level}, which takes it while facts are missing',
  },
  'AUTH-CIRCLE': {
    severity: 'error',
    zh: '机关代理成环, 或者连续超过 {longest} 层',
    en: 'deputies act for one another in a circle, or in a chain of more than {longest}',
  },
  'AUTH-DATES': {
    severity: 'error',
    zh: '赋权起止日期颠倒: {from} 至 {through}',
    en: 'the delegation ends before it begins: {from} to {through}',
  },
  'AUTH-TWO': {
    severity: 'error',
    zh: '同一机关对事项 {item} 在基地 {base} 同一天还有另一件赋权 {other}',
    en: 'the same organ gives item {item} for base {base} away by delegation {other} on the same day',
  },
} as const;
