-- The templates of papers (文书), as the seeds publish them.
set local role app_owner;

-- The templates of papers (文书): a version never changes and is known by its hash; a set says which versions are in force together
-- from its day on. A paper names template and version.
create table casework.template (
  code text not null,
  version int not null,
  hash text not null,
  content jsonb not null,
  published_at timestamptz not null default now(),
  primary key (code, version)
);
create table casework.template_set (
  id int generated always as identity primary key,
  versions jsonb not null,
  published_at timestamptz not null default now()
);
do $$
declare t text;
begin
  foreach t in array array['template', 'template_set'] loop
    execute format('create trigger immutable before update or delete on casework.%I
      for each row execute function catalogue.refuse_change()', t);
    execute format('create trigger no_truncate before truncate on casework.%I
      for each statement execute function catalogue.refuse_change()', t);
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy sight on casework.%I for select to app_acts, app_rt, app_owner using (true)', t);
    execute format('create policy published on casework.%I for insert to app_owner with check (true)', t);
    execute format('grant select on casework.%I to app_acts, app_rt', t);
  end loop;
end $$;

select catalogue.keep_stamped('casework.template_set');

-- What the seeds say of templates, by the owner alone: a version for each whose hash is another than its last, and then a new set.
create function casework.publish_templates(p_templates jsonb) returns int language plpgsql as $$
declare n int;
begin
  lock table casework.template in share row exclusive mode;
  insert into casework.template (code, version, hash, content)
    select x.code, coalesce(l.version, 0) + 1, x.hash, x.content
      from jsonb_to_recordset(p_templates) x(code text, hash text, content jsonb)
      left join lateral (select t.version, t.hash from casework.template t where t.code = x.code order by t.version desc limit 1) l on true
     where l.hash is distinct from x.hash;
  get diagnostics n = row_count;
  if n > 0 then
    insert into casework.template_set (versions)
      select jsonb_object_agg(t.code, t.version) from (select code, max(version) as version from casework.template group by code) t;
  end if;
  return n;
end $$;
revoke all on function casework.publish_templates from public;

set local role app_acts;

-- The set of which a paper made now names a version; 0 before the first.
create function casework.templates_in_force() returns int stable language plpgsql as $$
begin
  return coalesce((select id from casework.template_set order by id desc limit 1), 0);
end $$;
revoke all on function casework.templates_in_force from public;

reset role;
