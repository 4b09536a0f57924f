-- One case, read by whoever was entered (identity.enter), under row-level security.
set local role app_acts;

-- A function for the sake of its plan, which a connection keeps: planning it anew was three quarters of reading a case. No row where the case is
-- absent or not the reader's to see.
create function casework.case_view(p_case uuid) returns table (
    id uuid, "receiptNo" text, guide text, "guideName" jsonb, "projectId" uuid, "projectName" text, status text, open smallint,
    granted smallint, refused smallint, withdrawn smallint, "submittedAt" timestamptz, "concludedAt" timestamptz, seq int,
    "guideVersion" int, "jointFacts" jsonb, results jsonb, "applicantOrgan" int, "parkId" int, now timestamptz, me jsonb, assessments jsonb,
    items jsonb)
  stable language plpgsql set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare today date := app.legal_today();
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
      (select jsonb_agg(jsonb_build_object('idx', i.idx, 'code', i.code, 'organId', i.organ_id,
          'organ', jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en), 'itemVersion', i.item_version,
          'machineVersion', i.machine_version, 'calendar', i.calendar, 'standing', i.standing, 'work', i.work, 'facts', i.facts,
          'version', i.version, 'turn', i.turn, 'dueOn', i.due_on) order by i.idx)
         from casework.case_item i join identity.organ o on o.id = i.organ_id where i.case_id = f.id)
    from casework.case_file f join projects.project p on p.id = f.project_id join catalogue.publication g on g.id = f.guide_version
   where f.id = p_case;
end $$;
revoke all on function casework.case_view from public;
grant execute on function casework.case_view to app_rt;

-- `casework.open`, and with each case that it opened what the answer shows and only the database knows: read from the rows just written, so
-- that nobody has to read the case again to show it.
create function casework.open_shown(p jsonb) returns table (n int, answer jsonb)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare answers jsonb := (select jsonb_agg(to_jsonb(o)) from casework.open(p) o);
begin
  return query select a.n, a.answer || coalesce(s.shown, '{}')
    from jsonb_to_recordset(answers) a(n int, answer jsonb)
    left join lateral (select jsonb_build_object('submittedAt', f.submitted_at, 'organs', (
          select jsonb_agg(jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en) order by i.idx)
            from casework.case_item i join identity.organ o on o.id = i.organ_id where i.case_id = f.id)) as shown
        from casework.case_file f
       -- `offset 0`: found by its key, also by a plan made when there were few.
       where f.id = (p->'acts'->(a.n - 1)->>'caseId')::uuid and a.answer->>'word' = 'done' offset 0) s on true;
end $$;
revoke all on function casework.open_shown from public;
grant execute on function casework.open_shown to app_rt;

reset role;
