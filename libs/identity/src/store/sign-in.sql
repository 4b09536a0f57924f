-- Signing in: attempts and their pauses, sessions, the second factor, invitations, links to a provider.
set local role app_acts;

-- The first p_free failures cost nothing, then a pause that doubles from a second to a quarter of an hour.
create function identity.pause(p_failures int, p_free int) returns interval immutable language sql
  return case when p_failures < p_free then interval '0' else make_interval(secs => least(900, 2 ^ least(p_failures - p_free, 10))) end;

-- Counts an attempt before it is judged, so that a hundred at once are a hundred; answers the seconds to wait, 0 to go on. An attempt
-- made in a pause is not counted: whoever knocks on a stranger's name from elsewhere holds up nobody but himself.
create function identity.tried(p_name_hash text, p_address text, p_free int) returns int
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare n int; t identity.attempt;
begin
  -- The clock, not the beginning of the transaction: whoever waited for the row finds a moment in it that came after their own, and
  -- would have to wait for nothing (tried: forty who signed in at once from one address, some told to come back).
  insert into identity.attempt as x values (p_name_hash, p_address, 1, clock_timestamp())
    on conflict (name_hash, address) do update
      set failures = case when x.last_at < now() - interval '1 hour' then 1 else x.failures + 1 end, last_at = clock_timestamp()
      where x.failures < p_free or x.last_at + identity.pause(x.failures, p_free) <= clock_timestamp()
    returning failures into n;
  if n is not null then return 0; end if;
  select * into t from identity.attempt where name_hash = p_name_hash and address = p_address;
  return greatest(1, ceil(extract(epoch from t.last_at + identity.pause(t.failures, p_free) - clock_timestamp())))::int;
end $$;

create function identity.name_hash(p_name text) returns text immutable language sql
  return encode(sha256(convert_to(p_name, 'UTF8')), 'hex');

-- What a sign-in is judged by: {wait}, or the person (absent for an unknown name: the same to the caller in time and words).
create function identity.begin_sign_in(p_name text, p_address text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wait int := greatest(identity.tried(identity.name_hash(p_name), p_address, 8), identity.tried('', p_address, 100));
        p identity.person;
begin
  delete from identity.attempt where (name_hash, address) in
    (select name_hash, address from identity.attempt where last_at < now() - interval '1 day' order by last_at limit 20);
  if wait > 0 then return jsonb_build_object('wait', wait); end if;
  select * into p from identity.person where sign_in = p_name and disabled_at is null;
  if not found then return '{}'; end if;
  return identity.person_to_admit(p);
end $$;

-- The person with every way in that is open today; the first is taken where none is named, so those without a role stand behind those
-- with one: nobody lands elsewhere because another organ entered them.
create function identity.person_to_admit(p identity.person) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare today date := identity.today();
begin
  return jsonb_build_object('personId', p.id, 'secret', p.secret, 'demo', p.demo,
    'totp', case when p.totp_since is not null then p.totp_secret end,
    'ways', (select coalesce(jsonb_agg(w order by w->>'way' nulls first, w->'roles' = '[]', (w->>'organId')::int), '[]') from (
      select jsonb_build_object('organId', m.organ_id, 'organ', o.handle, 'roles', m.roles, 'kind', o.kind) as w
        from identity.membership m join identity.organ o on o.id = m.organ_id
       where m.person_id = p.id and (m.valid_to is null or m.valid_to >= today) and (m.valid_from is null or m.valid_from <= today)
      union all
      select jsonb_build_object('organId', o.id, 'organ', o.handle, 'roles', '["applicant"]'::jsonb, 'kind', o.kind, 'way', 'power', 'wayId', w.id)
        from identity.power w join identity.organ o on o.id = w.organ_id
       where w.person_id = p.id and w.revoked_at is null and today between w.valid_from and w.valid_to and o.confirmed_at is not null) x));
end $$;

-- A code counts once: its step, or any before it, is never taken again.
create function identity.use_code(p_person uuid, p_step bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identity.person set totp_step = p_step where id = p_person and totp_step < p_step;
  return found;
end $$;
create function identity.use_recovery(p_person uuid, p_hash text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identity.person set recovery = array_remove(recovery, p_hash) where id = p_person and p_hash = any (recovery);
  return found;
end $$;

-- What led to something good was no guessing: the attempts of the name, and this one of the address.
create function identity.forgive(p_name text, p_address text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from identity.attempt where name_hash = identity.name_hash(p_name) and address = p_address;
  update identity.attempt set failures = greatest(0, failures - 1) where name_hash = '' and address = p_address;
end $$;

-- The stream of a person's sign-ins: beside their own, so that nobody who changes something of them meets a sign-in.
create function identity.sign_ins_of(p_person uuid) returns uuid immutable language sql
  return md5('sign-ins ' || p_person)::uuid;

-- Every session leaves a line in the chain, by whom, for which organ, in which way; an attempt that failed leaves a count and none.
create function identity.note_sign_in(p_person uuid, p_organ int, p_act jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare a app.actor := (p_person, p_organ, null, '{}', null)::app.actor; b record.begun; stream uuid := identity.sign_ins_of(p_person);
begin
  insert into record.stream values (stream, 0, '{}', 0) on conflict (id) do nothing;
  b := record.begin_act(a, null, null, stream, true);
  perform record.end_act(a, null, null, stream, b, p_act);
end $$;

-- A session under a new name each time; the attempts that led to it are forgiven.
create function identity.open_session(p_open jsonb) returns timestamptz
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare person uuid := (p_open->>'personId')::uuid; until timestamptz := now() + make_interval(mins => (p_open->>'minutes')::int);
begin
  perform identity.forgive(p_open->>'name', p_open->>'address');
  delete from identity.session where person_id = person and (expires_at < now() or idle_until < now());
  insert into identity.session (token_hash, person_id, organ_id, expires_at, idle_until, way, way_id, device)
    values (p_open->>'tokenHash', person, (p_open->>'organId')::int, until,
      least(until, now() + make_interval(mins => (p_open->>'idleMinutes')::int)), p_open->>'way', (p_open->>'wayId')::uuid,
      coalesce(p_open->>'device', ''));
  perform identity.note_sign_in(person, (p_open->>'organId')::int, p_open->'act');
  return until;
end $$;

create function identity.close_session(p_principal text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from identity.session where token_hash = substr(p_principal, 7) and p_principal like 'token:%'
$$;

-- The one that is used lives on, up to its end; a key notes when it was used last.
create function identity.touch(p_principal text, p_idle_minutes int) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_principal like 'token:%' then
    update identity.session set idle_until = least(expires_at, now() + make_interval(mins => p_idle_minutes))
     where token_hash = substr(p_principal, 7) and idle_until > now() and expires_at > now();
  elsif p_principal like 'key:%' then
    update identity.client set last_used_at = now() where id = (identity.who(p_principal)).person_id;
  end if;
end $$;

create function identity.sessions_of(p_principal text)
  returns table (id uuid, organ text, opened_at timestamptz, idle_until timestamptz, expires_at timestamptz, way text, device text,
    here boolean)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, o.handle, s.opened_at, s.idle_until, s.expires_at, s.way, s.device, s.token_hash = substr(p_principal, 7)
    from identity.session s join identity.organ o on o.id = s.organ_id
   where s.person_id = (identity.who(p_principal)).person_id and s.expires_at > now() and s.idle_until > now()
   order by s.opened_at desc, s.id
$$;

-- One of one's own sessions, or (null) every one of them; answers how many ended.
create function identity.end_sessions(p_principal text, p_id uuid) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  delete from identity.session where person_id = (identity.who(p_principal)).person_id and (p_id is null or id = p_id);
  get diagnostics n = row_count;
  return n;
end $$;

-- Who stands behind an invitation that is still good; null otherwise.
create function identity.invited(p_hash text) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('personId', p.id, 'signIn', p.sign_in, 'name', p.name)
    from identity.invitation i join identity.person p on p.id = i.person_id
   where i.secret_hash = p_hash and i.used_at is null and i.expires_at > now() and p.disabled_at is null
$$;

-- Who a provider's subject is here.
create function identity.linked(p_issuer text, p_subject text) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p identity.person;
begin
  select x.* into p from identity.link l join identity.person x on x.id = l.person_id
   where l.issuer = p_issuer and l.subject = p_subject and x.disabled_at is null;
  return case when found then identity.person_to_admit(p) || jsonb_build_object('signIn', p.sign_in) end;
end $$;

-- A substitution of the caller's that is open today, and whose organ it is for.
create function identity.place_of(p_principal text, p_id uuid) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('personId', w.person_id, 'organId', w.organ_id)
    from identity.substitution w, identity.who(p_principal) a
   where w.id = p_id and w.person_id = (a).person_id and (a).more->>'inPlaceOf' is null and w.ended_at is null
     and identity.today() between w.valid_from and w.valid_to
$$;

-- The holder of a session, also of one that may only enrol a second factor; what a self-service act is judged by.
create function identity.holder(p_principal text) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('personId', p.id, 'signIn', p.sign_in, 'secret', p.secret, 'pending', p.totp_secret,
      'totp', case when p.totp_since is not null then p.totp_secret end)
    from identity.session s join identity.person p on p.id = s.person_id
   where s.token_hash = substr(p_principal, 7) and p_principal like 'token:%' and (s.way is null or s.way = 'enrol')
     and s.expires_at > now() and s.idle_until > now() and p.disabled_at is null
$$;

create function identity.propose_totp(p_principal text, p_secret text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identity.person set totp_secret = p_secret where id = (identity.holder(p_principal)->>'personId')::uuid and totp_since is null;
  return found;
end $$;

do $$
declare f text;
begin
  foreach f in array array['pause', 'tried', 'name_hash', 'begin_sign_in', 'person_to_admit', 'use_code', 'use_recovery', 'forgive', 'open_session', 'close_session',
      'touch', 'sign_ins_of', 'note_sign_in', 'sessions_of', 'end_sessions', 'invited', 'linked', 'place_of', 'holder', 'propose_totp'] loop
    execute format('revoke all on function identity.%I from public', f);
  end loop;
end $$;
grant execute on function identity.begin_sign_in, identity.use_code, identity.use_recovery, identity.forgive, identity.open_session, identity.close_session,
  identity.touch, identity.sessions_of, identity.end_sessions, identity.invited, identity.linked, identity.place_of, identity.holder,
  identity.propose_totp to app_rt;

reset role;
