-- A project outlives its cases: its facts, and the register of results in force that later decisions stand on.
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
  opened_at timestamptz not null
);
create index project_of_applicant on projects.project (applicant_organ, id);

create table projects.result (
  project_id uuid not null references projects.project,
  item_code text not null,
  subject text not null default '',
  number text not null,
  organ_id int not null,
  in_force_on date not null,
  fields jsonb not null,
  case_id uuid,
  idx smallint,
  evidence text,
  primary key (project_id, item_code, subject)
);

do $$
declare t text;
begin
  foreach t in array array['project', 'result'] loop
    execute format('alter table projects.%I enable row level security', t);
    execute format('alter table projects.%I force row level security', t);
    execute format('create policy acts on projects.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert, update on projects.%I to app_acts', t);
    execute format('grant select on projects.%I to app_rt', t);
  end loop;
end $$;
create policy sight on projects.project for select to app_rt using (
  (select app.organ()) = any (viewers) or (park_id = (select app.park()) and (select app.sees_park())));
create policy sight on projects.result for select to app_rt using (
  exists (select from projects.project p where p.id = project_id));

grant create on schema projects to app_acts;
set local role app_acts;

create function projects.open_project(p jsonb, p_park int, p_applicant int, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into projects.project values ((p->>'id')::uuid, p->>'code', p->>'name', p_park, p->>'base', p_applicant,
    array[p_applicant], p->'facts', p_at);
end $$;

-- Organs that come to serve the project see it.
create function projects.show_to(p_project uuid, p_organs int[]) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update projects.project set viewers = (select array_agg(distinct v) from unnest(viewers || p_organs) v)
   where id = p_project and not viewers @> p_organs;
end $$;

create function projects.put_result(p_project uuid, p_case uuid, r jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into projects.result values (p_project, r->>'code', coalesce(r->>'subject', ''), r->>'number',
    (r->>'organId')::int, (r->>'inForceOn')::date, r->'fields', p_case, (r->>'idx')::smallint, r->>'evidence')
  on conflict (project_id, item_code, subject) do update set number = excluded.number, organ_id = excluded.organ_id,
    in_force_on = excluded.in_force_on, fields = excluded.fields, case_id = excluded.case_id, idx = excluded.idx,
    evidence = excluded.evidence;
end $$;

-- Has the applicant a project without this result?
create function projects.lacks_result(p_applicant int, p_code text) returns boolean
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from projects.project p where p.applicant_organ = p_applicant
    and not exists (select from projects.result r where r.project_id = p.id and r.item_code = p_code));
end $$;

-- A result that is the applicant's in all its projects, where it is not there yet; answers which have it new.
create function projects.share_result(p_applicant int, r jsonb) returns uuid[]
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare their uuid[];
begin
  with new as (insert into projects.result (project_id, item_code, number, organ_id, in_force_on, fields, evidence)
    select p.id, r->>'code', r->>'number', (r->>'organId')::int, (r->>'inForceOn')::date, r->'fields', r->>'evidence'
      from projects.project p where p.applicant_organ = p_applicant
       and not exists (select from projects.result x where x.project_id = p.id and x.item_code = r->>'code')
    on conflict do nothing returning project_id)
  select coalesce(array_agg(project_id), '{}') into their from new;
  return their;
end $$;

-- Results of a project in force, as the engine reads them: [{code, number, organId, inForceOn, fields}].
create function projects.results(p_project uuid) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('code', item_code, 'number', number, 'organId', organ_id,
           'inForceOn', in_force_on, 'fields', fields)), '[]') from projects.result where project_id = p_project);
end $$;

revoke all on all functions in schema projects from public;

reset role;
