import type { Database } from '#platform';
import { type Finding, ok, say, wrong } from './finding.js';

/** A worker rings and hands on within seconds, also after a pause; what waits longer waits for one that is not there. */
const LATE = `interval '2 minutes'`;

const SQL = `select
  (select count(*) from record.alarm where parked_reason is null and due_at < app.legal_now() - ${LATE})::int as due,
  ((select count(*) from record.outbox o join record.journal j using (stream_id, seq) where j.recorded_at < app.legal_now() - ${LATE})
    + (select count(*) from record.ledger where laid_at < now() - ${LATE}
        and pos > coalesce((select pos from record.reader where name = 'relay'), 0)))::int as untold`;

/** Without a worker everybody may act, and nothing says that no time limit rings and no message leaves. */
export async function examineWaiting(owner: Database): Promise<Finding[]> {
  const [row] = await owner.call<{ due: number; untold: number }>(SQL);
  const { due = 0, untold = 0 } = row ?? {};
  if (due + untold === 0) return [ok('worker', say('没有积压', 'nothing waits for one'))];
  return [
    wrong(
      'worker',
      say(
        `${due} 个闹钟到期未响，${untold} 条消息未传出`,
        `${due} alarms are due and have not rung, ${untold} messages were not handed on`,
      ),
      say(
        '请启动 worker（node dist/worker.js；npm start 自带）；已在运行的，请看其日志',
        'start a worker (node dist/worker.js; npm start brings one); where one runs, its log says what holds it up',
      ),
    ),
  ];
}
