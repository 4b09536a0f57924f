-- Cases and items. Read (one trip, no lock) -> decide (pure) -> act (one call, versions compared): engine.md A1.
set local role app_owner;

create schema casework;
grant usage on schema casework to app_acts, app_rt;

create sequence casework.receipt_number;
grant usage on sequence casework.receipt_number to app_acts;
-- Which piece of the request keys is walked next.
create sequence casework.request_slice minvalue 0;
grant usage on sequence casework.request_slice to app_acts;
grant delete on record.request to app_acts;

create table casework.case_file (
  id uuid primary key,
  park_id int not null,
  base_code text not null,
  project_id uuid not null,
  applicant_organ int not null,
  guide_version int not null,
  receipt_no text not null unique,
  query_hash text not null,
  viewers int[] not null,
  status text not null default 'open',
  generation smallint not null default 1,
  open smallint not null,
  granted smallint not null default 0,
  refused smallint not null default 0,
  withdrawn smallint not null default 0,
  -- Of the joint handling (联合办理); null where the guide has none, and then acts load only what they touch.
  joint jsonb,
  submitted_at timestamptz not null,
  concluded_at timestamptz,
  check (open >= 0 and status = case open when 0 then 'concluded' else 'open' end)
) with (fillfactor = 80);
create index case_of_applicant on casework.case_file (applicant_organ, id);
create index case_of_park on casework.case_file (park_id, id);
create index case_of_project on casework.case_file (project_id);

create table casework.case_item (
  case_id uuid not null,
  idx smallint not null,
  code text not null,
  park_id int not null,
  organ_id int not null,
  viewers int[] not null,
  item_version int not null,
  machine_version smallint not null,
  calendar int not null,
  standing text not null,
  work text not null,
  facts jsonb not null,
  turn text not null,
  awaits text[] not null,
  due_on date,
  warn_on date,
  version int not null default 1,
  ahead boolean not null default false,
  deliver_by date,
  primary key (case_id, idx)
) with (fillfactor = 80);
-- The queue is an index on the item row, of its organ and of its park; order by due day is order by working time left. Within a day
-- the green channel comes first, but for what is limited by number, which keeps its order (行政许可法 57). No day ever waits for it.
-- `case`: under row-level security the index begins at no bound of `coalesce`.
create index queue on casework.case_item (organ_id, (case when due_on is null then 'infinity' else due_on end), (not ahead), case_id, idx)
  where standing in ('filed', 'correcting', 'accepted');
create index queue_of_park on casework.case_item (park_id, (case when due_on is null then 'infinity' else due_on end), (not ahead), case_id, idx)
  where standing in ('filed', 'correcting', 'accepted');

-- Decided and not served: what the window hands out, case by case, with the last day of each item.
create index handout_of_park on casework.case_item (park_id, (case when deliver_by is null then 'infinity' else deliver_by end), case_id, idx) where standing in ('granted', 'refused', 'recorded');

-- What the applicant filled in, once for all items; the line of the submission holds its digest with the salt.
create table casework.case_form (
  case_id uuid primary key,
  viewers int[] not null,
  form jsonb not null,
  salt text not null
);
alter table casework.case_form enable row level security;
alter table casework.case_form force row level security;
create policy acts on casework.case_form to app_acts using (true) with check (true);
-- Whoever sees the case; who only sees its park is shown identity numbers masked (ReadForm).
create policy sight on casework.case_form for select to app_rt using (exists (select from casework.case_file f where f.id = case_id));
grant select, insert, update on casework.case_form to app_acts;
grant select on casework.case_form to app_rt;

create index open_case on casework.case_file (id) where status = 'open';

-- Calendars and versions of items that were taken to every open case.
create table casework.reached (publication_id int primary key, done_at timestamptz not null default now());
alter table casework.reached enable row level security;
alter table casework.reached force row level security;
create policy acts on casework.reached to app_acts using (true) with check (true);
grant select, insert on casework.reached to app_acts;

-- The items that could not be moved then: they alone are tried again, from `due_at` on; never, where an operator said so.
create table casework.unreached (
  publication_id int,
  case_id uuid,
  idx smallint,
  since timestamptz not null default now(),
  attempts int not null default 1,
  due_at timestamptz not null default now() + interval '1 minute',
  primary key (publication_id, case_id, idx)
);
alter table casework.unreached enable row level security;
alter table casework.unreached force row level security;
create policy acts on casework.unreached to app_acts using (true) with check (true);
grant select, insert, update, delete on casework.unreached to app_acts;

-- The queue of the organs that are asked to confirm: a cache of what the facts of the item say, one row per confirmation.
create table casework.confirmation (
  case_id uuid not null,
  idx smallint not null,
  id text not null,
  organ_id int not null,
  park_id int not null,
  viewers int[] not null,
  state text not null check (state in ('asked', 'provisional', 'silent', 'objected', 'confirmed', 'lapsed')),
  due_on date,
  primary key (case_id, idx, id)
);
create index confirmation_queue on casework.confirmation (organ_id, (coalesce(due_on, 'infinity')), case_id, idx, id)
  where state in ('asked', 'provisional', 'silent');

do $$
declare t text;
begin
  foreach t in array array['case_file', 'case_item', 'confirmation'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy acts on casework.%I to app_acts using (true) with check (true)', t);
    execute format('create policy sight on casework.%I for select to app_rt using (
      (select app.organ()) = any (viewers) or (park_id = (select app.park()) and (select app.sees_park())))', t);
    execute format('grant select, insert, update on casework.%I to app_acts', t);
    execute format('grant select on casework.%I to app_rt', t);
  end loop;
end $$;

grant create on schema casework to app_acts;
set local role app_acts;

-- Who answers which confirmation at a base, as the rules are told.
create function casework.confirmers(p_base text) returns jsonb stable language plpgsql as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('confirmation', c.confirmation, 'organId', c.organ_id)), '[]')
            from catalogue.confirmer c where c.base_code = p_base);
end $$;

-- The organ that was asked for one confirmation; null where it never was.
create function casework.asked_organ(p_case uuid, p_idx int, p_id text) returns int
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select organ_id from casework.confirmation where case_id = p_case and idx = p_idx and id = p_id
$$;

-- The rows of confirmations as the items of an act or of a submission leave them.
create function casework.put_confirmations(p_case uuid, p_park int, p_viewers int[], p_items jsonb) returns void
  language plpgsql as $$
begin
  insert into casework.confirmation (case_id, idx, id, organ_id, park_id, viewers, state, due_on)
    select p_case, i.idx, c.id, c.organ_id, p_park, p_viewers, c.state, c.due_on
      from jsonb_to_recordset(p_items) i(idx smallint, confirmations jsonb),
           jsonb_to_recordset(i.confirmations) c(id text, organ_id int, state text, due_on date)
  on conflict (case_id, idx, id) do update set state = excluded.state, due_on = excluded.due_on;
end $$;

-- The rows of items that submissions or additions bring into their cases. p_cases: by the number of the act.
create function casework.add_items(p_cases uuid[], p_items jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into casework.case_item (case_id, idx, code, park_id, organ_id, viewers, item_version, machine_version, calendar,
      standing, work, facts, turn, awaits, due_on, warn_on, deliver_by, ahead)
    select s.id, x.idx, x.code, s.park_id, x.organ_id, s.viewers, x.item_version, x.machine_version, x.calendar, x.standing,
           x.work, x.facts, x.turn, x.awaits, x.due_on, x.warn_on, x.deliver_by, coalesce(x.ahead, false)
      from jsonb_to_recordset(p_items) x(n int, idx smallint, code text, organ_id int, item_version int,
             machine_version smallint, calendar int, standing text, work text, facts jsonb, turn text, awaits text[],
             due_on date, warn_on date, deliver_by date, ahead boolean)
      join record.stream s on s.id = p_cases[x.n];
end $$;

-- 改派, 移送, 报送, 征求意见, 容缺: the organ that is to decide an item, is asked about it, or owes it a paper, sees the case from then on, as the one before goes on
-- seeing it. Those that do not see it yet.
create function casework.newcomers(p_viewers int[], p_changes jsonb) returns int[] immutable language plpgsql as $$
begin
  if not jsonb_path_exists(p_changes, '$[*] ? (exists(@.organId) || exists(@.organ_id) || exists(@.confirmations[*].organ_id)
     || exists(@.facts.levels) || exists(@.facts.owed.debts[*].organId))') then return '{}'; end if;
  return array(select distinct o::int from (
      select coalesce(x."organId", x.organ_id) from jsonb_to_recordset(p_changes) x("organId" int, organ_id int)
      union select jsonb_path_query(p_changes, '$[*].facts.levels.upper')::int
      union select jsonb_path_query(p_changes, '$[*].confirmations[*].organ_id')::int
      union select jsonb_path_query(p_changes, '$[*].facts.owed.debts[*].organId')::int) y(o)
    where o <> all (p_viewers));
end $$;

-- Answers who sees the case then.
create function casework.show_to(p_case uuid, p_viewers int[], p_changes jsonb) returns int[]
  language plpgsql as $$
declare more int[] := casework.newcomers(p_viewers, p_changes); project uuid;
begin
  if more = '{}' then return p_viewers; end if;
  update casework.case_file set viewers = viewers || more where id = p_case returning project_id into project;
  update casework.case_item set viewers = viewers || more where case_id = p_case;
  update casework.case_form set viewers = viewers || more where case_id = p_case;
  update casework.confirmation set viewers = viewers || more where case_id = p_case;
  perform record.show_to(p_case, more);
  perform projects.show_to(project, more);
  return p_viewers || more;
end $$;

-- The department with that handle, to be asked for its opinion; null where there is none.
create function casework.department(p_handle text) returns int
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select id from identity.organ where handle = p_handle and kind = 'department'
$$;

-- The organ that by the authority record decides the item today at the base of the case, at its level or (p_by_facts) at the one that changed
-- facts name; null where none does.
create function casework.competent(p_case uuid, p_idx int, p_by_facts boolean) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('organId', u.organ_id, 'handle', o.handle, 'authority', catalogue.authority_record(u, app.legal_today()))
    from casework.case_file f join casework.case_item i on i.case_id = f.id and i.idx = p_idx
    cross join lateral catalogue.deciding(i.code, f.base_code, app.legal_today(),
      coalesce(case when p_by_facts then i.facts->'authorityDiffers'->>'level' end, i.facts->'authority'->>'level')) u
    join identity.organ o on o.id = u.organ_id
   where f.id = p_case
$$;

-- To which organs an open item could be rerouted and transferred today, as `casework.competent` will find them when it is asked; null where
-- nobody has the power. Told to a lead, who may do both: what would be refused whatever is sent is not offered.
create function casework.competent_there(p_item text, p_base text, p_facts jsonb) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare today date := app.legal_today(); usual text := p_facts->'authority'->>'level'; other text := p_facts->'authorityDiffers'->>'level';
        here int := (catalogue.deciding(p_item, p_base, today, usual)).organ_id;
begin
  return jsonb_build_object('reroute', here,
    'transfer', case when other is null then here else (catalogue.deciding(p_item, p_base, today, other)).organ_id end);
end $$;

-- Trip 1 of acts that ask at the same moment (SharedCalls): who, replay, legal now, and the items asked for with those that wait for
-- them (null: every item). p: [{n, principal, key, hash, caseId, idx}]. One statement, so one snapshot: read one after the other, items of
-- before an act and the seq of after it would let record.rearm put old alarms in the place of new ones (tried). The answer is json: it is only
-- read out, and to sort and pack it as jsonb first was a third of a load.
create function casework.load(p jsonb) returns table (n int, answer json)
  stable language plpgsql security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare by_law timestamptz := app.legal_now(); today date := (by_law at time zone 'Asia/Shanghai')::date;
        templates int := casework.templates_in_force();
begin
  return query select e.n, case
      when (w.a).person_id is null then '{"word": "nobody"}'::json
      when r.key is not null then json_build_object('word', case when r.body_hash = e.hash then 'replay' else 'key-reused' end,
        'caseId', r.stream_id, 'seq', r.seq, 'idx', r.idx)
      when f.id is null or not app.sees(w.a, f.park_id, f.viewers) or not app.reaches(w.a, f.project_id) then '{"word": "absent"}'::json
      -- Nor is anything decided at a moment before the last line, though the server's clock was set back since.
      else json_build_object('word', 'go', 'now', greatest(by_law, s.said_at), 'actor', app.actor_json(w.a), 'templates', templates,
        'file', json_build_object('id', f.id, 'parkId', f.park_id, 'projectId', f.project_id, 'status', f.status,
          'applicantOrgan', f.applicant_organ, 'guideVersion', f.guide_version, 'receiptNo', f.receipt_no,
          'openedOn', (f.submitted_at at time zone 'Asia/Shanghai')::date,
          'concludedOn', (f.concluded_at at time zone 'Asia/Shanghai')::date, 'joint', f.joint, 'seq', s.seq),
        -- Asked with the filing, so only while something is still to be filed.
        'confirmers', case when i.planned then casework.confirmers(f.base_code) else '[]' end,
        'items', coalesce(i.items, '[]'), 'results', case when i.waits or i.rests or i.given then projects.results(f.project_id) else '[]' end,
        'fallen', case when i.rests or i.given then projects.fallen(f.project_id) else '[]' end,
        'bars', coalesce((select jsonb_agg(b) from identity.bars_in_force(f.applicant_organ, today) b), '[]'),
        'assessments', case when i.planned then catalogue.assessments_at(f.base_code, today) else '[]' end) end
    from jsonb_to_recordset(p) e(n int, principal text, key text, hash text, "caseId" uuid, idx smallint[])
    left join lateral identity.signed_in(e.principal) m on true
    cross join lateral (select case when m.person_id is null then identity.who_else(e.principal) else m end as a offset 0) w
    -- `offset 0`: found by its whole key, also by a plan made when there were few.
    left join lateral (select * from record.request r where r.person_id = (w.a).person_id and r.key = e.key offset 0) r on true
    left join casework.case_file f on f.id = e."caseId"
    left join record.stream s on s.id = f.id
    cross join lateral (select json_agg(json_build_object('idx', i.idx, 'code', i.code, 'organId', i.organ_id, 'itemVersion', i.item_version,
           'machineVersion', i.machine_version, 'calendar', i.calendar, 'standing', i.standing, 'work', i.work, 'facts', i.facts,
           'version', i.version, 'competent', case when 'lead' = any ((w.a).roles) and i.standing in ('planned', 'filed', 'correcting', 'accepted')
             then casework.competent_there(i.code, f.base_code, i.facts) end) order by i.idx) as items, bool_or(i.awaits <> '{}') as waits,
         bool_or(jsonb_path_exists(i.facts, '$.ties[*] ? (@.state == "in-force")')) as rests, bool_or(i.standing = 'planned') as planned,
         bool_or(i.idx = any (e.idx) and i.standing in ('granted', 'recorded', 'served')) as given
       from casework.case_item i
      where i.case_id = f.id and (e.idx is null or f.joint is not null or i.idx = any (e.idx) or i.awaits && (
        select array_agg(o.code) from casework.case_item o where o.case_id = f.id and o.idx = any (e.idx)))) i;
end $$;

-- The registers as the acts were decided on: what they newly stand on still counts, and falls only after they have been written, so
-- that whoever tells of the fall finds them (docs/decisions/0029); and the facts by which ties of new items were judged are still those of the
-- project, so that whoever tells of others finds these items. Locked for others only where results are written. In order, so that two
-- groups cannot wait for one another. p_projects: by the number of the act. Path and plans are those of its caller: to set them costs as much as
-- a statement.
create function casework.hold_registers(p_projects uuid[], p jsonb) returns void
  language plpgsql as $$
declare held uuid[] := array(select p_projects[coalesce((x->>'n')::int, 1)]
          from jsonb_array_elements(coalesce(p->'results', '[]') || coalesce(p->'revoked', '[]') || coalesce(p->'rests', '[]')
            || coalesce(p->'judged', '[]')) x);
        today date;
begin
  if p ? 'results' or p ? 'revoked' then perform from projects.project where id = any (held) order by id for no key update;
  else perform from projects.project where id = any (held) order by id for share; end if;
  if exists (select from jsonb_to_recordset(p->'judged') x(n int, facts int)
      where not exists (select from projects.project j where j.id = p_projects[coalesce(x.n, 1)] and j.facts_version = x.facts)) then
    raise exception 'stale' using errcode = 'OS412';
  end if;
  if not p ? 'rests' then return; end if;
  today := app.legal_today();
  if exists (select from jsonb_to_recordset(p->'rests') x(n int, code text, number text)
      where p_projects[coalesce(x.n, 1)] is not null and not exists (select from projects.result r
        where r.project_id = p_projects[coalesce(x.n, 1)] and r.item_code = x.code and r.number = x.number
          and projects.counts(r.state, r.valid_until, today))) then
    raise exception 'stale' using errcode = 'OS412';
  end if;
end $$;

-- The rows of one act.
create function casework.of_act(p_rows jsonb, p_n int) returns jsonb immutable language plpgsql as $$
begin
  return jsonb_path_query_array(coalesce(p_rows, '[]'), '$[*] ? (@.n == $n)', jsonb_build_object('n', p_n));
end $$;

-- Whoever comes to see a case comes to see its project. Where somebody does, the projects of all acts are held first, those whose registers will be, too: one after
-- the other as in `open`, each its stream before its row, so that two groups cannot wait for one another.
create function casework.hold_shown(p_held record.held[], p jsonb) returns void
  language plpgsql as $$
declare x record;
begin
  if not exists (select from unnest(p_held) h where casework.newcomers(h.viewers,
      casework.of_act(p->'changes', h.n) || casework.of_act(p->'added', h.n)) <> '{}') then return; end if;
  for x in select distinct f.project_id as id from unnest(p_held) h join casework.case_file f on f.id = h.stream_id order by 1 loop
    perform from record.stream where id = x.id for no key update;
    perform from projects.project where id = x.id for no key update;
  end loop;
end $$;

-- What few acts bring: organs that come to see the case, items, confirmations. Answers who sees the case then.
create function casework.bring(h record.held, p jsonb) returns int[]
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare added jsonb := casework.of_act(p->'added', h.n); rows jsonb := casework.of_act(p->'changes', h.n) || added;
        viewers int[] := casework.show_to(h.stream_id, h.viewers, rows); cases uuid[] := '{}';
begin
  cases[h.n] := h.stream_id;
  if added <> '[]' then perform casework.add_items(cases, added); end if;
  if jsonb_path_exists(rows, '$[*].confirmations[0]') then
    perform casework.put_confirmations(h.stream_id, h.park_id, viewers, rows);
  end if;
  return viewers;
end $$;

-- Who sends which act, and whether it may go: go | nobody | absent (not as whom it was decided) | replay | key-reused.
create function casework.asking(p jsonb) returns table (n int, case_id uuid, key text, hash text, act jsonb, a app.actor, word text, seq int)
  stable language sql as $$
  select (e->>'n')::int, (e->>'caseId')::uuid, e->>'key', e->>'hash', e, w.a,
         case when (w.a).person_id is null then 'nobody' when to_jsonb((w.a).roles) is distinct from e->'roles' then 'absent'
              when r.key is null then 'go' when r.body_hash = e->>'hash' then 'replay' else 'key-reused' end, r.seq
    from jsonb_array_elements(p->'acts') e
    left join lateral identity.signed_in(e->>'principal') m on true
    cross join lateral (select case when m.person_id is null then identity.who_else(e->>'principal') else m end as a offset 0) w
    left join lateral (select * from record.request r where r.person_id = (w.a).person_id and r.key = e->>'key' offset 0) r on true
$$;

-- Trip 2 of acts on different cases that are sent at the same moment (SharedCalls), in one commit, one statement a table for all of them.
-- p: `acts`, [{n, principal, key, hash, caseId, now, roles, …}] with n from 1, and the rows of each table with the number of their act; a table
-- without rows is left out. p_lines: what each act says, one line after the other, as it is. `now` is the moment that trip 1 told and on which
-- was decided. A version that moved on raises 'stale' (OS412), and any error undoes all of them. One act alone waits for its case; of several, cases that somebody holds locked are left out of the answer, so
-- that nobody waits for them. An act with `after` goes only where that is still the last line of its case and nobody holds it; else `moved`.
create function casework.act(p jsonb, p_lines text) returns table (n int, answer jsonb)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare free uuid[] := array(select (x->>'caseId')::uuid from jsonb_array_elements(p->'acts') x);
        by_law timestamptz := date_trunc('milliseconds', clock_timestamp() + (select ahead from app.clock));
        lines text[] := string_to_array(p_lines, E'\n'); held record.held[]; stale boolean; changed int; done int; m record;
        cases uuid[] := '{}'; projects uuid[] := '{}'; concluded uuid[] := '{}'; ending uuid[] := '{}';
begin
  if cardinality(free) > 1 or p->'acts'->0 ? 'after' then
    free := array(select s.id from record.stream s where s.id = any (free) for no key update skip locked);
  end if;
  -- The moment of a line is never before the last line, though the server's clock be set back: along a stream, time never steps back.
  -- Stale is what was decided at a moment that has not come, for the same reason: a rung would have rung too early. And the clock of the
  -- case itself (number 0) is read from all its items and its own facts, whose versions no change names: two bells at once rang it twice
  -- (tried).
  with begun as (update record.stream s
     set seq = s.seq + 1, said_at = greatest(by_law, s.said_at),
         late = s.late or (e.act->>'effectiveOn')::date < (greatest(by_law, s.said_at) at time zone 'Asia/Shanghai')::date
    from casework.asking(p) e
   where s.id = e.case_id and e.case_id = any (free) and e.word = 'go' and app.sees(e.a, s.park_id, s.viewers)
     and s.seq = coalesce((e.act->>'after')::int, s.seq)
  returning row(e.n, s.id, s.seq, s.said_at, s.park_id, s.viewers, (e.a).person_id, (e.a).organ_id, e.key, e.hash, lines[e.n], e.act,
      null)::record.held as one, (e.act->>'changed')::int as changed,
    not e.act ? 'changed' or (e.act->>'now')::timestamptz > s.said_at
      or (e.act->'touched' @> '0' or e.act->'added' <> '0') and s.seq is distinct from (e.act->>'seen')::int + 1 as stale)
  select coalesce(array_agg(x.one), '{}'), coalesce(bool_or(x.stale), false), sum(x.changed) into held, stale, changed from begun x;
  if stale then raise exception 'stale' using errcode = 'OS412'; end if;
  if cardinality(held) < jsonb_array_length(p->'acts') then
    return query select e.n, jsonb_build_object('word', case when e.word <> 'go' then e.word when e.act ? 'after' then 'moved' else 'absent' end,
        'seq', e.seq)
      from casework.asking(p) e where e.word <> 'go' or e.act ? 'after' and e.n <> all (array(select h.n from unnest(held) h))
        or not exists (select from record.stream s where s.id = e.case_id and app.sees(e.a, s.park_id, s.viewers));
    if held = '{}' then return; end if;
  end if;
  for i in 1 .. cardinality(held) loop
    n := held[i].n;
    cases[n] := held[i].stream_id;
    answer := jsonb_build_object('word', 'done', 'seq', held[i].seq);
    return next;
  end loop;

  update casework.case_item i
     set standing = x.standing, work = x.work, facts = x.facts, turn = x.turn, awaits = x.awaits,
         due_on = x.due_on, warn_on = x.warn_on, deliver_by = x.deliver_by, ahead = coalesce(x.ahead, false), calendar = x.calendar, item_version = x."itemVersion",
         organ_id = coalesce(x."organId", i.organ_id), version = i.version + 1
    from jsonb_to_recordset(p->'changes') x(n int, idx smallint, version int, standing text, work text, facts jsonb,
           turn text, awaits text[], due_on date, warn_on date, deliver_by date, ahead boolean, calendar int, "itemVersion" int, "organId" int)
   where i.case_id = cases[x.n] and i.idx = x.idx and i.version = x.version;
  get diagnostics done = row_count;
  if done <> changed then raise exception 'stale' using errcode = 'OS412'; end if;
  if p ? 'added' or jsonb_path_exists(p->'changes', '$[*] ? (exists(@.organId) || exists(@.confirmations[*]) || exists(@.facts.levels)
      || exists(@.facts.owed.debts[*].organId))') then
    perform casework.hold_shown(held, p);
    for i in 1 .. cardinality(held) loop held[i].viewers := casework.bring(held[i], p); end loop;
  end if;

  -- Most acts move no count of their case.
  if p ? 'files' then
    for m in update casework.case_file f
       set open = f.open + x.added - x.ended, granted = f.granted + x.granted, refused = f.refused + x.refused,
           withdrawn = f.withdrawn + x.withdrawn, joint = coalesce(x.joint->'facts', f.joint),
           status = case when f.open + x.added = x.ended then 'concluded' else 'open' end,
           -- Decided anew (ended below 0), it is open again.
           concluded_at = case when f.open + x.added > x.ended then null when f.open > 0 then s.said_at else f.concluded_at end
      from jsonb_to_recordset(p->'files') x(n int, added int, ended int, granted int, refused int, withdrawn int, joint jsonb)
      join record.stream s on s.id = cases[x.n]
     where f.id = cases[x.n] returning x.n, f.id, f.project_id, f.open, x.ended
    loop
      projects[m.n] := m.project_id;
      if m.open = 0 then concluded := concluded || m.id; end if;
      if m.open = 0 and m.ended <> 0 then ending := ending || m.id; end if;
    end loop;
  end if;
  if p ?| array['results', 'rests', 'revoked', 'judged'] then
    if cardinality(array_remove(projects, null)) < cardinality(held) then
      for m in select h.n, f.project_id from unnest(held) h join casework.case_file f on f.id = h.stream_id loop
        projects[m.n] := m.project_id;
      end loop;
    end if;
    perform casework.hold_registers(projects, p);
  end if;
  if p ? 'results' then perform projects.put_results(projects, cases, p->'results', (by_law at time zone 'Asia/Shanghai')::date); end if;
  if p ? 'revoked' then perform casework.revoke(projects[h.n], h.stream_id, h.n, p) from unnest(held) h; end if;
  if ending <> '{}' then
    for i in 1 .. cardinality(held) loop
      if held[i].stream_id = any (ending) then held[i].also := '{case.concluded}'; end if;
    end loop;
  end if;
  perform record.end_acts(held, cases, p);
  if p ? 'measures' then perform casework.put_measures(cases, concluded, p->'measures'); end if;
end $$;

-- The items of a guide at a base with who decides each on that day, under which version, in which days.
create function casework.offers(p_guide int, p_base text, p_on date) returns jsonb stable language plpgsql as $$
begin
  return (select jsonb_build_object(
      'authorities', (select jsonb_agg(jsonb_build_object('code', u.item_code, 'organId', u.organ_id,
          'authority', catalogue.authority_record(u, p_on), 'itemVersion', catalogue.in_force('item', u.item_code, p_on),
          'calendar', catalogue.calendar_of(p_base, coalesce(fr.organ_id, u.organ_id), p_on), 'usual', u.usual,
          'firstReviewer', fr.organ_id))
        from jsonb_array_elements(g.content->'items') gi cross join lateral catalogue.deciders(gi->>'code', p_base, p_on) u
        left join catalogue.first_reviewer fr on fr.item_code = u.item_code and fr.base_code = p_base),
      'levels', catalogue.tables_there('decides', array(select gi->>'code' from jsonb_array_elements(g.content->'items') gi), p_on),
      'needs', catalogue.tables_there('needs', null, p_on))
    from catalogue.publication g where g.id = p_guide);
end $$;

-- All that is published of a guide at a base on that day with the organs it names, and the stamp under which it was read. Stable, so it is one
-- snapshot.
create function casework.offering(p_guide int, p_base text, p_on date) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select jsonb_build_object('stamp', s.value, 'assessments', catalogue.assessments_at(p_base, p_on),
      'confirmers', casework.confirmers(p_base), 'templates', casework.templates_in_force(), 'organs', (
        select jsonb_object_agg(o.id, jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en)) from identity.organ o
         where o.id in (select jsonb_path_query(offered, '$.authorities[*].organId')::int
           union select jsonb_path_query(offered, '$.authorities[*].firstReviewer ? (@ != null)')::int
           union select jsonb_path_query(casework.confirmers(p_base), '$[*].organId')::int))) || offered
    from catalogue.stamp s, casework.offers(p_guide, p_base, p_on) offered);
end $$;

-- Trip 1 of submissions that come at the same moment (SharedCalls): who, replay, legal now, the guide in force, and what is had of project and
-- applicant. p: [{n, principal, key, hash, guide, base, project}]. What is offered that day, each item's version and the organ that decides it,
-- lies under the stamp and is asked once for it: the case keeps it, whatever is delegated later.
create function casework.prepare(p jsonb) returns table (n int, answer json)
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare by_law timestamptz := app.legal_now(); today date := (by_law at time zone 'Asia/Shanghai')::date;
        stamp uuid := (select s.value from catalogue.stamp s);
begin
  return query select e.n, case
      when (w.a).person_id is null then '{"word": "nobody"}'::json
      when r.key is not null then json_build_object('word', case when r.body_hash = e.hash then 'replay' else 'key-reused' end,
        'caseId', r.stream_id, 'seq', r.seq)
      -- Whoever is confined to some projects opens no other, and no new one.
      when (w.a).more ? 'projects' and (j.id is null or not app.reaches(w.a, j.id)) then '{"word": "absent"}'::json
      else json_build_object('word', 'go', 'now', by_law, 'today', today, 'stamp', stamp, 'actor', app.actor_json(w.a),
        'parkId', b.park_id, 'base', b.code, 'guide', catalogue.in_force('guide', e.guide, today),
        'bars', coalesce((select jsonb_agg(x) from identity.bars_in_force((w.a).organ_id, today) x), '[]'),
        'project', j.id, 'facts', j.facts, 'factsVersion', j.facts_version, 'channel', case when j.id is not null then projects.channel_of(j.id) end,
        'results', case when j.id is not null then projects.results(j.id) else '[]' end) end
    from jsonb_to_recordset(p) e(n int, principal text, key text, hash text, guide text, base text, project uuid)
    left join lateral identity.signed_in(e.principal) m on true
    cross join lateral (select case when m.person_id is null then identity.who_else(e.principal) else m end as a offset 0) w
    left join lateral (select * from record.request r where r.person_id = (w.a).person_id and r.key = e.key offset 0) r on true
    left join projects.project j on j.id = e.project and j.applicant_organ = (w.a).organ_id
    left join catalogue.base b on b.code = coalesce(j.base_code, e.base);
end $$;

-- What is offered to an open case: as `prepare` tells of a new one, under the guide that the case was opened by.
create function casework.addable(p_case uuid) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('facts', p.facts, 'factsVersion', p.facts_version, 'channel', projects.channel_of(p.id), 'confirmers', casework.confirmers(f.base_code),
      'results', projects.results(f.project_id)) || casework.offers(f.guide_version, f.base_code, app.legal_today())
    from casework.case_file f join projects.project p on p.id = f.project_id where f.id = p_case
$$;

-- Seven digits or more: lpad alone would cut the eighth off, and give out a number twice.
create function casework.draw_receipt(p_prefix text, p_at timestamptz) returns text language plpgsql as $$
declare drawn text := nextval('casework.receipt_number');
begin
  return p_prefix || to_char(p_at at time zone 'Asia/Shanghai', 'YYYY') || lpad(drawn, greatest(7, length(drawn)), '0');
end $$;

-- Trip 2 of submissions that are sent at the same moment (SharedCalls), in one commit, one statement a table for all of them; any error
-- undoes all. p: `acts`, [{n, principal, key, hash, caseId, roles, organs, …}] with n from 1, and the rows of each table with the number of their
-- act; a table without rows is left out; p_lines: as of `act`. The request rows go first: of two identical submissions at once, the second waits here and
-- then replays.
create function casework.open(p jsonb, p_lines text) returns table (n int, answer jsonb)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare by_law timestamptz := app.legal_now(); lines text[] := string_to_array(p_lines, E'\n'); held record.held[]; cases uuid[] := '{}';
        opened record.held[]; h record.held; x record;
begin
  with asked as materialized (select * from casework.asking(p)),
  first as (insert into record.request
    select (e.a).person_id, e.key, e.hash, e.case_id, 1 from asked e where e.word = 'go' order by 1, 2
    on conflict do nothing returning stream_id)
  select coalesce(array_agg(row(e.n, e.case_id, 1, by_law, (e.act->>'parkId')::int, array(select distinct o.id from (
        select (e.a).organ_id as id union all select v::int from jsonb_array_elements_text(e.act->'organs') v) o order by 1),
      (e.a).person_id, (e.a).organ_id, null, null, lines[e.n], e.act, null)::record.held order by e.n), '{}')
    into held from asked e where e.case_id in (select stream_id from first);
  foreach h in array held loop cases[h.n] := h.stream_id; end loop;
  if cardinality(held) < jsonb_array_length(p->'acts') then
    return query select e.n, jsonb_build_object('word', case when e.word in ('nobody', 'absent') then e.word else 'again' end)
      from casework.asking(p) e where cases[e.n] is null;
    if held = '{}' then return; end if;
  end if;

  if p ? 'projects' then opened := projects.open_projects(held, p->'projects', by_law); end if;
  insert into record.stream
    select c.stream_id, c.park_id, c.viewers, 1, by_law, (c.act->>'effectiveOn')::date < (by_law at time zone 'Asia/Shanghai')::date,
           casework.draw_receipt(c.act->>'prefix', by_law)
      from unnest(held) c;
  -- One project after the other, so that two groups cannot wait for one another.
  for x in select c.n, (c.act->>'projectId')::uuid as project, c.viewers, casework.of_act(p->'rests', c.n) as rests,
        casework.of_act(p->'judged', c.n) as judged from unnest(held) c where c.act->>'projectId' is not null order by 2 loop
    perform projects.show_to(x.project, x.viewers);
    if x.rests <> '[]' or x.judged <> '[]' then
      perform casework.hold_registers(array_fill(x.project, array[x.n]), jsonb_build_object('rests', x.rests, 'judged', x.judged));
    end if;
  end loop;

  return query insert into casework.case_file as f (id, park_id, base_code, project_id, applicant_organ, guide_version, receipt_no, query_hash,
      viewers, open, joint, submitted_at)
    select c.stream_id, c.park_id, c.act->>'base', coalesce(c.act->>'projectId', c.act->>'newProject')::uuid, c.organ_id,
           (c.act->>'guideVersion')::int, s.name, c.act->>'queryHash', c.viewers, (c.act->>'open')::int, c.act->'joint'->'facts', by_law
      from unnest(held) c join record.stream s on s.id = c.stream_id
    returning array_position(cases, f.id), jsonb_build_object('word', 'done', 'seq', 1, 'receiptNo', f.receipt_no,
      'submittedAt', f.submitted_at);
  perform casework.add_items(cases, p->'items');
  if jsonb_path_exists(p, '$.items[*].confirmations[0]') then
    perform casework.put_confirmations(c.stream_id, c.park_id, c.viewers, casework.of_act(p->'items', c.n)) from unnest(held) c;
  end if;
  if p ? 'forms' then
    insert into casework.case_form select s.id, s.viewers, w.values, w.salt
      from jsonb_to_recordset(p->'forms') w(n int, values jsonb, salt text) join record.stream s on s.id = cases[w.n];
  end if;
  perform record.end_acts(opened || held, cases, p);
end $$;

-- The lines of a case in order: an item is the fold of its entries. Asked by acts that have loaded the case, not by readers.
create function casework.lines(p_case uuid) returns table (seq int, line text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select j.seq, record.said(j.line, j.detail) from record.journal j where j.stream_id = p_case order by j.seq
$$;

-- The items of a project that wait for a result, or stand on one that counts no more, by case. p_stream: the project, or one of its cases.
create function casework.waiting_beside(p_stream uuid) returns table (case_id uuid, idx smallint[])
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with p as (select coalesce((select f.project_id from casework.case_file f where f.id = p_stream), p_stream) as id),
  fallen as (select x->>'code' as code, x->>'number' as number from p, jsonb_array_elements(projects.fallen(p.id)) x)
  select i.case_id, array_agg(i.idx order by i.idx) from p
    join casework.case_file o on o.project_id = p.id
    join casework.case_item i on i.case_id = o.id
   where i.awaits <> '{}' or exists (select from jsonb_array_elements(i.facts->'ties') t join fallen f
           on f.code = t->>'from' and f.number = t->'result'->>'number' where t->>'state' = 'in-force')
   group by i.case_id
$$;

-- The items of a project that somebody may be reviewing.
create function casework.under_review(p_project uuid) returns table (case_id uuid, idx smallint, code text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select i.case_id, i.idx, i.code from casework.case_file f join casework.case_item i on i.case_id = f.id
   where f.project_id = p_project and i.standing in ('filed', 'correcting', 'accepted') order by i.case_id, i.idx
$$;

-- The items of a project under review, its facts, the tables that say which level decides any of them (null: none does), and the lead
-- office that is told.
create function casework.between_levels(p_project uuid) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  with i as (select * from casework.under_review(p_project)),
  p as (select j.facts, j.park_id from projects.project j where j.id = p_project)
  select jsonb_build_object('facts', (select facts from p), 'lead', (select min(o.id) from identity.organ o, p
      where o.kind = 'lead' and o.park_id = p.park_id),
    'tables', catalogue.tables_there('decides', array(select code from i), app.legal_today()),
    'items', coalesce((select jsonb_agg(jsonb_build_object('caseId', case_id, 'idx', idx, 'code', code)) from i), '[]'))
$$;

-- What ties of a project's open items are judged by: its facts with their version, the tables that say what is needed, and those of its items
-- that are tied to something under a condition, with what they are tied to.
create function casework.conditional_ties(p_project uuid) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('facts', j.facts, 'version', j.facts_version, 'needs', catalogue.tables_there('needs', null, app.legal_today()),
    'items', coalesce((select jsonb_agg(jsonb_build_object('caseId', i.case_id, 'idx', i.idx,
          'to', jsonb_path_query_array(i.facts, '$.ties[*] ? (exists (@.condition)).to[*]')) order by i.case_id, i.idx)
        from casework.case_file f join casework.case_item i on i.case_id = f.id and i.standing in ('planned', 'filed', 'correcting', 'accepted')
       where f.project_id = j.id and jsonb_path_exists(i.facts, '$.ties[*].condition')), '[]'))
    from projects.project j where j.id = p_project
$$;

-- Open items that have not heard of the green channel of their project as it is, by case, with its last admission; of all projects
-- where none is named.
create function casework.out_of_channel(p_project uuid) returns table (case_id uuid, idx smallint[], channel jsonb)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select i.case_id, array_agg(i.idx order by i.idx), c.last
    from (select x.id, projects.channel_of(x.id) as last from (
            select distinct project_id as id from projects.channel where p_project is null or project_id = p_project) x) c
    join casework.case_file f on f.project_id = c.id and f.status = 'open'
    join casework.case_item i on i.case_id = f.id and i.standing in ('planned', 'filed', 'correcting', 'accepted')
   where case when c.last->'ended' = 'null'
           then i.facts->>'channel' is distinct from 'green' or i.facts->>'admission' is distinct from c.last->>'id'
           else i.facts ? 'channel' or (i.facts ? 'greenPromise' and c.last->'ended'->>'cause' = 'false-data') end
   group by i.case_id, c.last order by i.case_id
$$;

-- Which cases a publication is taken to: the next p_cases after p_after of those it has not reached and that are due; null: of all open ones.
create function casework.cases_to_reach(p_publication int, p_after uuid, p_cases int) returns uuid[]
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_publication is null then
    return array(select f.id from casework.case_file f where f.status = 'open' and (p_after is null or f.id > p_after)
                  order by f.id limit p_cases);
  end if;
  return array(select distinct u.case_id from casework.unreached u
                where u.publication_id = p_publication and u.due_at <= now() and (p_after is null or u.case_id > p_after)
                order by u.case_id limit p_cases);
end $$;

-- Of these cases the open items that count by another calendar than the one in force for their organ and base.
create function casework.stale_calendars(p_cases uuid[])
  returns table (case_id uuid, idx smallint, calendar int, paper text)
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare today date := app.legal_today();
begin
  return query
    select f.id, i.idx, c.id, coalesce(p.source, p.code || ' ' || p.version)
      from casework.case_file f join casework.case_item i on i.case_id = f.id
      cross join lateral (select catalogue.calendar_of(f.base_code, i.organ_id, today) as id) c
      join catalogue.publication p on p.id = c.id
     where f.id = any (p_cases) and f.status = 'open' and c.id <> i.calendar
     order by f.id, i.idx;
end $$;

-- For the witness of independence: of the next p_cases open cases after p_after, the items that wait for something; null without a
-- further case. What waits for nothing cannot be held.
create function casework.waiting_items(p_after uuid, p_cases int) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  with page as materialized (select f.id, f.guide_version from casework.case_file f
                              where f.status = 'open' and (p_after is null or f.id > p_after) order by f.id limit p_cases)
  select jsonb_build_object('last', max(p.id::text), 'today', app.legal_today(), 'items', coalesce(jsonb_agg(jsonb_build_object(
      'caseId', p.id, 'guideVersion', p.guide_version, 'idx', i.idx, 'code', i.code, 'organId', i.organ_id,
      'itemVersion', i.item_version, 'machineVersion', i.machine_version, 'calendar', i.calendar, 'standing', i.standing,
      'work', i.work, 'facts', i.facts, 'version', i.version) order by p.id, i.idx) filter (where i.idx is not null), '[]'))
    from page p left join casework.case_item i on i.case_id = p.id and i.standing in ('filed', 'correcting', 'accepted')
     and (i.standing = 'correcting' or i.facts ? 'owed'
          or jsonb_path_exists(i.facts, '$.ties[*] ? (@.state == "open" || @.state == "blocked")'))
  having count(p.id) > 0
$$;

-- Published calendars that have come into force and were not taken to the open cases yet; and those that did not reach all of them then.
create function casework.calendars_due() returns int[]
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return array(select p.id from catalogue.publication p where p.kind = 'calendar' and p.effective_from <= app.legal_today()
                and not exists (select from casework.reached r where r.publication_id = p.id) order by p.id);
end $$;
create function casework.calendars_unreached() returns int[]
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select array(select distinct p.id from casework.unreached u join catalogue.publication p on p.id = u.publication_id and p.kind = 'calendar'
                where u.due_at <= now() order by p.id)
$$;

-- Versions of items in force whose rule lets pending items adopt them, and which have not reached them yet, in their order. By
-- rule: who filed before the day it names, or before its day of effect, keeps the old one. `walked`: was taken to every open case.
create function casework.adoptions_due()
  returns table (id int, walked boolean, code text, version int, filed_before date, paper text, basis text)
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select p.id, r.publication_id is not null, p.code, p.version,
           case when p.pending->>'rule' = 'by-rule' then coalesce((p.pending->>'filedBefore')::date, p.effective_from) end,
           coalesce(p.source, p.code || ' ' || p.version), p.pending->>'basis'
      from catalogue.publication p left join casework.reached r on r.publication_id = p.id
     where p.kind = 'item' and not p.ends and p.pending->>'rule' in ('switch', 'by-rule') and p.effective_from <= app.legal_today()
       and (r.publication_id is null or exists (select from casework.unreached u where u.publication_id = p.id and u.due_at <= now()))
     order by p.effective_from, p.id;
end $$;

-- Of these cases the open items under an older version of the same code.
create function casework.pending_items(p_publication int, p_cases uuid[]) returns table (case_id uuid, idx smallint[])
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select i.case_id, array_agg(i.idx order by i.idx)
    from casework.case_file f
    join casework.case_item i on i.case_id = f.id and i.standing in ('planned', 'filed', 'correcting', 'accepted')
    join catalogue.publication p on p.id = p_publication and p.code = i.code
    join catalogue.publication was on was.id = i.item_version and was.version < p.version
   where f.id = any (p_cases) and f.status = 'open'
   group by i.case_id order by i.case_id
$$;

-- What became of a page: of the cases that were tried, a publication has not reached the items that failed. One that fails again waits
-- twice as long, an hour at most; from the fifth time on it is an incident. Two workers that fail at once fail once.
create function casework.put_unreached(p_publication int, p_tried uuid[], p_failed jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare subject text := (select p.kind || ' ' || p.code || ' ' || p.version from catalogue.publication p where p.id = p_publication);
        over jsonb; failed jsonb;
begin
  perform from casework.unreached u where u.publication_id = p_publication and u.case_id = any (p_tried) order by u.case_id, u.idx for update;
  with gone as (
    delete from casework.unreached u where u.publication_id = p_publication and u.case_id = any (p_tried)
       and not exists (select from jsonb_to_recordset(p_failed) f("caseId" uuid, idx smallint) where f."caseId" = u.case_id and f.idx = u.idx)
    returning u.case_id, u.idx)
  select jsonb_agg(jsonb_build_object('stream', g.case_id, 'idx', g.idx)) into over from gone g;
  with again as (
    insert into casework.unreached as u (publication_id, case_id, idx)
      select p_publication, f."caseId", f.idx from jsonb_to_recordset(p_failed) f("caseId" uuid, idx smallint) order by 2, 3
      on conflict (publication_id, case_id, idx) do update
        set attempts = u.attempts + 1, due_at = now() + least(interval '1 minute' * power(2, least(u.attempts, 6)), interval '1 hour')
        where u.due_at <= now()
    returning u.case_id, u.idx, u.attempts)
  select jsonb_agg(jsonb_build_object('stream', g.case_id, 'idx', g.idx, 'attempts', g.attempts, 'reason', f.reason)) into failed
    from again g join jsonb_to_recordset(p_failed) f("caseId" uuid, idx smallint, reason text) on f."caseId" = g.case_id and f.idx = g.idx
   where g.attempts >= 5;
  perform record.unreached(subject, over, failed);
end $$;

-- An operator's word on such an incident: tried again now, or not any more.
create function casework.unreached_told(p_case uuid, p_idx smallint, p_subject text, p_how text) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  update casework.unreached u set due_at = case p_how when 'retried' then now() else 'infinity' end
    from catalogue.publication p
   where p.id = u.publication_id and u.case_id = p_case and u.idx = p_idx and p.kind || ' ' || p.code || ' ' || p.version = p_subject
$$;

create function casework.mark_reached(p_ids int[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into casework.reached select unnest(p_ids) on conflict do nothing
$$;

-- The anonymous status page: receipt number and query code together, or nothing.
create function casework.public_status(p_receipt text, p_query_hash text) returns jsonb
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('today', app.legal_today(), 'receiptNo', f.receipt_no, 'status', f.status,
    'guideName', (select g.content->'name' from catalogue.publication g where g.id = f.guide_version),
    'submittedAt', to_char(f.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'concludedAt', to_char(f.concluded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'items', (select jsonb_agg(jsonb_build_object('n', i.idx, 'code', i.code,
        'name', p.content->'name', 'organ', jsonb_build_object('zh', o.name_zh, 'en', o.name_en), 'standing', i.standing,
        'turn', i.turn, 'dueOn', i.due_on, 'decidedOn', i.facts->'decidedOn', 'outcome', i.facts->'outcome') order by i.idx)
      from casework.case_item i join catalogue.publication p on p.id = i.item_version
      join identity.organ o on o.id = i.organ_id where i.case_id = f.id))
    from casework.case_file f where f.receipt_no = p_receipt and f.query_hash = p_query_hash
$$;

-- What-if: items with the dated part of their facts, cases in order of id after p_after, p_cases of them at most. Of the park for
-- its lead and its supervision; editors see no cases, but what they write moves the dates of all parks. No name, no paper, no word
-- that somebody wrote: codes, versions and days only.
create function casework.dated_items(p_principal text, p_after uuid, p_cases int, p_code text, p_from date, p_to date)
  returns jsonb stable language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off as $$
declare a app.actor := identity.who(p_principal); everywhere boolean := 'editor' = any ((a).roles); ids uuid[];
        dated text[] := array['filedOn', 'completeOn', 'afterHours', 'acceptedOn', 'decidableOn', 'decidedOn', 'endedOn', 'outcome', 'stops', 'kept', 'greenPromise'];
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if everywhere then
    ids := array(select f.id from casework.case_file f where p_after is null or f.id > p_after order by f.id limit p_cases);
  elsif (a).roles && array['lead', 'supervisor'] then
    ids := array(select f.id from casework.case_file f where f.park_id = (a).park_id and (p_after is null or f.id > p_after)
                  order by f.id limit p_cases);
  end if;
  return jsonb_build_object('word', 'go', 'today', app.legal_today(), 'last', ids[cardinality(ids)],
    'items', (select coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'itemVersion', i.item_version, 'calendar', i.calendar,
        'guideVersion', f.guide_version, 'park', p.code, 'facts',
        (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(i.facts) e where e.key = any (dated))
          || jsonb_build_object('ties', (select coalesce(jsonb_agg(t - 'result'::text), '[]') from jsonb_array_elements(i.facts->'ties') t))
          || case when i.facts ? 'redone' then jsonb_build_object('redone', (select jsonb_agg(jsonb_build_object('on', r->'on', 'decidedBy', r->'decidedBy',
               'within', r->'within', 'toAccept', r->'toAccept', 'annulled', jsonb_build_object('decidedOn', r#>'{annulled,decidedOn}', 'endedOn', r#>'{annulled,endedOn}')))
               from jsonb_array_elements(i.facts->'redone') r)) else '{}' end
          || case when i.facts ? 'extension'
               then jsonb_build_object('extension', (i.facts->'extension') - 'reason'::text) else '{}' end)), '[]')
      from casework.case_item i join casework.case_file f on f.id = i.case_id join catalogue.park p on p.id = i.park_id
     where i.case_id = any (ids) and i.standing <> 'planned' and (p_code is null or i.code = p_code)
       and (p_from is null or i.facts->>'filedOn' >= p_from::text) and (p_to is null or i.facts->>'filedOn' <= p_to::text)));
end $$;

-- Keys of acts on cases, older than p_days, in the next p_blocks blocks of their table: how many went. An act on a case names the version that
-- was seen, or finds what it has done (an erasure, a word on an alert), so asked again without its key it is refused and not done twice. The key of
-- what opened a case stays with it, and so do those of all other rooms: nothing else would keep them from being done again. The table is walked in the order in
-- which it lies: an index by time would be written with every act.
create function casework.forget_requests(p_days int, p_blocks int) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare slices bigint := 1 + pg_relation_size('record.request') / current_setting('block_size')::int / p_blocks;
        first bigint := nextval('casework.request_slice') % slices * p_blocks; n int;
begin
  delete from record.request r
   where r.ctid >= format('(%s,0)', first)::tid and r.ctid < format('(%s,0)', first + p_blocks)::tid
     and r.at < now() - make_interval(days => p_days) and r.seq > 1 and exists (select from casework.case_file f where f.id = r.stream_id);
  get diagnostics n = row_count;
  return n;
end $$;

revoke all on all functions in schema casework from public;
grant execute on function casework.forget_requests, casework.addable, casework.department, casework.competent, casework.competent_there, casework.asked_organ, casework.adoptions_due, casework.pending_items, casework.cases_to_reach, casework.put_unreached, casework.mark_reached, casework.waiting_items, casework.lines, casework.stale_calendars, casework.calendars_due, casework.calendars_unreached,
  casework.load, casework.act, casework.offering, casework.prepare, casework.open, casework.waiting_beside, casework.under_review, casework.between_levels, casework.conditional_ties, casework.out_of_channel,
  casework.public_status, casework.dated_items to app_rt;

reset role;
