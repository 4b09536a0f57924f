-- Supervision: who has taken note of an alert; what an operator decided about an incident; figures for everybody.
-- Both acts are lines of the case they concern, not of a stream of operations: whoever reads why an alarm of a case was late
-- finds it where everything else about the case stands, and no two cases wait for one lock.
set local role app_owner;

create schema supervision;
grant usage on schema supervision to app_acts, app_rt;

-- Once each person: that the head knows says nothing of the supervisor. It resolves nothing; the ladder goes on.
create table supervision.acknowledgement (
  alert_id bigint not null,
  person_id uuid not null,
  organ_id int not null,
  park_id int not null,
  alert_organ int not null,
  stream_id uuid not null,
  seq int not null,
  note text not null,
  at timestamptz not null,
  primary key (alert_id, person_id)
);
alter table supervision.acknowledgement enable row level security;
alter table supervision.acknowledgement force row level security;
grant select, insert on supervision.acknowledgement to app_acts;
grant select on supervision.acknowledgement to app_rt;
create policy acts on supervision.acknowledgement to app_acts using (true) with check (true);
create policy sight on supervision.acknowledgement for select to app_rt using (
  alert_organ = (select app.organ()) or (park_id = (select app.park()) and (select app.sees_park())));

grant create on schema supervision to app_acts;
set local role app_acts;

-- Before any rule: is somebody signed in, and was this asked before? Null: go on.
create function supervision.stopped(a app.actor, p_key text, p_hash text) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r record.request;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  select * into r from record.request where person_id = (a).person_id and key = p_key;
  if not found then return null; end if;
  return jsonb_build_object('word', case when r.body_hash = p_hash then 'replay' else 'key-reused' end);
end $$;

-- Whose matter a stream is: the applicant of the case or of the project. Null: another stream.
create function supervision.applicant_of(p_stream uuid) returns int
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce((select f.applicant_organ from casework.case_file f where f.id = p_stream),
    (select p.applicant_organ from projects.project p where p.id = p_stream));
end $$;

-- Trip 1 of an act on an alert: who, replay, today, whose it is, and whether this person has acknowledged it.
create function supervision.look_at_alert(p_principal text, p_key text, p_hash text, p_id bigint) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); l record.alert; stop jsonb := supervision.stopped(a, p_key, p_hash);
begin
  if stop is not null then return stop; end if;
  select * into l from record.alert where id = p_id;
  if not found or not app.sees(a, l.park_id, l.viewers) then return '{"word": "absent"}'; end if;
  return jsonb_build_object('word', 'go', 'actor', app.actor_json(a), 'today', app.legal_today(),
    'alert', jsonb_build_object('id', l.id, 'caseId', l.stream_id, 'idx', l.idx, 'clock', l.kind, 'rung', l.rung,
      'level', l.level, 'organId', l.organ_id, 'parkId', l.park_id, 'applicantOrgan', supervision.applicant_of(l.stream_id),
      'mine', exists (select from supervision.acknowledgement k where k.alert_id = p_id and k.person_id = (a).person_id)));
end $$;

-- Trip 2. Two clicks at once: the second breaks the primary key, and asked again finds its own acknowledgement.
create function supervision.acknowledge(p_principal text, p_key text, p_hash text, p_id bigint, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); b record.begun; l record.alert; n int;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' then return '{"word": "absent"}'; end if;
  select * into l from record.alert where id = p_id;
  b := record.begin_act(a, p_key, p_hash, l.stream_id);
  if b.word <> 'go' then return jsonb_build_object('word', b.word); end if;
  n := record.end_act(a, p_key, p_hash, l.stream_id, b, p_act);
  insert into supervision.acknowledgement
    values (p_id, (a).person_id, (a).organ_id, l.park_id, l.organ_id, l.stream_id, n, p_act->>'note', b.at);
  update record.alert set acknowledged_at = b.at where id = p_id and acknowledged_at is null;
  return jsonb_build_object('word', 'done', 'seq', n);
end $$;

-- Trip 1 of an act on an incident. An operator sees each of them, and no case; everybody else none to act on.
create function supervision.look_at_incident(p_principal text, p_key text, p_hash text, p_id uuid) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); i record.incident; stop jsonb := supervision.stopped(a, p_key, p_hash);
begin
  if stop is not null then return stop; end if;
  select * into i from record.incident where id = p_id;
  if not found or not ('operator' = any ((a).roles) or ('supervisor' = any ((a).roles) and i.park_id = (a).park_id)) then
    return '{"word": "absent"}';
  end if;
  return jsonb_build_object('word', 'go', 'actor', app.actor_json(a), 'today', app.legal_today(),
    'incident', jsonb_build_object('id', i.id, 'kind', i.kind, 'caseId', i.stream_id, 'idx', i.idx, 'seq', i.seq,
      'subject', i.subject, 'open', i.closed_at is null, 'applicantOrgan', supervision.applicant_of(i.stream_id)));
end $$;

-- Trip 2. Whoever comes second finds it closed: 'stale' (OS412), and is asked again.
create function supervision.close_incident(p_principal text, p_key text, p_hash text, p_id uuid, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); b record.begun; i record.incident; stream uuid; n int;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' then return '{"word": "absent"}'; end if;
  select * into i from record.incident where id = p_id;
  stream := i.stream_id;
  b := record.begin_act(a, p_key, p_hash, stream, true);
  if b.word <> 'go' then return jsonb_build_object('word', b.word); end if;
  -- In the order in which a pass takes both: what it tries, then the incident.
  if i.kind = 'publication' then perform casework.unreached_told(stream, i.idx, i.subject, p_act->>'how'); end if;
  perform record.close_incident(p_id, p_act->>'how', p_act->>'note', (a).person_id, b);
  n := record.end_act(a, p_key, p_hash, stream, b, p_act);
  return jsonb_build_object('word', 'done', 'seq', n);
end $$;

-- What everybody may know: on-time rates and medians, by park or by item. Of fewer than five decisions it says how many they
-- are and no more: the median of one would be one applicant's business.
create function supervision.public_figures(p_by text, p_from date, p_to date)
  returns table (key text, decided int, promise_rate float8, statute_rate float8, median_days int)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  with spread as (
    select case p_by when 'park' then m.park_id::text when 'channel' then coalesce(m.channel, 'ordinary') else m.item_code end as key, m.used_days, count(m.decided_on) as decided,
           count(m.on_time_promise) as promised, count(*) filter (where m.on_time_promise) as promise_kept,
           count(m.on_time_statute) as statutory, count(*) filter (where m.on_time_statute) as statute_kept,
           count(m.used_days) filter (where m.decided_on is not null) as counted
      from casework.measure m where m.ended_on between p_from and p_to group by 1, 2),
  running as (
    select *, sum(counted) over (partition by s.key order by s.used_days) as upto, sum(counted) over (partition by s.key) as total
      from spread s),
  figures as (
    select r.key, sum(r.decided)::int as decided, sum(r.promise_kept)::float8 / nullif(sum(r.promised), 0) as promise_rate,
           sum(r.statute_kept)::float8 / nullif(sum(r.statutory), 0) as statute_rate,
           min(r.used_days) filter (where r.upto * 2 >= r.total and r.total > 0) as median_days
      from running r group by r.key)
  select f.key, f.decided, case when f.decided >= 5 then f.promise_rate end, case when f.decided >= 5 then f.statute_rate end,
         case when f.decided >= 5 then f.median_days end
    from figures f
$$;

revoke all on all functions in schema supervision from public;
grant execute on function supervision.look_at_alert, supervision.acknowledge, supervision.look_at_incident,
  supervision.close_incident, supervision.public_figures to app_rt;

reset role;
