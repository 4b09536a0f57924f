import type { Database } from '#platform';
import { type Finding, ok, say, warning } from './finding.js';

/** What the engine could not do by itself waits for an operator; nobody else is told. */
export async function examineIncidents(owner: Database): Promise<Finding[]> {
  const sql =
    'select count(*)::int as open, min(opened_at)::date as since from record.incident where closed_at is null';
  const [row] = await owner.call<{ open: number; since: string | null }>(sql);
  if (!row?.open) return [ok('incidents', say('没有未处理的故障', 'none is open'))];
  return [
    warning(
      'incidents',
      say(`${row.open} 个故障未处理，最早自 ${row.since}`, `${row.open} open, the oldest since ${row.since}`),
      say(
        '请由运维人员在 /v1/incidents 查看，重试或说明理由跳过',
        'an operator looks at /v1/incidents and retries or skips each with a reason',
      ),
    ),
  ];
}
