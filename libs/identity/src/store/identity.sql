-- People, organs, memberships, and the other ways in which somebody acts: a power of attorney, a colleague's place, a key, an
-- errand. Nobody reads these tables directly; two doors: who (acts) and enter (reads).
set local role app_owner;

create schema identity;
grant usage on schema identity to app_acts, app_rt;

-- `stream_id`: what is changed about the organ and its people is told in one stream.
create table identity.organ (
  id int primary key,
  handle text not null unique,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  level text not null,
  park_id int,
  demo boolean not null,
  body text not null,
  credit_code text unique,
  stream_id uuid not null default gen_random_uuid(),
  confirmed_at timestamptz default now()
);
-- Numbers below are the seeds'.
create sequence identity.organ_number start 100000;
-- A person's own stream has the person's id. `bonds`: the organs they are related to, kept by identity.bind for who().
create table identity.person (
  id uuid primary key,
  sign_in text not null unique,
  name text not null,
  secret text,
  demo boolean not null,
  disabled_at timestamptz,
  totp_secret text,
  totp_since timestamptz,
  totp_step bigint not null default 0,
  recovery text[] not null default '{}',
  bonds int[] not null default '{}'
);
create table identity.membership (
  person_id uuid not null references identity.person,
  organ_id int not null references identity.organ,
  park_id int,
  roles text[] not null,
  valid_to date,
  valid_from date,
  primary key (person_id, organ_id)
);
create index membership_of_organ on identity.membership (organ_id);
-- 委托: the agent acts as the organ, for all of its projects (null) or for some.
create table identity.power (
  id uuid primary key,
  organ_id int not null references identity.organ,
  person_id uuid not null references identity.person,
  projects uuid[],
  valid_from date not null,
  valid_to date not null,
  document text not null,
  given_by uuid not null,
  revoked_at timestamptz
);
create index power_of_person on identity.power (person_id);
create index power_of_organ on identity.power (organ_id);
-- 代理: `person_id` acts in the place of `absent_id`.
create table identity.substitution (
  id uuid primary key,
  organ_id int not null references identity.organ,
  absent_id uuid not null references identity.person,
  person_id uuid not null references identity.person,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  arranged_by uuid not null,
  ended_at timestamptz
);
create index substitution_of_organ on identity.substitution (organ_id);
create index substitution_of_person on identity.substitution (person_id);
-- 回避: a person and an organ of applicants; memberships and powers of the person make the same bond by themselves.
create table identity.relation (
  id uuid primary key,
  person_id uuid not null references identity.person,
  organ_id int not null references identity.organ,
  ground text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  ended_at timestamptz
);
create index relation_of_person on identity.relation (person_id);
-- A machine that acts for an organ, confined to some verbs.
create table identity.client (
  id uuid primary key,
  organ_id int not null references identity.organ,
  name text not null,
  roles text[] not null,
  scopes text[] not null,
  projects uuid[],
  addresses inet[],
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index client_of_organ on identity.client (organ_id);
create table identity.client_key (
  secret_hash text primary key,
  client_id uuid not null references identity.client,
  prefix text not null,
  expires_at timestamptz not null
);
-- What somebody ordered and a worker carries out for them: it ends with their rights.
create table identity.errand (
  id uuid primary key,
  person_id uuid not null references identity.person,
  organ_id int not null references identity.organ,
  expires_at timestamptz not null
);
-- `way`: null by one's own membership; `power` or `place` with the row it rests on; `enrol` for the second factor only.
create table identity.session (
  token_hash text primary key,
  person_id uuid not null references identity.person,
  organ_id int not null,
  expires_at timestamptz not null,
  idle_until timestamptz not null default now() + interval '12 hours',
  id uuid not null default gen_random_uuid(),
  opened_at timestamptz not null default now(),
  way text check (way in ('power', 'place', 'enrol')),
  way_id uuid,
  device text not null default ''
);
create index session_of_person on identity.session (person_id);
create table identity.invitation (
  secret_hash text primary key,
  person_id uuid not null references identity.person,
  expires_at timestamptz not null,
  used_at timestamptz
);
-- Who a provider's subject is here (OpenID Connect): issuer and subject, never the e-mail address.
create table identity.link (
  issuer text not null,
  subject text not null,
  person_id uuid not null references identity.person,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
-- Attempts to sign in, by name (its hash) and address, and by address alone (name '').
create table identity.attempt (
  name_hash text not null,
  address text not null,
  failures int not null,
  last_at timestamptz not null,
  primary key (name_hash, address)
);
create index attempt_age on identity.attempt (last_at);

do $$
declare t text;
begin
  foreach t in array array['person', 'membership', 'power', 'substitution', 'relation', 'client', 'client_key', 'errand', 'session',
      'invitation', 'link', 'attempt'] loop
    execute format('alter table identity.%I enable row level security', t);
    execute format('alter table identity.%I force row level security', t);
    execute format('create policy acts on identity.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert, update on identity.%I to app_acts', t);
  end loop;
end $$;
grant select on identity.organ to app_acts, app_rt;
grant insert, update on identity.organ to app_acts;
grant usage on sequence identity.organ_number to app_acts;
grant delete on identity.session, identity.attempt, identity.link, identity.errand to app_acts;

grant create on schema identity to app_acts;
set local role app_acts;

-- A membership ends with a day of the office, whatever time zone the connection keeps. Real time: a sign-in is no legal act.
create function identity.today() returns date stable language plpgsql as $$
begin
  return (now() at time zone 'Asia/Shanghai')::date;
end $$;

-- The ways that are not one's own membership: a power, a colleague's place, a key ('key:<sha256>@<address>'), an errand
-- ('errand:<id>'), and the time itself ('system:time', which no HTTP header can spell). Apart, so that the way of nearly every
-- request stays one select.
create function identity.who_else(p_principal text) returns app.actor
  stable language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare a app.actor; today date := identity.today(); s identity.session;
begin
  if p_principal = 'system:time' then
    return ('00000000-0000-0000-0000-000000000000'::uuid, 0, null::int, array['system'], null::jsonb)::app.actor;
  end if;
  if p_principal like 'token:%' then
    select x.* into s from identity.session x join identity.person p on p.id = x.person_id
     where x.token_hash = substr(p_principal, 7) and x.way in ('power', 'place') and x.expires_at > now() and x.idle_until > now()
       and p.disabled_at is null;
    if s.way = 'power' then
      select s.person_id, o.id, o.park_id, array['applicant'], jsonb_strip_nulls(jsonb_build_object('power', w.id, 'projects', to_jsonb(w.projects)))
        into a from identity.power w join identity.organ o on o.id = w.organ_id
       where w.id = s.way_id and w.revoked_at is null and today between w.valid_from and w.valid_to and o.confirmed_at is not null;
    elsif s.way = 'place' then
      select s.person_id, m.organ_id, m.park_id, m.roles, jsonb_build_object('inPlaceOf', w.absent_id, 'recused', to_jsonb(p.bonds))
        into a from identity.substitution w join identity.membership m on m.person_id = w.absent_id and m.organ_id = w.organ_id
        join identity.person p on p.id = s.person_id join identity.person l on l.id = w.absent_id
       where w.id = s.way_id and w.ended_at is null and today between w.valid_from and w.valid_to and l.disabled_at is null
         and (m.valid_from is null or m.valid_from <= today) and (m.valid_to is null or m.valid_to >= today)
         and exists (select from identity.membership own where own.person_id = s.person_id and own.organ_id = w.organ_id
           and own.roles <> '{}' and (own.valid_from is null or own.valid_from <= today) and (own.valid_to is null or own.valid_to >= today));
    end if;
  elsif p_principal like 'key:%' then
    select c.id, c.organ_id, o.park_id, c.roles, jsonb_strip_nulls(jsonb_build_object('scopes', to_jsonb(c.scopes), 'projects', to_jsonb(c.projects)))
      into a from identity.client_key k join identity.client c on c.id = k.client_id join identity.organ o on o.id = c.organ_id
     where k.secret_hash = substr(p_principal, 5, 64) and k.expires_at > now() and c.expires_at > now() and c.revoked_at is null
       and o.confirmed_at is not null
       and (c.addresses is null or exists (select from unnest(c.addresses) n where substr(p_principal, 70)::inet <<= n));
  elsif p_principal like 'errand:%' then
    select p.id, m.organ_id, m.park_id, m.roles, case when p.bonds <> '{}' then jsonb_build_object('recused', to_jsonb(p.bonds)) end into a
      from identity.errand e join identity.membership m on m.person_id = e.person_id and m.organ_id = e.organ_id
      join identity.person p on p.id = e.person_id
     where e.id = substr(p_principal, 8)::uuid and e.expires_at > now() and p.disabled_at is null
       and (m.valid_from is null or m.valid_from <= today) and (m.valid_to is null or m.valid_to >= today);
  end if;
  return a;
end $$;

-- Whoever is signed in by their own membership ('token:<sha256 of the bearer token>'): nearly everybody. Without a path of its own it becomes
-- part of the statement that asks, for many at once; `offset 0` keeps it to the one session also by a plan made when there were few.
create function identity.signed_in(p_principal text) returns setof app.actor stable language sql as $$
  select p.id, m.organ_id, m.park_id, m.roles, case when p.bonds <> '{}' then jsonb_build_object('recused', to_jsonb(p.bonds)) end
    from identity.session s
    join identity.membership m on m.person_id = s.person_id and m.organ_id = s.organ_id
    join identity.person p on p.id = s.person_id
   where s.token_hash = substr(p_principal, 7) and p_principal like 'token:%' and s.way is null
     and s.expires_at > now() and s.idle_until > now() and p.disabled_at is null
     and (m.valid_to is null or m.valid_to >= (now() at time zone 'Asia/Shanghai')::date)
     and (m.valid_from is null or m.valid_from <= (now() at time zone 'Asia/Shanghai')::date)
  offset 0
$$;

-- Roles are read on every call, so a role lost or a person disabled takes effect on the next request. Null when nobody.
create function identity.who(p_principal text) returns app.actor
  stable language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare a app.actor;
begin
  select * into a from identity.signed_in(p_principal);
  return case when found then a else identity.who_else(p_principal) end;
end $$;

-- The only setter of a reader's context, for the life of one transaction.
create function identity.enter(p_principal text) returns app.actor
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  if (a).person_id is null then raise exception 'nobody is signed in' using errcode = 'OS401'; end if;
  -- Who was entered but given no role yet sees nothing of the organ either.
  perform set_config('app.organ', case when (a).roles = '{}' then '' else (a).organ_id::text end, true),
          set_config('app.park', coalesce((a).park_id::text, ''), true),
          set_config('app.person', (a).person_id::text, true),
          set_config('app.roles', array_to_string((a).roles, ','), true),
          set_config('app.more', coalesce((a).more::text, ''), true),
          set_config('app.sees_park', case when (a).roles && array['clerk', 'lead', 'supervisor', 'government'] then 'yes' else '' end, true);
  return a;
end $$;

create function identity.me(p_principal text)
  returns table (person_id uuid, sign_in text, name text, organ_id int, organ text, organ_zh text, organ_en text, park_id int,
    roles text[], unconfirmed boolean, more jsonb)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select (w.a).person_id, coalesce(p.sign_in, c.name), coalesce(p.name, c.name), o.id, o.handle, o.name_zh, o.name_en, (w.a).park_id,
         -- Those that the window finds on its list (identity.unconfirmed).
         (w.a).roles, o.kind = 'enterprise' and (w.a).roles = '{}', (w.a).more
    from (select identity.who(p_principal) as a) w join identity.organ o on o.id = (w.a).organ_id
    left join identity.person p on p.id = (w.a).person_id left join identity.client c on c.id = (w.a).person_id
$$;

-- The colleague of the caller's own organ with that sign-in name, for hand-over (转办); null otherwise.
create function identity.colleague(p_principal text, p_sign_in text) returns uuid
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from identity.person p join identity.membership m on m.person_id = p.id
   where p.sign_in = p_sign_in and p.disabled_at is null
     and m.organ_id = (identity.who(p_principal)).organ_id and m.roles && array['officer', 'reviewer']
     and (m.valid_to is null or m.valid_to >= identity.today()) and (m.valid_from is null or m.valid_from <= identity.today())
$$;

create function identity.has_demo_people() returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.person where demo and disabled_at is null)
$$;

revoke all on all functions in schema identity from public;
grant execute on function identity.enter, identity.me, identity.colleague, identity.has_demo_people to app_rt;

reset role;
