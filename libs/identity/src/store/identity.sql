-- People, organs, memberships, sessions. Nobody reads these tables directly; two doors: who (acts) and enter (reads).
set local role app_owner;

create schema identity;
grant usage on schema identity to app_acts, app_rt;

create table identity.organ (
  id int primary key,
  handle text not null unique,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  level text not null,
  park_id int,
  demo boolean not null,
  body text not null
);
create table identity.person (
  id uuid primary key,
  sign_in text not null unique,
  name text not null,
  secret text not null,
  demo boolean not null,
  disabled_at timestamptz,
  failures smallint not null default 0,
  locked_until timestamptz
);
create table identity.membership (
  person_id uuid not null references identity.person,
  organ_id int not null references identity.organ,
  park_id int,
  roles text[] not null,
  valid_to date,
  primary key (person_id, organ_id)
);
create table identity.session (
  token_hash text primary key,
  person_id uuid not null,
  organ_id int not null,
  expires_at timestamptz not null,
  foreign key (person_id, organ_id) references identity.membership
);

grant select on identity.organ to app_acts, app_rt;
grant select, insert, update on identity.person, identity.membership to app_acts;
grant select, insert, delete on identity.session to app_acts;

grant create on schema identity to app_acts;
set local role app_acts;

-- A membership ends with a day of the office, whatever time zone the connection keeps. Real time: a sign-in is no legal act.
create function identity.today() returns date stable language plpgsql as $$
begin
  return (now() at time zone 'Asia/Shanghai')::date;
end $$;

-- 'token:<sha256 of the bearer token>' or 'system:time', which no HTTP header can spell. Roles are read on every call,
-- so a role lost or a person disabled takes effect on the next request. Null when nobody.
create function identity.who(p_principal text) returns app.actor
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare a app.actor;
begin
  if p_principal = 'system:time' then
    return ('00000000-0000-0000-0000-000000000000'::uuid, 0, null::int, array['system'])::app.actor;
  end if;
  select p.id, m.organ_id, m.park_id, m.roles into a
    from identity.session s
    join identity.membership m on m.person_id = s.person_id and m.organ_id = s.organ_id
    join identity.person p on p.id = s.person_id
   where s.token_hash = substr(p_principal, 7) and p_principal like 'token:%'
     and s.expires_at > now() and p.disabled_at is null
     and (m.valid_to is null or m.valid_to >= identity.today());
  return a;
end $$;

-- The only setter of a reader's context, for the life of one transaction.
create function identity.enter(p_principal text) returns app.actor
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  if (a).person_id is null then raise exception 'nobody is signed in' using errcode = 'OS401'; end if;
  perform set_config('app.organ', (a).organ_id::text, true),
          set_config('app.park', coalesce((a).park_id::text, ''), true),
          set_config('app.person', (a).person_id::text, true),
          set_config('app.roles', array_to_string((a).roles, ','), true),
          set_config('app.sees_park', case when (a).roles && array['clerk', 'lead', 'supervisor', 'government'] then 'yes' else '' end, true);
  return a;
end $$;

-- What the sign-in needs to compare a password; null rows for an unknown name look the same to the caller in time.
create function identity.secret_of(p_sign_in text)
  returns table (person_id uuid, secret text, locked boolean, memberships jsonb)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.secret, coalesce(p.locked_until > now(), false),
         (select jsonb_agg(jsonb_build_object('organId', m.organ_id, 'organ', o.handle, 'roles', m.roles) order by m.organ_id)
            from identity.membership m join identity.organ o on o.id = m.organ_id
           where m.person_id = p.id and (m.valid_to is null or m.valid_to >= identity.today()))
    from identity.person p where p.sign_in = p_sign_in and p.disabled_at is null
$$;

-- Ten wrong passwords lock a name for a minute: a brake, never a lock-out by strangers.
create function identity.sign_in_failed(p_person uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identity.person set failures = case when failures >= 9 then 0 else failures + 1 end,
         locked_until = case when failures >= 9 then now() + interval '1 minute' else locked_until end
   where id = p_person
$$;

create function identity.open_session(p_person uuid, p_organ int, p_token_hash text, p_hours int) returns timestamptz
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare until timestamptz := now() + make_interval(hours => p_hours);
begin
  update identity.person set failures = 0, locked_until = null where id = p_person and failures > 0;
  delete from identity.session where person_id = p_person and expires_at < now();
  insert into identity.session values (p_token_hash, p_person, p_organ, until);
  return until;
end $$;

create function identity.close_session(p_principal text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from identity.session where token_hash = substr(p_principal, 7)
$$;

create function identity.me(p_principal text)
  returns table (person_id uuid, sign_in text, name text, organ_id int, organ text, organ_zh text, organ_en text, park_id int, roles text[])
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.sign_in, p.name, o.id, o.handle, o.name_zh, o.name_en, (w.a).park_id, (w.a).roles
    from (select identity.who(p_principal) as a) w
    join identity.person p on p.id = (w.a).person_id join identity.organ o on o.id = (w.a).organ_id
$$;

-- The colleague of the caller's own organ with that sign-in name, for hand-over (转办); null otherwise.
create function identity.colleague(p_principal text, p_sign_in text) returns uuid
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from identity.person p join identity.membership m on m.person_id = p.id
   where p.sign_in = p_sign_in and p.disabled_at is null
     and m.organ_id = (identity.who(p_principal)).organ_id and m.roles && array['officer', 'reviewer']
     and (m.valid_to is null or m.valid_to >= identity.today())
$$;

create function identity.has_demo_people() returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.person where demo and disabled_at is null)
$$;

revoke all on all functions in schema identity from public;
grant execute on function identity.enter, identity.secret_of, identity.sign_in_failed, identity.open_session,
  identity.close_session, identity.me, identity.colleague, identity.has_demo_people to app_rt;

reset role;
