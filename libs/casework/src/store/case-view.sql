-- One case, read by whoever was entered (identity.enter), under row-level security.
set local role app_acts;

-- A function for the sake of its plan, which a connection keeps: planning it anew was three quarters of reading a case. No row where the case is
-- absent or not the reader's to see.
create function casework.case_view(p_case uuid) returns table (
    id uuid, "receiptNo" text, guide text, "guideName" jsonb, "projectId" uuid, "projectName" text, status text, open smallint,
    granted smallint, refused smallint, withdrawn smallint, "submittedAt" timestamptz, "concludedAt" timestamptz, seq int,
    "guideVersion" int, "jointFacts" jsonb, results jsonb, "applicantOrgan" int, "parkId" int, now timestamptz, me jsonb, assessments jsonb,
    asked jsonb, items jsonb)
  stable language plpgsql set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare today date := app.legal_today(); leads boolean := app.me()->'roles' ? 'lead';
begin
  return query select f.id, f.receipt_no, g.code, g.content->'name', f.project_id, p.name, f.status, f.open, f.granted, f.refused,
      f.withdrawn, f.submitted_at, f.concluded_at, (select s.seq from record.stream s where s.id = f.id), f.guide_version, f.joint,
      (select coalesce(jsonb_agg(jsonb_build_object('code', r.item_code, 'number', r.number, 'organId', r.organ_id,
          'inForceOn', r.in_force_on, 'fields', r.fields) order by r.item_code), '[]')
         from projects.result r where r.project_id = f.project_id and r.state in ('in-force', 'renewed')
          and (r.valid_until is null or r.valid_until >= today)),
      f.applicant_organ, f.park_id, app.legal_now(), app.me(),
      case when exists (select from casework.case_item i where i.case_id = f.id and i.standing = 'planned')
        then catalogue.assessments_at(f.base_code, today) else '[]' end,
      (select coalesce(jsonb_object_agg(o.id, jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en)), '{}')
         from casework.confirmation c join identity.organ o on o.id = c.organ_id where c.case_id = f.id),
      (select jsonb_agg(jsonb_build_object('idx', i.idx, 'code', i.code, 'organId', i.organ_id,
          'organ', jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en), 'itemVersion', i.item_version,
          'machineVersion', i.machine_version, 'calendar', i.calendar, 'standing', i.standing, 'work', i.work, 'facts', i.facts,
          'version', i.version, 'turn', i.turn, 'dueOn', i.due_on,
          'competent', case when leads and i.standing in ('planned', 'filed', 'correcting', 'accepted')
            then casework.competent_there(i.code, f.base_code, i.facts) end) order by i.idx)
         from casework.case_item i join identity.organ o on o.id = i.organ_id where i.case_id = f.id)
    from casework.case_file f join projects.project p on p.id = f.project_id join catalogue.publication g on g.id = f.guide_version
   where f.id = p_case;
end $$;
revoke all on function casework.case_view from public;
grant execute on function casework.case_view to app_rt;

-- A page of a queue: open items of the reader's organ, and of the park for its window, apart, each by its index: asked as one `or`, every
-- reader's queue read the open items of all parks. The page first: joined in one, it was read anew for every case that its reader sees. In the order
-- of the index, whatever statistics say: older than the data, they had all that lies with the organ sorted. From the start where p_due is null.
create function casework.queue_page(p_due date, p_behind boolean, p_case uuid, p_idx smallint, p_limit int) returns table (
    "caseId" uuid, n smallint, code text, name jsonb, organ jsonb, "receiptNo" text, "projectName" text, standing text, work text, turn text, "dueOn" date,
    "warnOn" date, ahead boolean, version int)
  stable language plpgsql set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_sort = off as $$
#variable_conflict use_column
-- Values, and no `or`: under row-level security the index begins at nothing else, and every page would read all pages before it.
declare from_day date := coalesce(p_due, '-infinity'); from_behind boolean := coalesce(p_behind, false);
        from_case uuid := coalesce(p_case, '00000000-0000-0000-0000-000000000000'); from_idx smallint := coalesce(p_idx, 0);
begin
  return query with page as materialized (
    (select i.* from casework.case_item i
      where i.standing in ('filed', 'correcting', 'accepted') and i.organ_id = (select app.organ())
        and (not (select app.sees_park()) or i.park_id is distinct from (select app.park()))
        and ((case when i.due_on is null then 'infinity' else i.due_on end), not i.ahead, i.case_id, i.idx) > (from_day, from_behind, from_case, from_idx)
      order by (case when i.due_on is null then 'infinity' else i.due_on end), (not i.ahead), i.case_id, i.idx limit p_limit)
    union all
    (select i.* from casework.case_item i
      where i.standing in ('filed', 'correcting', 'accepted') and i.park_id = (select app.park()) and (select app.sees_park())
        and ((case when i.due_on is null then 'infinity' else i.due_on end), not i.ahead, i.case_id, i.idx) > (from_day, from_behind, from_case, from_idx)
      order by (case when i.due_on is null then 'infinity' else i.due_on end), (not i.ahead), i.case_id, i.idx limit p_limit))
  select i.case_id, i.idx, i.code, v.content->'name', jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en), f.receipt_no, p.name, i.standing, i.work, i.turn, i.due_on, i.warn_on, i.ahead, i.version
    -- `offset 0`: each by its key, also by a plan made when there were few.
    from page i cross join lateral (select * from casework.case_file f where f.id = i.case_id offset 0) f
    cross join lateral (select * from projects.project p where p.id = f.project_id offset 0) p
    join catalogue.publication v on v.id = i.item_version join identity.organ o on o.id = i.organ_id
   order by (case when i.due_on is null then 'infinity' else i.due_on end), (not i.ahead), i.case_id, i.idx limit p_limit;
end $$;
revoke all on function casework.queue_page from public;
grant execute on function casework.queue_page to app_rt;

-- A page of what is to be handed out: in the order of the index each case at the first of its items, so that a page reads itself and not the
-- park; grouped by case, every page took all that waits. From the start where p_due is null.
create function casework.handout_page(p_due date, p_case uuid, p_limit int) returns table (
    "caseId" uuid, "receiptNo" text, "projectName" text, applicant jsonb, seq int, "dueOn" date, items jsonb)
  stable language plpgsql set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_sort = off as $$
#variable_conflict use_column
declare from_day date := coalesce(p_due, '-infinity'); from_case uuid := coalesce(p_case, '00000000-0000-0000-0000-000000000000');
begin
  return query with page as materialized (
    select i.case_id, (case when i.deliver_by is null then 'infinity' else i.deliver_by end) as due_on from casework.case_item i
     where i.park_id = (select app.park()) and (select app.sees_park()) and i.standing in ('granted', 'refused', 'recorded')
       and ((case when i.deliver_by is null then 'infinity' else i.deliver_by end), i.case_id) > (from_day, from_case)
       and not exists (select from casework.case_item e where e.case_id = i.case_id and e.standing in ('granted', 'refused', 'recorded')
         and ((case when e.deliver_by is null then 'infinity' else e.deliver_by end), e.idx) < ((case when i.deliver_by is null then 'infinity' else i.deliver_by end), i.idx))
     order by (case when i.deliver_by is null then 'infinity' else i.deliver_by end), i.case_id limit p_limit)
  select c.case_id, f.receipt_no, p.name, jsonb_build_object('zh', a.name_zh, 'en', a.name_en),
      (select s.seq from record.stream s where s.id = c.case_id), nullif(c.due_on, 'infinity'),
      (select jsonb_agg(jsonb_build_object('n', i.idx, 'code', i.code, 'name', v.content->'name',
          'organ', jsonb_build_object('zh', o.name_zh, 'en', o.name_en), 'outcome', i.standing, 'number', i.facts->>'number',
          'decidedOn', i.facts->>'decidedOn', 'dueOn', i.deliver_by, 'electronic', i.facts ? 'consent' and not i.facts->'consent' ? 'revokedOn',
          'failed', coalesce(jsonb_path_query_array(i.facts, '$.failures[*].method'), '[]'),
          'announcedOn', i.facts->'announced'->>'on') order by i.idx)
         from casework.case_item i join catalogue.publication v on v.id = i.item_version join identity.organ o on o.id = i.organ_id
        where i.case_id = c.case_id and i.standing in ('granted', 'refused', 'recorded'))
    -- `offset 0`: each by its key, also by a plan made when there were few.
    from page c cross join lateral (select * from casework.case_file f where f.id = c.case_id offset 0) f
    cross join lateral (select * from projects.project p where p.id = f.project_id offset 0) p
    join identity.organ a on a.id = f.applicant_organ
   order by c.due_on, c.case_id;
end $$;
revoke all on function casework.handout_page from public;
grant execute on function casework.handout_page to app_rt;

-- What stands behind the dates of the items of a case and is not in their facts, as its reader may see it: the calendar each was first
-- counted in, and its entries as far as days go. No person, no opinion.
create function casework.behind_dates(p_case uuid) returns table (idx smallint, "firstCalendar" int, entries jsonb)
  stable language sql as $$
  with line as (
    select j.seq, j.line::jsonb as said, (j.recorded_at at time zone 'Asia/Shanghai')::date as day
      from record.journal j where j.stream_id = p_case)
  select i.idx,
    (select (p->>'calendar')::int from line l, jsonb_array_elements(l.said->'plan') p where (p->>'idx')::int = i.idx),
    (select coalesce(jsonb_agg(jsonb_build_object('act', e->'event'->>'type', 'on', e->'event'->>'on', 'recordedOn', l.day,
         'calendar', e->'event'->'calendar', 'paper', e->'event'->'paper') order by l.seq, at), '[]')
       from line l, jsonb_array_elements(l.said->'entries') with ordinality x(e, at) where (e->>'idx')::int = i.idx)
    from casework.case_item i where i.case_id = p_case
$$;
revoke all on function casework.behind_dates from public;
grant execute on function casework.behind_dates to app_acts, app_rt;

-- The items of a case with what stands behind their dates, for the rules to explain: receipt number and query code together, or nothing.
create function casework.public_dates(p_receipt text, p_query_hash text) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', f.id, 'receiptNo', f.receipt_no, 'guideVersion', f.guide_version, 'jointFacts', f.joint,
    'today', app.legal_today(),
    'items', (select jsonb_agg(jsonb_build_object('idx', i.idx, 'code', i.code, 'organId', i.organ_id,
          'organ', jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en), 'itemVersion', i.item_version,
          'machineVersion', i.machine_version, 'calendar', i.calendar, 'standing', i.standing, 'work', i.work, 'facts', i.facts,
          'version', i.version, 'behind', jsonb_build_object('firstCalendar', b."firstCalendar", 'entries', b.entries)) order by i.idx)
        from casework.case_item i join identity.organ o on o.id = i.organ_id join casework.behind_dates(f.id) b on b.idx = i.idx
       where i.case_id = f.id))
    from casework.case_file f where f.receipt_no = p_receipt and f.query_hash = p_query_hash
$$;
revoke all on function casework.public_dates from public;
grant execute on function casework.public_dates to app_rt;

reset role;
