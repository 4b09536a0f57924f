-- The ground every room stands on: three roles, the context of a reader, the legal clock.
--   app_owner  owns every table and logs in nowhere
--   app_acts   owns no table; the act functions run as it, so nothing else can write cases and records
--   app_rt     what api and worker run as: reads under row-level security, executes acts, writes nothing else
-- Roles belong to the whole server, so a second database finds them there already.
do $$
declare r text;
begin
  foreach r in array array['app_owner', 'app_acts', 'app_rt'] loop
    begin
      execute format('create role %I nologin nosuperuser nobypassrls', r);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, r, 'member') then
      execute format('grant %I to current_user', r);
    end if;
  end loop;
  execute format('grant create, connect on database %I to app_owner', current_database());
end $$;

set local role app_owner;

create schema app;
grant usage on schema app to app_acts, app_rt;

-- Who acts: filled by identity.who, passed on as an argument, never looked up by the rooms below identity. `more` says what is
-- not so of everybody (null then): inPlaceOf, power, projects, scopes, recused, named as the rules name them.
create type app.actor as (person_id uuid, organ_id int, park_id int, roles text[], more jsonb);

-- As the rules are told.
create function app.actor_json(a app.actor) returns jsonb immutable language plpgsql as $$
begin
  return jsonb_build_object('personId', a.person_id, 'organId', a.organ_id, 'parkId', a.park_id, 'roles', to_jsonb(a.roles))
    || coalesce(a.more, '{}');
end $$;

-- May the actor touch this project? A power of attorney or a key can be confined to some.
create function app.reaches(a app.actor, p_project uuid) returns boolean immutable language plpgsql as $$
begin
  return a.more is null or not a.more ? 'projects' or a.more->'projects' ? p_project::text;
end $$;

-- Every function that runs with more rights than its caller names pg_temp last: left out, it is searched first, and a temporary
-- domain called uuid would run the caller's code as app_acts (tried: an item changed without a line).
-- The reader's context. identity.enter is the only setter (engine experiment E1: set inside a statement it is unsound).
-- After a transaction a local setting reads as '', not null: hence nullif.
create function app.organ() returns int stable language sql
  return nullif(current_setting('app.organ', true), '')::int;
create function app.park() returns int stable language sql
  return nullif(current_setting('app.park', true), '')::int;
create function app.sees_park() returns boolean stable language sql
  return coalesce(current_setting('app.sees_park', true), '') = 'yes';

create function app.has_role(p_role text) returns boolean stable language sql
  return p_role = any (string_to_array(coalesce(current_setting('app.roles', true), ''), ','));

-- The reader as JSON, for answers that say what the reader may do next.
create function app.me() returns jsonb stable language sql
  return jsonb_build_object('personId', current_setting('app.person', true), 'organId', app.organ(), 'parkId', app.park(),
    'roles', to_jsonb(string_to_array(current_setting('app.roles', true), ',')))
    || coalesce(nullif(current_setting('app.more', true), '')::jsonb, '{}');

-- The projects that the reader is confined to; null: to none.
create function app.projects() returns uuid[] stable language sql
  return case when nullif(current_setting('app.more', true), '')::jsonb ? 'projects' then array(
    select jsonb_array_elements_text(nullif(current_setting('app.more', true), '')::jsonb->'projects')::uuid) end;

-- What the act functions call is plpgsql: it keeps its plan for the session, where a SQL function that cannot be inlined is
-- planned anew on every call (legal_now 60 against 3 µs, in_force 245 against 9).

-- One rule of sight for rows that carry park and viewers (rules.md section 5).
create function app.sees(p_actor app.actor, p_park int, p_viewers int[]) returns boolean immutable language plpgsql as $$
begin
  return (p_actor.organ_id = any (p_viewers) and p_actor.roles <> '{}')
      or 'system' = any (p_actor.roles)
      or (p_park = p_actor.park_id and p_actor.roles && array['clerk', 'lead', 'supervisor', 'government']);
end $$;

-- From which seeds the database was last made ready: a digest, so that a start on the same ones reads them no more.
create table app.prepared (
  only_row boolean primary key default true check (only_row),
  seeds bytea not null
);

-- Legal time = the database's clock plus one offset. It only ever moves forward.
create table app.clock (
  one boolean primary key default true check (one),
  ahead interval not null default interval '0',
  movable boolean not null default false
);
insert into app.clock default values;
grant select on app.clock to app_acts, app_rt;
grant update on app.clock to app_acts;

create function app.legal_now() returns timestamptz stable language plpgsql as $$
begin
  return date_trunc('milliseconds', now() + (select ahead from app.clock));
end $$;
create function app.legal_today() returns date stable language plpgsql as $$
begin
  return (app.legal_now() at time zone 'Asia/Shanghai')::date;
end $$;

grant create on schema app to app_acts;
set local role app_acts;

-- Moves legal time forward to p_to; answers the legal time reached. Only where the start allowed a movable clock.
create function app.move_clock(p_to timestamptz) returns timestamptz
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.clock set ahead = p_to - now() where movable and ahead < p_to - now();
  return app.legal_now();
end $$;
revoke all on function app.move_clock from public;
grant execute on function app.move_clock to app_rt;

reset role;
