-- What promises leave: who owes a paper beside the applicant, and what falls with a commitment that was not kept.
set local role app_acts;

-- The organs that owe lines of an item: whose item of the same project brings it, or who would decide it at the base. Asked before an
-- acceptance with papers owed.
create function casework.owing(p_case uuid, p_idx int) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('line', x.line, 'organId', x.organ_id)), '[]') from (
    select distinct on (m->>'id') m->>'id' as line, coalesce(o.organ_id, u.organ_id) as organ_id
      from casework.case_file f join casework.case_item i on i.case_id = f.id and i.idx = p_idx
      join catalogue.publication v on v.id = i.item_version
      cross join jsonb_array_elements(v.content->'materials') m
      cross join lateral jsonb_array_elements_text(m->'producedBy') p(code)
      left join lateral (select s.organ_id from casework.case_file c join casework.case_item s on s.case_id = c.id
         where c.project_id = f.project_id and s.code = p.code order by s.case_id desc, s.idx limit 1) o on true
      left join lateral (select d.organ_id from catalogue.deciding(p.code, f.base_code, app.legal_today()) d) u on true
     where f.id = p_case and coalesce(o.organ_id, u.organ_id) is not null
     order by m->>'id', o.organ_id is null) x
$$;

-- The results of decisions that an act revokes, and the bars that come with it; the caller holds the row of the project.
create function casework.revoke(p_project uuid, p_case uuid, p_n int, p jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r jsonb;
begin
  for r in select * from jsonb_array_elements(casework.of_act(p->'revoked', p_n)) loop
    perform projects.revoke_result(p_project, p_case, r);
  end loop;
  for r in select * from jsonb_array_elements(casework.of_act(p->'bars', p_n)) loop
    perform identity.put_bar(r, p_case, (select said_at from record.stream where id = p_case));
  end loop;
end $$;

revoke all on function casework.owing, casework.revoke from public;
grant execute on function casework.owing to app_rt;

reset role;
