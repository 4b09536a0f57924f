-- The figures' one read model: a row per item that has ended, a row per case that has. Written by the act that ends them, so no
-- figure scans facts. Projections, like due_on: the facts stay the truth.
set local role app_owner;

create table casework.measure (
  case_id uuid not null,
  idx smallint not null,
  -- How often it was decided before: each decision keeps its own figures (REDECIDE).
  generation smallint not null default 0,
  park_id int not null,
  organ_id int not null,
  item_code text not null,
  guide_version int not null,
  channel text,
  outcome text not null,
  filed_on date,
  complete_on date,
  accepted_on date,
  decided_on date,
  ended_on date not null,
  promise_due date,
  statute_due date,
  on_time_promise boolean,
  on_time_statute boolean,
  used_days int,
  elapsed_days int,
  stopped jsonb not null,
  filed_at_day int,
  ended_at_day int not null,
  by_silence boolean not null,
  entered_late boolean not null,
  -- On which promise of the applicant: papers owed, or a commitment by what became of it.
  pledge text,
  primary key (case_id, idx, generation)
);
-- A year of a park is read from the index alone (1,000,000 rows: 0.1 s against 0.5 s through the table).
create index measure_of_park on casework.measure (park_id, ended_on) include (organ_id, item_code, outcome, decided_on,
  on_time_promise, on_time_statute, used_days, elapsed_days, by_silence, entered_late, pledge);
create index measure_of_organ on casework.measure (organ_id, ended_on);
-- Few items are stopped: their grounds are read apart.
create index stopped_of_park on casework.measure (park_id, ended_on) where stopped <> '[]';
create index stopped_of_organ on casework.measure (organ_id, ended_on) where stopped <> '[]';

-- Serial against parallel: how long the case took, and how long its items took one after the other.
create table casework.case_measure (
  case_id uuid primary key,
  park_id int not null,
  guide_version int not null,
  concluded_on date not null,
  items smallint not null,
  span_days int not null,
  serial_days int not null
);
create index case_measure_of_park on casework.case_measure (park_id, concluded_on);

do $$
declare t text;
begin
  foreach t in array array['measure', 'case_measure'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy acts on casework.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert, delete on casework.%I to app_acts', t);
    execute format('grant select on casework.%I to app_rt', t);
  end loop;
end $$;
-- Its own figures for an organ, never those of the others in the same case; all of the park for its window and supervision.
create policy sight on casework.measure for select to app_rt using (
  organ_id = (select app.organ()) or (park_id = (select app.park()) and (select app.sees_park())));
create policy sight on casework.case_measure for select to app_rt using (
  park_id = (select app.park()) and (select app.sees_park()));

set local role app_acts;

-- Called after the lines are written: that one of an item's acts was entered after its legal day is known by the lines alone.
-- What ends anew is measured anew. p_cases: by the number of the act; p_concluded: those of which nothing is open. Path and
-- plans are those of `act`.
create function casework.put_measures(p_cases uuid[], p_concluded uuid[], p_measures jsonb) returns void
  language plpgsql as $$
declare written int;
begin
  for attempt in 1 .. 2 loop
    insert into casework.measure
      select f.id, x.idx, x.generation, f.park_id, x.organ_id, x.item_code, f.guide_version, x.channel, x.outcome, x.filed_on, x.complete_on,
             x.accepted_on, x.decided_on, x.ended_on, x.promise_due, x.statute_due, x.on_time_promise, x.on_time_statute,
             x.used_days, x.elapsed_days, x.stopped, x.filed_at_day, x.ended_at_day, x.by_silence,
             s.late and exists (select from record.journal j
                      where j.stream_id = f.id and j.effective_on < (j.recorded_at at time zone 'Asia/Shanghai')::date
                        and j.line::jsonb->'entries' @> jsonb_build_array(jsonb_build_object('idx', x.idx))),
             x.pledge
        from jsonb_to_recordset(p_measures) x(n int, idx smallint, generation smallint, organ_id int, item_code text, outcome text, channel text, filed_on date,
               complete_on date, accepted_on date, decided_on date, ended_on date, promise_due date, statute_due date,
               on_time_promise boolean, on_time_statute boolean, used_days int, elapsed_days int, stopped jsonb,
               filed_at_day int, ended_at_day int, by_silence boolean, pledge text)
        join casework.case_file f on f.id = p_cases[x.n] join record.stream s on s.id = p_cases[x.n]
      on conflict do nothing;
    get diagnostics written = row_count;
    -- Fewer also where an act of the document does not go: then the others are written once more.
    exit when attempt = 2 or written = jsonb_array_length(p_measures);
    delete from casework.measure o using jsonb_to_recordset(p_measures) x(n int, idx smallint, generation smallint)
     where o.case_id = p_cases[x.n] and o.idx = x.idx and o.generation = x.generation;
  end loop;
  if p_concluded <> '{}' then
    delete from casework.case_measure where case_id = any (p_concluded);
    insert into casework.case_measure
      select e.case_id, min(e.park_id), min(e.guide_version), max(e.ended_on), count(*), max(e.ended_at_day) - min(e.filed_at_day), sum(e.elapsed_days)
        from casework.measure e where e.case_id = any (p_concluded) and e.filed_on is not null and e.generation = 0 group by e.case_id;
  end if;
end $$;

revoke all on function casework.put_measures from public;

reset role;
