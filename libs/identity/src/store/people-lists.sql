-- What administrators, heads and applicants read about people; and the first administrators, whom the owner enters.
set local role app_acts;

-- Within the actor's reach: their own organ; of an administrator everything in the park, or everything where they have none.
create function identity.in_reach(a app.actor, o identity.organ) returns boolean stable language plpgsql as $$
begin
  return (a).organ_id = o.id or ((a).roles && array['keeper', 'security', 'auditor'] and ((a).park_id is null or (a).park_id = o.park_id));
end $$;

-- The same of a person, as reach.ts has it: every membership that counts lies in reach. Those that ended do not count, and those without
-- a role only where there is none with one, and no power either. Whose reach has no bounds reaches also whoever belongs nowhere any more.
create function identity.person_in_reach(a app.actor, p_person uuid) returns boolean stable language plpgsql as $$
begin
  return ((a).roles && array['keeper', 'security', 'auditor'] and (a).park_id is null) or (
    select coalesce(bool_and(identity.in_reach(a, o) and (x.acts or not identity.is_agent(p_person))), false)
      from (select m.organ_id, m.roles <> '{}' as acts, bool_or(m.roles <> '{}') over () as some_act from identity.membership m
        where m.person_id = p_person and (m.valid_to is null or m.valid_to >= identity.today())) x
      join identity.organ o on o.id = x.organ_id where x.acts = x.some_act);
end $$;

-- What they are elsewhere is nobody's business here.
create function identity.people_of(p_principal text, p_organ text) returns setof jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select identity.person_json(p) - array['agent', 'memberships'] || jsonb_build_object('roles', m.roles, 'from', m.valid_from, 'through', m.valid_to)
    from identity.who(p_principal) a, identity.organ o join identity.membership m on m.organ_id = o.id
    join identity.person p on p.id = m.person_id
   where (o.handle = p_organ or o.credit_code = p_organ) and (a).person_id is not null and identity.in_reach(a, o)
   order by p.sign_in
$$;

create function identity.powers_of(p_principal text) returns setof jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', w.id, 'organ', o.handle, 'agent', p.sign_in, 'agentName', p.name, 'projects', to_jsonb(w.projects),
      'from', w.valid_from, 'through', w.valid_to, 'document', w.document, 'revokedAt', w.revoked_at)
    from identity.who(p_principal) a, identity.power w join identity.organ o on o.id = w.organ_id
    join identity.person p on p.id = w.person_id
   where (w.organ_id = (a).organ_id and (a).roles <> '{}') or w.person_id = (a).person_id order by w.valid_from, w.id
$$;

create function identity.substitutions_of(p_principal text) returns setof jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', w.id, 'absent', l.sign_in, 'substitute', p.sign_in, 'from', w.valid_from, 'through', w.valid_to,
      'reason', w.reason, 'endedAt', w.ended_at)
    from identity.who(p_principal) a, identity.substitution w join identity.person l on l.id = w.absent_id
    join identity.person p on p.id = w.person_id
   where w.organ_id = (a).organ_id and (a).roles <> '{}' order by w.valid_from, w.id
$$;

create function identity.relations_of(p_principal text) returns setof jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', r.id, 'person', p.sign_in, 'enterprise', o.handle, 'ground', r.ground, 'recordedAt', r.recorded_at,
      'endedAt', r.ended_at)
    from identity.who(p_principal) a, identity.relation r join identity.organ o on o.id = r.organ_id join identity.person p on p.id = r.person_id
   where r.person_id = (a).person_id or ('head' = any ((a).roles) and exists (select from identity.membership m
     where m.person_id = r.person_id and m.organ_id = (a).organ_id)) order by r.recorded_at, r.id
$$;

create function identity.clients_of(p_principal text) returns setof jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', c.id, 'name', c.name, 'roles', c.roles, 'scopes', c.scopes, 'projects', to_jsonb(c.projects),
      'addresses', to_jsonb(c.addresses), 'expiresAt', c.expires_at, 'lastUsedAt', c.last_used_at, 'revokedAt', c.revoked_at,
      'prefixes', (select coalesce(jsonb_agg(k.prefix order by k.expires_at desc), '[]') from identity.client_key k
        where k.client_id = c.id and k.expires_at > now()))
    from identity.who(p_principal) a, identity.client c where c.organ_id = (a).organ_id and (a).roles <> '{}' order by c.made_at, c.id
$$;

-- Applicants that registered themselves and wait for a window to look at their papers.
create function identity.unconfirmed(p_principal text) returns setof jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('creditCode', o.credit_code, 'handle', o.handle, 'name', o.name_zh, 'person', p.id, 'personName', p.name,
      'known', o.confirmed_at is not null)
    from identity.who(p_principal) a, identity.organ o join identity.membership m on m.organ_id = o.id and m.roles = '{}'
    join identity.person p on p.id = m.person_id
   where (a).roles && array['clerk', 'lead'] and o.kind = 'enterprise' and p.disabled_at is null
     and (m.valid_to is null or m.valid_to >= identity.today()) order by m.person_id
$$;

-- The lines about an organ (by its handle) or a person (by id), oldest first; p_sign_ins: those of a person's sign-ins instead.
create function identity.lines_of(p_principal text, p_stream text, p_sign_ins boolean, p_after int, p_limit int)
  returns table (seq int, recorded_at timestamptz, kind text, person_id uuid, line jsonb)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select j.seq, j.recorded_at, j.kind, j.person_id, j.line::jsonb
    from identity.who(p_principal) a, record.journal j
   where (a).person_id is not null and j.seq > p_after and (
     j.stream_id = (select o.stream_id from identity.organ o where o.handle = p_stream and identity.in_reach(a, o) and not p_sign_ins)
     or j.stream_id = (select case when p_sign_ins then identity.sign_ins_of(p.id) else p.id end from identity.person p
       where p.id::text = p_stream and identity.person_in_reach(a, p.id)))
   order by j.seq limit p_limit
$$;

-- An administrator where none of the kind is left: entered by the owner's own connection, since nobody has the right yet. The line
-- says so. Null where somebody holds the role already.
create function identity.first_administrator(p_role text, p_person jsonb, p_line jsonb) returns uuid
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o identity.organ; id uuid := (p_person->>'id')::uuid;
begin
  perform pg_advisory_xact_lock(hashtext('identity.first_administrator'));
  if exists (select from identity.membership m join identity.person p on p.id = m.person_id
      where p_role = any (m.roles) and p.disabled_at is null and not p.demo and (m.valid_to is null or m.valid_to >= identity.today())) then
    return null;
  end if;
  select * into o from identity.organ where kind = 'operations' order by organ.id limit 1;
  perform identity.enact((id, o.id, null, array[p_role], null)::app.actor, null, null, p_line || jsonb_build_object('stream', id, 'seen', 0,
    'rows', jsonb_build_object('person', p_person, 'invitation', jsonb_build_object('personId', id, 'hash', p_person->>'hash'),
      'membership', jsonb_build_object('personId', id, 'organId', o.id, 'roles', jsonb_build_array(p_role)))));
  return id;
end $$;

do $$
declare f text;
begin
  foreach f in array array['in_reach', 'person_in_reach', 'people_of', 'powers_of', 'substitutions_of', 'relations_of', 'clients_of', 'unconfirmed', 'lines_of',
      'first_administrator'] loop
    execute format('revoke all on function identity.%I from public', f);
  end loop;
end $$;
grant execute on function identity.people_of, identity.powers_of, identity.substitutions_of, identity.relations_of, identity.clients_of,
  identity.unconfirmed, identity.lines_of to app_rt;

reset role;
