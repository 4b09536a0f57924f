import type { Scene } from './scene.js';

/** How late, in milliseconds of legal time, the rings of a scene were. */
export interface Lateness {
  readonly alarms: number;
  readonly heard: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface Watch {
  /**
   * Of the alarms that were armed when the watch began and fell due after it: their instant to the line that answered them.
   * One line for whoever reads the test run. `where` narrows it down: a condition on alarms `w`.
   */
  report(scene: string, where?: string): Promise<Lateness>;
}

/** Remembers every alarm that is armed now. */
export async function watchAlarms({ rows }: Pick<Scene, 'rows'>): Promise<Watch> {
  await rows(`create schema if not exists survival`);
  await rows(`drop table if exists survival.watch`);
  await rows(`create table survival.watch as select a.*, s.seq, app.legal_now() as since
    from record.alarm a join record.stream s on s.id = a.stream_id where a.due_at > app.legal_now()`);
  return {
    async report(scene, where = 'true') {
      const [late] = await rows<Lateness>(
        `with late as (
           select extract(epoch from (select min(j.recorded_at) from record.journal j
                    where j.stream_id = w.stream_id and j.seq > w.seq and j.recorded_at >= w.due_at) - w.due_at) * 1000 as ms
             from survival.watch w where w.due_at <= app.legal_now() and w.kind <> 'look-again' and ${where})
         select count(*)::int as alarms, count(ms)::int as heard, round(percentile_disc(0.5) within group (order by ms))::int as p50,
           round(percentile_disc(0.99) within group (order by ms))::int as p99, round(max(ms))::int as max from late`,
      );
      if (!late) throw new Error('counting answered nothing');
      const { alarms, heard, p50, p99, max } = late;
      process.stdout.write(
        `survival: ${scene}: ${heard} of ${alarms} alarms heard, late p50 ${p50} p99 ${p99} max ${max} ms\n`,
      );
      return late;
    },
  };
}
