-- A project outlives its cases: its code, its facts in versions, and the register of results that later decisions stand on. It is a
-- stream of its own. Locks are taken in one order: the stream of the project, then its row; an act on a case takes the row alone.
set local role app_owner;

create schema projects;
grant usage on schema projects to app_acts, app_rt;

create table projects.project (
  id uuid primary key,
  code text unique,
  name text not null,
  park_id int not null,
  base_code text not null,
  applicant_organ int not null,
  viewers int[] not null,
  facts jsonb not null,
  opened_at timestamptz not null,
  facts_version int not null default 1
);
create index project_of_applicant on projects.project (applicant_organ, id);

-- Every version of the facts, with the day, the person and the paper it rests on; `changed` names what is other than before.
create table projects.facts_version (
  project_id uuid not null references projects.project,
  version int not null,
  facts jsonb not null,
  changed jsonb not null,
  effective_on date not null,
  person_id uuid not null,
  organ_id int not null,
  evidence text,
  recorded_at timestamptz not null,
  primary key (project_id, version)
);
create trigger append_only before update or delete on projects.facts_version
  for each row execute function record.refuse_change();
create trigger no_truncate before truncate on projects.facts_version
  for each statement execute function record.refuse_change();

-- Domains: the check of a table is read anew by every statement that writes it (a twentieth of an act), that of a domain once a session.
create domain projects.result_state as text check (value in ('in-force', 'changed', 'renewed', 'stayed', 'lapsed', 'retracted', 'revoked',
  'annulled', 'cancelled', 'replaced'));
create domain projects.result_source as text check (value in ('decision', 'outside', 'shared'));

-- The register. subject: which part of the project it is about (a building), '' for all of it. A result is never deleted: a change
-- (变更) leaves it as `changed` and a new decision as `replaced`, and what takes its place is a row of its own. obligations: duties with their day, their inspector, and how they were done.
create table projects.result (
  id uuid primary key,
  -- No foreign key: whoever writes a result holds the row of its project.
  project_id uuid not null,
  item_code text not null,
  subject text not null,
  number text not null,
  organ_id int not null,
  in_force_on date not null,
  valid_until date,
  fields jsonb not null,
  state projects.result_state not null,
  state_on date not null,
  version int not null,
  source projects.result_source not null,
  case_id uuid,
  idx smallint,
  evidence text,
  obligations jsonb not null,
  -- Of what time alone ended: how it stood by then, and since when.
  lapsed_from jsonb check (lapsed_from is null or state = 'lapsed')
);
create index result_of_project on projects.result (project_id, item_code, subject);
create unique index one_result_counts on projects.result (project_id, item_code, subject)
  where state in ('in-force', 'renewed', 'stayed');

-- What one person asks for and another has to confirm (rights fall, a paper from outside, a fact put right by an organ). Neither who
-- asked nor whose place they took is that other.
create table projects.proposal (
  id uuid primary key,
  project_id uuid not null references projects.project,
  kind text not null,
  says jsonb not null,
  person_id uuid not null,
  organ_id int not null,
  proposed_on date not null,
  ended text check (ended in ('confirmed', 'dropped')),
  in_place_of uuid
);
create index proposal_of_project on projects.proposal (project_id);

-- 绿色通道: every admission with what it rests on and what was looked at, and its end. basis: published criteria that were met, a list
-- that names the project, or an exception with its last day. review_on: by then it is looked at again.
create table projects.channel (
  id uuid primary key,
  project_id uuid not null references projects.project,
  basis jsonb not null,
  evidence jsonb not null,
  official jsonb not null,
  lead_organ int not null,
  since date not null,
  review_on date not null,
  ended_on date,
  cause text check (cause in ('not-met', 'banned', 'entry-ended', 'exception-ended', 'false-data')),
  changed_at timestamptz not null,
  check ((ended_on is null) = (cause is null))
);
create unique index one_channel on projects.channel (project_id) where ended_on is null;
create index channel_of_project on projects.channel (project_id, since);

do $$
declare t text;
begin
  foreach t in array array['project', 'facts_version', 'result', 'proposal', 'channel'] loop
    execute format('alter table projects.%I enable row level security', t);
    execute format('alter table projects.%I force row level security', t);
    execute format('create policy acts on projects.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert on projects.%I to app_acts', t);
    execute format('grant select on projects.%I to app_rt', t);
  end loop;
end $$;
grant update on projects.project, projects.result, projects.proposal, projects.channel to app_acts;
create policy sight on projects.project for select to app_rt using (
  (select app.organ()) = any (viewers) or (park_id = (select app.park()) and (select app.sees_park())));
create policy sight on projects.facts_version for select to app_rt using (
  exists (select from projects.project p where p.id = project_id));
create policy sight on projects.result for select to app_rt using (
  exists (select from projects.project p where p.id = project_id));
create policy sight on projects.channel for select to app_rt using (
  exists (select from projects.project p where p.id = project_id));
-- What is only proposed is a matter inside the organs.
create policy sight on projects.proposal for select to app_rt using (
  exists (select from projects.project p where p.id = project_id and p.applicant_organ <> (select app.organ())));

grant create on schema projects to app_acts;
set local role app_acts;

-- RFC 8785 for what SQL itself writes into a line. Keys are ASCII.
create function projects.canonical(p jsonb) returns text immutable language plpgsql as $$
begin
  return case jsonb_typeof(p)
    when 'object' then '{' || coalesce((select string_agg(to_json(e.key)::text || ':' || projects.canonical(e.value), ','
                          order by e.key collate "C") from jsonb_each(p) e), '') || '}'
    when 'array' then '[' || coalesce((select string_agg(projects.canonical(e.value), ',' order by e.ordinality)
                          from jsonb_array_elements(p) with ordinality e), '') || ']'
    else p::text end;
end $$;

-- Does a result in that state count on that day? The day itself still counts; stayed (停止执行) it does not.
create function projects.counts(p_state text, p_until date, p_today date) returns boolean immutable language plpgsql as $$
begin
  return p_state in ('in-force', 'renewed') and (p_until is null or p_until >= p_today);
end $$;

-- When the register has something to say next: a validity that is over, an obligation that nobody has met, a place in the green
-- channel that ends or is to be reviewed. Null: nothing.
create function projects.next_ring(p_project uuid) returns timestamptz
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare d date;
begin
  select min(x.d) into d from (
    select r.valid_until as d from projects.result r
     where r.project_id = p_project and r.state in ('in-force', 'renewed', 'stayed')
    union all
    select (o->>'dueOn')::date from projects.result r, jsonb_array_elements(r.obligations) o
     where r.project_id = p_project and r.state in ('in-force', 'renewed', 'stayed')
       and not o ? 'doneOn' and not o ? 'toldOn'
    union all
    select least(c.review_on, (c.basis->>'through')::date) from projects.channel c
     where c.project_id = p_project and c.ended_on is null) x;
  return (d + 1)::timestamp at time zone 'Asia/Shanghai';
end $$;

-- The last admission of a project to the green channel, as the rules read it; null where there was none.
create function projects.channel_of(p_project uuid) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return (select jsonb_build_object('id', c.id, 'basis', c.basis, 'evidence', c.evidence, 'official', c.official,
      'leadOrgan', c.lead_organ, 'since', c.since, 'reviewOn', c.review_on,
      'ended', case when c.ended_on is not null then jsonb_build_object('on', c.ended_on, 'cause', c.cause) end)
    from projects.channel c where c.project_id = p_project order by c.ended_on is null desc, c.changed_at desc limit 1);
end $$;

-- p: {admitted} or {reviewed, evidence} or {ended, evidence?}; what was lost for its figures may yet be found to rest on false data.
create function projects.put_channel(p_project uuid, p jsonb, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare x jsonb := coalesce(p->'admitted', p->'reviewed', p->'ended');
begin
  if p ? 'admitted' then
    insert into projects.channel values ((x->>'id')::uuid, p_project, x->'basis', x->'evidence', x->'official',
      (x->>'leadOrgan')::int, (x->>'since')::date, (x->>'reviewOn')::date, null, null, p_at);
    return;
  end if;
  update projects.channel c set review_on = coalesce((x->>'reviewOn')::date, c.review_on),
      evidence = coalesce(p->'evidence', c.evidence), changed_at = p_at,
      ended_on = coalesce(c.ended_on, (x->>'on')::date), cause = coalesce(x->>'cause', c.cause)
   where c.id = (x->>'id')::uuid and c.project_id = p_project;
end $$;

-- Projects with their streams and first facts, within the acts of their numbers; answers their first lines, for `end_acts`. p: [{n, id, code, name,
-- base, parkId, facts, applicantOrgan, viewers, line}]. `viewers` see the project and what is written in its stream from now on; the first line is
-- the applicant's.
create function projects.open_projects(p_held record.held[], p jsonb, p_at timestamptz) returns record.held[]
  language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare today date := (p_at at time zone 'Asia/Shanghai')::date; opened record.held[];
begin
  with x as (select x.*, h.person_id, h.organ_id from unnest(p_held) h join jsonb_to_recordset(p) x(n int, id uuid, code text, name text,
      "parkId" int, base text, "applicantOrgan" int, viewers int[], facts jsonb, line text) on x.n = h.n),
    stream as (insert into record.stream select x.id, x."parkId", x.viewers, 1, p_at from x),
    project as (insert into projects.project
      select x.id, x.code, x.name, x."parkId", x.base, x."applicantOrgan", x.viewers, x.facts, p_at from x),
    facts as (insert into projects.facts_version select x.id, 1, x.facts, '[]', today, x.person_id, x.organ_id, null, p_at from x)
  select array_agg(row(x.n, x.id, 1, p_at, x."parkId", array[x."applicantOrgan"], x.person_id, x.organ_id, null, null, x.line,
      jsonb_build_object('kind', 'OPEN_PROJECT', 'effectiveOn', today, 'topics', '["project.changed"]'::jsonb), null)::record.held)
    into opened from x;
  return opened;
end $$;

-- One, within an act of its own. p: {id, code, name, base, facts, applicantOrgan, line}.
create function projects.open_project(a app.actor, p jsonb, p_park int, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare h record.held;
begin
  h.n := 1;
  h.person_id := (a).person_id;
  h.organ_id := (a).organ_id;
  perform record.end_acts(projects.open_projects(array[h], jsonb_build_array(p || jsonb_build_object('n', 1, 'parkId', p_park,
    'viewers', jsonb_build_array(p->'applicantOrgan'))), p_at), '{}', '{}');
end $$;

-- Organs that come to serve the project see it, and what is written in its stream from now on.
create function projects.show_to(p_project uuid, p_organs int[]) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update record.stream set viewers = (select array_agg(distinct v) from unnest(viewers || p_organs) v)
   where id = p_project and not viewers @> p_organs;
  update projects.project set viewers = (select array_agg(distinct v) from unnest(viewers || p_organs) v)
   where id = p_project and not viewers @> p_organs;
end $$;

-- Results enter registers; what counted before of the same item and subject is replaced by it, and the day says when; one whose
-- validity is over when it comes in takes nobody's place. p_projects, p_cases: by the number of the act, 1 where a result says none. The caller
-- holds the rows of the projects.
create function projects.put_results(p_projects uuid[], p_cases uuid[], p_results jsonb, p_today date) returns void
  language plpgsql set search_path = pg_catalog, pg_temp set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  update projects.result r set state = 'replaced', state_on = x."inForceOn", version = r.version + 1
    from jsonb_to_recordset(p_results) x(n int, code text, subject text, "inForceOn" date, "validUntil" date)
   where r.project_id = p_projects[coalesce(x.n, 1)] and r.item_code = x.code and r.subject = coalesce(x.subject, '')
     and r.state in ('in-force', 'renewed', 'stayed') and coalesce(x."validUntil" >= p_today, true);
  insert into projects.result
    select coalesce(x.id, gen_random_uuid()), p_projects[coalesce(x.n, 1)], x.code, coalesce(x.subject, ''), x.number, x."organId",
           x."inForceOn", x."validUntil", x.fields, case when x."validUntil" < p_today then 'lapsed' else 'in-force' end,
           case when x."validUntil" < p_today then x."validUntil" + 1 else x."inForceOn" end, 1,
           coalesce(x.source, case when p_cases[coalesce(x.n, 1)] is null then 'outside' else 'decision' end), p_cases[coalesce(x.n, 1)],
           x.idx, x.evidence, coalesce(x.obligations, '[]')
      from jsonb_to_recordset(p_results) x(n int, id uuid, code text, subject text, number text, "organId" int, "inForceOn" date,
             "validUntil" date, fields jsonb, source text, idx smallint, evidence text, obligations jsonb)
     where p_projects[coalesce(x.n, 1)] is not null;
  -- Their own days alone can make the alarm of a register ring earlier.
  if jsonb_path_exists(p_results, '$[*] ? (@.validUntil != null || exists(@.obligations[*]))') then
    insert into record.alarm (stream_id, idx, kind, park_id, due_at)
      select p.id, 0, 'register', p.park_id, (min(d.day) + 1)::timestamp at time zone 'Asia/Shanghai'
        from jsonb_to_recordset(p_results) x(n int, "validUntil" date, obligations jsonb)
        join projects.project p on p.id = p_projects[coalesce(x.n, 1)]
        cross join lateral (select x."validUntil" union all
          select (o->>'dueOn')::date from jsonb_array_elements(x.obligations) o where not o ? 'doneOn' and not o ? 'toldOn') d(day)
       where coalesce(x."validUntil" >= p_today, true) and d.day is not null group by p.id
    on conflict (stream_id, idx, kind) do update set due_at = excluded.due_at
      where alarm.parked_reason is null and alarm.due_at > excluded.due_at;
  end if;
end $$;

-- The result of an item whose decision is revoked in its case; one that fell before stays as it fell. The caller holds the row of the
-- project.
create function projects.revoke_result(p_project uuid, p_case uuid, r jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update projects.result x set state = 'revoked', state_on = (r->>'on')::date, version = x.version + 1
   where x.project_id = p_project and x.case_id = p_case and x.idx = (r->>'idx')::smallint
     and x.state in ('in-force', 'renewed', 'stayed');
end $$;

-- A result that no person enters by an act of their own: the line of the project says it.
create function projects.enter_by_itself(a app.actor, p_project uuid, r jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare b record.begun := record.begin_act(a, null, null, p_project, true);
        today date := (b.at at time zone 'Asia/Shanghai')::date; entered jsonb := r || jsonb_build_object('id', gen_random_uuid());
begin
  perform from projects.project p where p.id = p_project for no key update;
  perform projects.put_results(array[p_project], '{}', jsonb_build_array(entered), today);
  perform record.end_act(a, null, null, p_project, b, jsonb_build_object('kind', 'ENTER_RESULT', 'effectiveOn', today,
    'line', projects.canonical(jsonb_build_object('project', p_project, 'kind', 'ENTER_RESULT', 'effectiveOn', today,
      'by', jsonb_build_object('personId', (a).person_id, 'organId', (a).organ_id), 'entered', jsonb_build_array(entered))),
    'topics', '["project.changed", "result.in-force"]'::jsonb, 'touched', '[]'::jsonb, 'alarms', '[]'::jsonb, 'alerts', '[]'::jsonb,
    'notices', '[]'::jsonb));
end $$;

-- Has the applicant a project without this result?
create function projects.lacks_result(p_applicant int, p_code text) returns boolean
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from projects.project p where p.applicant_organ = p_applicant
    and not exists (select from projects.result r where r.project_id = p.id and r.item_code = p_code));
end $$;

-- A result that is the applicant's in all its projects, where it is not there yet; answers which have it new.
create function projects.share_result(a app.actor, p_applicant int, r jsonb) returns uuid[]
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare their uuid[] := '{}'; project uuid;
begin
  for project in select p.id from projects.project p where p.applicant_organ = p_applicant
      and not exists (select from projects.result x where x.project_id = p.id and x.item_code = r->>'code') order by p.id loop
    -- Two that share at once: the second waits here for the stream, and then finds the result there.
    perform from record.stream s where s.id = project for no key update;
    continue when exists (select from projects.result x where x.project_id = project and x.item_code = r->>'code');
    perform projects.enter_by_itself(a, project, r || '{"source": "shared"}');
    their := their || project;
  end loop;
  return their;
end $$;

-- Results of a project that count today, as the engine reads them: [{code, subject, number, organId, inForceOn, fields}].
create function projects.results(p_project uuid) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare today date := app.legal_today();
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('code', item_code, 'subject', subject, 'number', number, 'organId', organ_id,
           'inForceOn', in_force_on, 'fields', fields) order by in_force_on, item_code, subject), '[]')
            from projects.result where project_id = p_project and projects.counts(state, valid_until, today));
end $$;

-- Results that count no more, or no more as they were, with how and since when: what stood on them is told (BASIS_LOST).
create function projects.fallen(p_project uuid) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare today date := app.legal_today();
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('code', item_code, 'subject', subject, 'number', number,
           'how', case when state in ('in-force', 'renewed') then 'lapsed' else state end,
           'on', case when state in ('in-force', 'renewed') then valid_until + 1 else state_on end) order by state_on, id), '[]')
            from projects.result where project_id = p_project
             and not (state in ('in-force', 'renewed') and projects.counts(state, valid_until, today)));
end $$;

-- Before any rule: is somebody signed in, and was this asked before? Null: go on.
create function projects.stopped(a app.actor, p_key text, p_hash text) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r record.request;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  select * into r from record.request where person_id = (a).person_id and key = p_key;
  if not found then return null; end if;
  return jsonb_build_object('word', case when r.body_hash = p_hash then 'replay' else 'key-reused' end, 'id', r.stream_id,
    'seq', r.seq);
end $$;

-- Trip 1 of opening: who, replay, legal now, and the park of the base.
create function projects.prepare(p_principal text, p_key text, p_hash text, p_base text) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); stop jsonb := projects.stopped(a, p_key, p_hash);
begin
  if stop is not null then return stop; end if;
  -- Whoever is confined to some projects opens no new one.
  if (a).more ? 'projects' then return '{"word": "absent"}'; end if;
  return jsonb_build_object('word', 'go', 'now', app.legal_now(), 'actor', app.actor_json(a),
    'parkId', (select b.park_id from catalogue.base b where b.code = p_base));
end $$;

-- Trip 2 of opening. The request row goes first: of two identical ones at once the second waits here and then replays.
create function projects.open(p_principal text, p_key text, p_hash text, p_open jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); id uuid := (p_open->'project'->>'id')::uuid;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_open->'roles' or (a).more ? 'projects' then return '{"word": "absent"}'; end if;
  insert into record.request values ((a).person_id, p_key, p_hash, id, 1) on conflict do nothing;
  if not found then return '{"word": "again"}'; end if;
  perform projects.open_project(a, p_open->'project', (p_open->>'parkId')::int, app.legal_now());
  return jsonb_build_object('word', 'done', 'id', id, 'seq', 1);
end $$;

-- Trip 1 of an act on a project: who, replay, legal now, the project as it stands. One snapshot.
create function projects.load(p_principal text, p_key text, p_hash text, p_project uuid) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); stop jsonb := projects.stopped(a, p_key, p_hash); p projects.project;
        version int; last timestamptz;
begin
  if stop is not null then return stop; end if;
  select * into p from projects.project where id = p_project;
  if not found or not app.sees(a, p.park_id, p.viewers) or not app.reaches(a, p.id) then return '{"word": "absent"}'; end if;
  select s.seq, j.recorded_at into version, last
    from record.stream s left join record.journal j on j.stream_id = s.id and j.seq = s.seq where s.id = p.id;
  return jsonb_build_object('word', 'go', 'now', greatest(app.legal_now(), last), 'actor', app.actor_json(a),
    'project', jsonb_build_object('id', p.id, 'seq', version, 'code', p.code, 'name', p.name, 'base', p.base_code, 'parkId', p.park_id,
      'applicantOrgan', p.applicant_organ, 'facts', p.facts, 'factsVersion', p.facts_version,
      'channel', projects.channel_of(p.id)),
    'results', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'code', r.item_code, 'subject', r.subject, 'number', r.number,
        'organId', r.organ_id, 'inForceOn', r.in_force_on, 'validUntil', r.valid_until, 'fields', r.fields, 'state', r.state,
        'stateOn', r.state_on, 'version', r.version, 'source', r.source, 'obligations', r.obligations, 'lapsedFrom', r.lapsed_from) order by r.in_force_on, r.id), '[]')
      from projects.result r where r.project_id = p.id),
    'proposals', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'says', x.says, 'personId', x.person_id,
        'inPlaceOf', x.in_place_of, 'organId', x.organ_id, 'on', x.proposed_on) order by x.id), '[]')
      from projects.proposal x where x.project_id = p.id and x.ended is null));
end $$;

-- Trip 2: one act on a project, whole or not at all. What was read is 'stale' once another act came in between.
create function projects.act(p_principal text, p_key text, p_hash text, p_project uuid, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); b record.begun; n int; f jsonb := p_act->'facts'; r jsonb; ring timestamptz;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' then return '{"word": "absent"}'; end if;
  b := record.begin_act(a, p_key, p_hash, p_project);
  if b.word <> 'go' then return jsonb_build_object('word', b.word, 'id', p_project, 'seq', b.seq); end if;
  if b.seq is distinct from (p_act->>'seen')::int or (p_act->>'now')::timestamptz > b.at then
    raise exception 'stale' using errcode = 'OS412';
  end if;
  perform from projects.project p where p.id = p_project for no key update;
  if p_act ? 'code' then update projects.project set code = p_act->>'code' where id = p_project; end if;
  if p_act ? 'facts' then
    update projects.project set facts = f->'facts', facts_version = (f->>'version')::int where id = p_project;
    insert into projects.facts_version values (p_project, (f->>'version')::int, f->'facts', f->'changed',
      (p_act->>'effectiveOn')::date, (a).person_id, (a).organ_id, f->>'evidence', b.at);
  end if;
  if p_act ? 'channel' then perform projects.put_channel(p_project, p_act->'channel', b.at); end if;
  for r in select * from jsonb_array_elements(p_act->'amended') loop
    update projects.result x set state = r->>'state', state_on = (r->>'stateOn')::date, valid_until = (r->>'validUntil')::date,
        number = r->>'number', fields = r->'fields', obligations = r->'obligations',
        lapsed_from = case when r->>'state' = 'lapsed' then coalesce(r->'lapsedFrom', x.lapsed_from) end, version = x.version + 1
     where x.id = (r->>'id')::uuid and x.project_id = p_project and x.version = (r->>'version')::int;
    -- A decision in a case replaced it meanwhile: only the row says so, since that act is not in this stream.
    if not found then raise exception 'stale' using errcode = 'OS412'; end if;
  end loop;
  for r in select * from jsonb_array_elements(p_act->'entered') loop
    perform projects.put_results(array[p_project], '{}', jsonb_build_array(r), (b.at at time zone 'Asia/Shanghai')::date);
  end loop;
  insert into projects.proposal
    select (x->>'id')::uuid, p_project, x->>'kind', x->'says', (a).person_id, (a).organ_id, (p_act->>'effectiveOn')::date, null,
           ((a).more->>'inPlaceOf')::uuid
      from jsonb_array_elements(p_act->'proposed') x;
  update projects.proposal x set ended = e->>'as' from jsonb_array_elements(p_act->'ended') e
   where x.id = (e->>'id')::uuid and x.project_id = p_project and x.ended is null;
  ring := projects.next_ring(p_project);
  n := record.end_act(a, p_key, p_hash, p_project, b, p_act || jsonb_build_object('touched', '[0]'::jsonb, 'alarms',
    case when ring is null then '[]' else jsonb_build_array(jsonb_build_object('idx', 0, 'kind', 'register', 'due_at', ring)) end));
  return jsonb_build_object('word', 'done', 'id', p_project, 'seq', n);
end $$;

-- A ring that found nothing to do: the alarm moves on without a line.
create function projects.look_past(p_project uuid, p_seq int) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ring timestamptz;
begin
  -- A decision that enters a result holds the row of the project: looked at beside it, the old ring would be put in the place of the new one.
  perform from record.stream where id = p_project for no key update;
  perform from projects.project where id = p_project for no key update;
  ring := projects.next_ring(p_project);
  perform record.rearm(p_project, p_seq, '{0}', case when ring is null then '[]'
    else jsonb_build_array(jsonb_build_object('idx', 0, 'kind', 'register', 'due_at', ring)) end);
end $$;

-- What the line of a project changed in its facts: {version, changed}; null where it is about something else.
create function projects.facts_change(p_project uuid, p_seq int) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('version', j.line::jsonb->'facts'->'version', 'changed', j.line::jsonb->'facts'->'changed')
    from record.journal j where j.stream_id = p_project and j.seq = p_seq and j.line::jsonb ? 'facts'
$$;

-- Projects in the green channel.
create function projects.green() returns setof uuid
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select c.project_id from projects.channel c where c.ended_on is null
$$;

-- The public list: who is in the green channel and why; who left it within a year and why.
create function projects.channel_list() returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('changedAt', max(c.changed_at), 'items', coalesce(jsonb_agg(jsonb_build_object(
      'code', p.code, 'name', p.name, 'park', jsonb_build_object('code', k.code, 'zh', k.name_zh, 'en', k.name_en),
      'base', jsonb_build_object('code', b.code, 'zh', b.name_zh, 'en', b.name_en), 'basis', c.basis, 'since', c.since,
      'reviewOn', c.review_on, 'endedOn', c.ended_on, 'cause', c.cause)
      order by c.ended_on is not null, c.since desc, c.id), '[]'))
    from projects.channel c join projects.project p on p.id = c.project_id
    join catalogue.park k on k.id = p.park_id join catalogue.base b on b.code = p.base_code
   where c.ended_on is null or c.ended_on > app.legal_today() - 365
$$;

revoke all on all functions in schema projects from public;
grant execute on function projects.prepare, projects.open, projects.load, projects.act, projects.look_past,
  projects.facts_change, projects.green, projects.channel_list to app_rt;

reset role;
