-- Incidents: what the engine could not do by itself, until an operator has looked (docs/decisions/0012).
set local role app_owner;

-- What did not succeed and was not let fall: an alarm (subject: its clock), a topic whose verbs failed for good (subject: the
-- topic, seq: its line), a delivery (subject: whose), an item held by a sibling (subject: the siblings' codes), a paper
-- that cannot be drawn (subject: which of its line), an item that a publication does not reach (subject: kind, code and version). idx 0 is the case itself, seq 0 no line. Open until somebody closes it, or
-- until the item acts again by itself (recovered).
create table record.incident (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('alarm', 'topic', 'delivery', 'held', 'paper', 'publication')),
  stream_id uuid not null,
  idx smallint not null,
  seq int not null,
  subject text not null,
  park_id int not null,
  reason text not null,
  attempts int not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_how text check (closed_how in ('retried', 'skipped', 'recovered')),
  closed_by uuid,
  closed_seq int,
  note text,
  check ((closed_at is null) = (closed_how is null))
);
create unique index incident_open on record.incident (stream_id, kind, idx, seq, subject) where closed_at is null;
create index incident_order on record.incident (opened_at, id);
create index incident_of_park on record.incident (park_id, opened_at, id);
create index incident_held on record.incident (stream_id) where kind = 'held' and closed_at is null;
create index incident_closed_by on record.incident (stream_id, closed_seq) where closed_seq is not null;

alter table record.incident enable row level security;
alter table record.incident force row level security;
grant select, insert, update on record.incident to app_acts;
grant select on record.incident to app_rt;
create policy acts on record.incident to app_acts using (true) with check (true);
-- Whoever keeps the engine running sees every incident and no case; supervision sees what its park did not hear of.
create policy sight on record.incident for select to app_rt using (
  (select app.has_role('operator')) or (park_id = (select app.park()) and (select app.has_role('supervisor'))));

set local role app_acts;

-- What was parked is gone with the alarms of an item that acts again.
create function record.recovered(p_stream uuid, p_idx smallint[], p_at timestamptz) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  update record.incident set closed_at = p_at, closed_how = 'recovered'
   where stream_id = p_stream and kind = 'alarm' and idx = any (p_idx) and closed_at is null
$$;

-- A ring of one item that failed: what is due of it is tried again later, four times, then parked with its reason and an incident.
-- The stream's lock comes first, as in every act: alarm rows taken in another order than the act's could deadlock.
create function record.alarm_failed(p_stream uuid, p_idx smallint, p_reason text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from record.stream where id = p_stream for no key update;
  with failed as (
    update record.alarm set attempts = attempts + 1,
           parked_reason = case when attempts >= 4 then p_reason end,
           due_at = app.legal_now() + interval '10 seconds' * power(4, least(attempts, 4))
     where stream_id = p_stream and idx = p_idx and parked_reason is null and due_at <= app.legal_now()
    returning *)
  insert into record.incident (kind, stream_id, idx, seq, subject, park_id, reason, attempts, opened_at)
    select 'alarm', stream_id, idx, 0, kind, park_id, p_reason, attempts, app.legal_now()
      from failed where parked_reason is not null
    on conflict (stream_id, kind, idx, seq, subject) where closed_at is null do nothing;
end $$;

-- A topic or a delivery that failed for good. What failed at an operator's retry is the first subject again, not the retry.
create function record.open_incident(p_kind text, p_stream uuid, p_seq int, p_subject text, p_reason text, p_attempts int)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare i record.incident;
begin
  if p_subject = 'incident.retried' then
    select * into i from record.incident where stream_id = p_stream and closed_seq = p_seq;
  end if;
  insert into record.incident (kind, stream_id, idx, seq, subject, park_id, reason, attempts, opened_at)
    select coalesce(i.kind, p_kind), s.id, coalesce(i.idx, 0), coalesce(i.seq, p_seq), coalesce(i.subject, p_subject),
           s.park_id, p_reason, coalesce(i.attempts, 0) + p_attempts, app.legal_now()
      from record.stream s where s.id = p_stream
    on conflict (stream_id, kind, idx, seq, subject) where closed_at is null do nothing;
end $$;

-- What the operator's line p_seq tried again; no row where that line is no retry.
create function record.retried(p_stream uuid, p_seq int) returns table (kind text, seq int, subject text)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select i.kind, i.seq, i.subject from record.incident i
   where i.stream_id = p_stream and i.closed_seq = p_seq and i.closed_how = 'retried'
$$;

-- An operator's word on an open incident, inside an act on its stream; 'stale' (OS412) when it is closed already.
-- A retry of an alarm is due at once and has one try: an operator who waits wants to be told, not to wait for five. A skip takes
-- the alarm away and nothing else: an operator decides nothing, so the law holds at the item's next act, which applies time
-- first, says what was due, and arms what is still ahead.
create function record.close_incident(p_id uuid, p_how text, p_note text, p_by uuid, b record.begun) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare i record.incident;
begin
  update record.incident set closed_at = b.at, closed_how = p_how, note = p_note, closed_by = p_by, closed_seq = b.seq + 1
   where id = p_id and closed_at is null returning * into i;
  if not found then raise exception 'stale' using errcode = 'OS412'; end if;
  if i.kind = 'alarm' and p_how = 'retried' then
    update record.alarm set parked_reason = null, due_at = b.at
     where stream_id = i.stream_id and idx = i.idx and kind = i.subject and parked_reason is not null;
  elsif i.kind = 'alarm' then
    delete from record.alarm
     where stream_id = i.stream_id and idx = i.idx and kind = i.subject and parked_reason is not null;
  end if;
end $$;

-- What the witness of independence saw of the streams after p_after up to p_last (null: to the end): items held by a sibling are
-- incidents as long as they are held; answers how many are open in all.
create function record.hold(p_after uuid, p_last uuid, p_held jsonb) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update record.incident i set closed_at = app.legal_now(), closed_how = 'recovered'
   where i.kind = 'held' and i.closed_at is null and (p_after is null or i.stream_id > p_after)
     and (p_last is null or i.stream_id <= p_last)
     and not exists (select from jsonb_to_recordset(p_held) h("caseId" uuid, idx smallint, by text)
                      where h."caseId" = i.stream_id and h.idx = i.idx and h.by = i.subject);
  insert into record.incident (kind, stream_id, idx, seq, subject, park_id, reason, attempts, opened_at)
    select 'held', s.id, h.idx, 0, h.by, s.park_id, 'held by a sibling without a published tie', 1, app.legal_now()
      from jsonb_to_recordset(p_held) h("caseId" uuid, idx smallint, by text) join record.stream s on s.id = h."caseId"
    on conflict (stream_id, kind, idx, seq, subject) where closed_at is null do nothing;
  return (select count(*) from record.incident where kind = 'held' and closed_at is null);
end $$;

-- Items that a publication has reached after all, or need not any more: their incidents are over. Those that it failed to reach once more
-- are incidents.
create function record.unreached(p_subject text, p_over jsonb, p_failed jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update record.incident i set closed_at = app.legal_now(), closed_how = 'recovered'
    from jsonb_to_recordset(coalesce(p_over, '[]')) o(stream uuid, idx smallint)
   where i.stream_id = o.stream and i.kind = 'publication' and i.idx = o.idx and i.seq = 0 and i.subject = p_subject and i.closed_at is null;
  insert into record.incident (kind, stream_id, idx, seq, subject, park_id, reason, attempts, opened_at)
    select 'publication', s.id, f.idx, 0, p_subject, s.park_id, f.reason, f.attempts, app.legal_now()
      from jsonb_to_recordset(coalesce(p_failed, '[]')) f(stream uuid, idx smallint, attempts int, reason text)
      join record.stream s on s.id = f.stream order by s.id, f.idx
    on conflict (stream_id, kind, idx, seq, subject) where closed_at is null do nothing;
end $$;

revoke all on function record.hold, record.unreached, record.recovered, record.alarm_failed, record.open_incident, record.retried, record.close_incident
  from public;
grant execute on function record.hold, record.alarm_failed, record.open_incident, record.retried to app_rt;

reset role;
