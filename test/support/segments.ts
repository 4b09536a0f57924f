import { checkCreditCode } from '#model/registration';

type Rows = <T extends object>(sql: string, params?: unknown[]) => Promise<T[]>;

/** What must hold of codes and segments whatever happened, asked of the tables: each row of an answer is a fault. */
const FAULTS: Readonly<Record<string, string>> = {
  'a segment counts wrongly': `select s.id, s.taken, s.reserved, s.issued, s.voided from registration.segment s
     left join registration.code k on k.segment_id = s.id group by s.id
    having s.reserved <> count(*) filter (where k.state = 'reserved') or s.issued <> count(*) filter (where k.state = 'issued')
        or s.voided <> count(*) filter (where k.state = 'voided') or s.taken <> s.skipped + count(k.code)`,
  'a place that was passed is nobody’s': `select s.id, p from registration.segment s, generate_series(0, s.taken - 1) p
     where not exists (select from registration.code k where k.organisation = registration.organisation_at(lower(s.bodies) + p))
       and not exists (select from registration.legacy_company c where registration.organisation_at(lower(s.bodies) + p) in (c.organisation_code, substr(c.tax_no, 7)))`,
  'a code and the lines of its segment differ': `
     with told as (select j.stream_id, (j.line::jsonb->>'place')::int as place, j.line::jsonb->>'holder' as holder,
         string_agg(j.kind, ' ' order by j.seq) as moves, max(j.line::jsonb->>'code') as code
       from record.journal j where j.kind in ('RESERVE', 'ISSUE', 'VOID') group by 1, 2, 3)
     select coalesce(t.stream_id, k.segment_id) as segment, coalesce(t.place, k.place) as place, t.moves, k.state
       from told t full join (select * from registration.code where segment_id is not null) k
         on k.segment_id = t.stream_id and k.place = t.place and k.holder::text = t.holder
      where t.moves is distinct from case k.state when 'issued' then 'RESERVE ISSUE' when 'voided' then 'RESERVE VOID' else 'RESERVE' end
         or (k.state = 'issued') <> (t.code is not null) or t.code <> k.code`,
  'a company has another code than the register says': `select c.id from registration.legacy_company c
     left join registration.code k on k.holder = c.id and k.state = 'issued'
    where c.credit_code is distinct from k.code`,
};

/** Every code valid, distinct and accounted for: what is wrong, in words; empty when nothing is. */
export async function segmentFaults(rows: Rows): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(FAULTS)) {
    for (const row of await rows(sql)) faults.push(`${what}: ${JSON.stringify(row)}`);
  }
  for (const { code } of await rows<{ code: string }>('select code from registration.code')) {
    if (!checkCreditCode(code).valid) faults.push(`not valid: ${code}`);
  }
  return faults;
}
