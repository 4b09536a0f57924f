import type { Verdict } from './reading.js';

/** The verdict in one line, in both languages. */
export function asLine(verdict: Verdict): string {
  if (!('fault' in verdict)) {
    const { entries, lines, head } = verdict;
    const vouched =
      head === null
        ? ['；没有链头可对照，末尾是否被截断无从得知', '; no head was met, so nothing vouches for its end']
        : [`；与第 ${head} 位的链头相符`, `; meets the head at position ${head}`];
    return `✓ 记录完整：${entries} 条、${lines} 行${vouched[0]} · right: ${entries} entries, ${lines} lines${vouched[1]}`;
  }
  const [zh, en] = SENTENCES[verdict.fault];
  const { pos, head, line, expected } = verdict as Partial<
    Record<'pos' | 'head' | 'line' | 'expected', unknown>
  >;
  const { streamId, seq } = verdict as { streamId?: string; seq?: number };
  const where = [
    ...(line === undefined ? [] : [`line ${line}: ${expected}`]),
    ...(pos === undefined ? [] : [`position ${pos}`]),
    ...(head === undefined ? [] : [`head ${head}`]),
    ...(streamId === undefined ? [] : [`stream ${streamId} seq ${seq}`]),
  ];
  return `✗ ${zh} · ${en} (${where.join(', ')})`;
}

const SENTENCES: Readonly<Record<Extract<Verdict, { fault: string }>['fault'], readonly [string, string]>> = {
  altered: ['记录在入链之后被改动', 'altered after it was chained'],
  missing: ['记录缺失', 'missing'],
  reordered: ['记录不在原位', 'not where it stood'],
  truncated: ['末尾被截断：链头所指的记录不在了', 'cut short: a signed head speaks of more than there is'],
  rechained: ['重新成链：与签名的链头不符', 'chained anew: it does not meet a signed head'],
  miscounted: ['行数与签名的链头不符', 'it has not as many lines as a signed head says'],
  unsigned: ['链头不是用这把密钥签的', 'a head was not signed with this key'],
  unchained: ['有一行不在链中', 'a line that no chain holds'],
  uncounted: ['有一行被删去，或多出一行', 'a line was taken out of its stream, or put in'],
  detail: ['行外明细被改动', 'the detail beside the line was altered'],
  erased: ['行外明细不在了，却没有删除记录', 'the detail beside the line is gone, and no act says why'],
  unreadable: ['不是导出的记录', 'not a line of an export'],
};
