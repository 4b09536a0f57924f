/** Findings about decision tables; part of `FINDINGS`. */
export const TABLE_FINDINGS = {
  'TAB-GAP': {
    severity: 'error',
    zh: '没有一行适用于: {example}',
    en: 'no row answers {example}',
  },
  'TAB-OVERLAP': {
    severity: 'error',
    zh: '与行 {other} 重叠, 例如: {example}',
    en: 'it overlaps row {other}, for example {example}',
  },
  'TAB-UNREACHABLE': {
    severity: 'error',
    zh: '永远轮不到: 上面各行已全部涵盖',
    en: 'it is never reached: the rows above take all of it',
  },
  'TAB-NEVER': {
    severity: 'error',
    zh: '没有任何事实能符合这一行',
    en: 'no fact can ever meet this row',
  },
  'TAB-UNREAD': {
    severity: 'warning',
    zh: '没有一行用到这一列',
    en: 'no row reads this column',
  },
  'TAB-FACT': {
    severity: 'error',
    zh: '{fact} 不是已公布的项目指标, 或者种类、单位、范围、取值与公布的不一致',
    en: '{fact} is no published fact of a project, or its kind, unit, range or values differ from the published ones',
  },
  'TAB-FIRM': {
    severity: 'error',
    zh: '{fact} 说的是企业而不是项目: 规模、所有制、排名不能换得优先',
    en: '{fact} is about the firm and not its project: size, ownership or ranking earn no priority',
  },
  'TAB-OUTPUT': {
    severity: 'error',
    zh: '缺少选项类的答案列 {output}',
    en: 'there is no output {output} of kind choice',
  },
  'TAB-WIDE': {
    severity: 'error',
    zh: '组合过多, 无法证明没有缺口和重叠: 请拆成几张表',
    en: 'too many combinations to prove it free of gaps and overlaps: split the table',
  },
} as const;
