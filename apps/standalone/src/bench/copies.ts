/** Whoever may read and write everything: the owner's connection of a bench or a test. */
export type AsOwner = <T extends object>(sql: string, params: unknown[]) => Promise<T[]>;

/**
 * Copies of a real case, each a case of its own with journal, items and alarms: what would take hours to file. They share the
 * project, hence its register. The copied lines have been heard: no message is copied. `park` moves the copies to another park.
 * Resolves to their ids.
 */
export async function copyCase(
  rows: AsOwner,
  caseId: string,
  copies: number,
  park: number | null = null,
): Promise<string[]> {
  const made = await rows<{ id: string }>(
    `with copy as materialized (select gen_random_uuid() as id, n from generate_series(1, $2::int) n),
     streams as (insert into record.stream select c.id, coalesce($3, s.park_id), s.viewers, s.seq
       from copy c, record.stream s where s.id = $1),
     lines as (insert into record.journal select c.id, j.seq, j.recorded_at, j.effective_on, j.person_id, j.organ_id, j.kind,
         coalesce($3, j.park_id), j.viewers, replace(j.line, $1::text, c.id::text), j.detail, j.salt
       from copy c, record.journal j where j.stream_id = $1),
     files as (insert into casework.case_file select (jsonb_populate_record(f, jsonb_build_object('id', c.id,
         'park_id', coalesce($3, f.park_id), 'receipt_no', 'COPY' || left(c.id::text, 8) || c.n))).*
       from copy c, casework.case_file f where f.id = $1),
     items as (insert into casework.case_item select (jsonb_populate_record(i, jsonb_build_object('case_id', c.id,
         'park_id', coalesce($3, i.park_id)))).* from copy c, casework.case_item i where i.case_id = $1),
     alarms as (insert into record.alarm select (jsonb_populate_record(a, jsonb_build_object('stream_id', c.id,
         'park_id', coalesce($3, a.park_id)))).* from copy c, record.alarm a where a.stream_id = $1)
     select id from copy`,
    [caseId, copies, park],
  );
  return made.map(({ id }) => id);
}
