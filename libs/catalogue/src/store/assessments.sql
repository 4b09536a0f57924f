-- Plans and regional assessments (区域评估) in force at a base.
set local role app_acts;

-- [{publication, content}], by code, of those whose own days hold p_on.
create function catalogue.assessments_at(p_base text, p_on date) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('publication', p.id, 'content', p.content) order by p.code), '[]')
    from (select distinct on (code) * from catalogue.publication
           where kind = 'assessment' and effective_from <= p_on order by code, effective_from desc, version desc) p
   where not p.ends and p.content->'bases' ? p_base and p_on::text between p.content->>'from' and p.content->>'until');
end $$;
revoke all on function catalogue.assessments_at from public;
grant execute on function catalogue.assessments_at to app_rt;

reset role;
