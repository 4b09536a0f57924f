-- What is changed about organs, people and their rights: look (one trip) -> rules -> change (one call, one line).
set local role app_acts;

-- A power that is good today or later.
create function identity.is_agent(p_person uuid) returns boolean stable language plpgsql as $$
begin
  return exists (select from identity.power w where w.person_id = p_person and w.revoked_at is null and w.valid_to >= identity.today());
end $$;

create function identity.person_json(p identity.person) returns jsonb stable language sql
  return jsonb_build_object('id', p.id, 'signIn', p.sign_in, 'name', p.name, 'disabled', p.disabled_at is not null,
    'known', p.secret is not null or exists (select from identity.link l where l.person_id = p.id), 'totp', p.totp_since is not null,
    'agent', identity.is_agent(p.id), 'memberships', (select coalesce(jsonb_agg(jsonb_build_object('organId', m.organ_id, 'organ', o.handle, 'kind', o.kind, 'parkId', o.park_id,
        'roles', m.roles, 'from', m.valid_from, 'through', m.valid_to) order by m.organ_id), '[]')
      from identity.membership m join identity.organ o on o.id = m.organ_id where m.person_id = p.id));

-- What the same request did before, as its line says it; null where it is another request under the same key.
create function identity.done_before(p_person uuid, p_key text, p_hash text) returns jsonb
  stable language sql set search_path = pg_catalog, pg_temp as $$
  select case when r.body_hash = p_hash then jsonb_build_object('word', 'replay', 'said', record.said(j.line, j.detail)::jsonb)
              else '{"word": "key-reused"}' end
    from record.request r join record.journal j on j.stream_id = r.stream_id and j.seq = r.seq
   where r.person_id = p_person and r.key = p_key
$$;

-- p_about: {organ, person, signIn, handle, creditCode, power, substitution, relation, client, bar}, what the act is about, each by its name
-- or id. What is not there is null. `seq` is that of the stream the line will be of, the organ's, or else the person's.
create function identity.look(p_principal text, p_key text, p_hash text, p_about jsonb) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); before jsonb := identity.done_before((a).person_id, p_key, p_hash);
        o identity.organ; p identity.person;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if before is not null then return before; end if;
  select * into o from identity.organ where handle = p_about->>'organ' or credit_code = p_about->>'organ'
    or (p_about ? 'own' and id = (a).organ_id)
    or id = (select b.enterprise_id from identity.bar b where b.id = (p_about->>'bar')::uuid);
  select * into p from identity.person where id = (p_about->>'person')::uuid or sign_in = p_about->>'signIn'
    or (p_about ? 'self' and id = (a).person_id)
    or id = (select l.person_id from identity.relation l where l.id = (p_about->>'relation')::uuid);
  return jsonb_build_object('word', 'go', 'actor', app.actor_json(a), 'today', identity.today(),
    'organ', case when o.id is not null then jsonb_build_object('id', o.id, 'handle', o.handle, 'kind', o.kind, 'parkId', o.park_id,
      'stream', o.stream_id, 'confirmed', o.confirmed_at is not null) end,
    'person', case when p.id is not null then identity.person_json(p) end,
    'taken', exists (select from identity.organ x where x.handle = p_about->>'handle' or x.credit_code = p_about->>'creditCode'),
    'park', (p_about->>'parkId')::int in (select x.park_id from identity.organ x),
    'other', (select identity.person_json(x) from identity.person x where x.sign_in = p_about->>'other'),
    'enterprise', (select jsonb_build_object('id', x.id, 'handle', x.handle, 'kind', x.kind) from identity.organ x
      where x.handle = p_about->>'enterprise' or x.credit_code = p_about->>'enterprise'),
    'power', (select to_jsonb(w) from identity.power w where w.id = (p_about->>'power')::uuid),
    'relation', (select to_jsonb(w) from identity.relation w where w.id = (p_about->>'relation')::uuid),
    'client', (select jsonb_build_object('id', w.id, 'organ_id', w.organ_id, 'revoked_at', w.revoked_at, 'expires_at', w.expires_at)
      from identity.client w where w.id = (p_about->>'client')::uuid),
    'bar', (select to_jsonb(w) from identity.bar w where w.id = (p_about->>'bar')::uuid),
    'substitution', (select to_jsonb(w) from identity.substitution w where w.id = (p_about->>'substitution')::uuid),
    'substitutions', (select coalesce(jsonb_agg(jsonb_build_object('absent', w.absent_id, 'substitute', w.person_id, 'from', w.valid_from,
        'through', w.valid_to)), '[]') from identity.substitution w where w.organ_id = o.id and w.ended_at is null
        and w.valid_to >= identity.today()),
    'seq', coalesce((select s.seq from record.stream s where s.id = coalesce(o.stream_id, p.id)), 0));
end $$;

-- Whom a person may not judge: every organ of applicants they belong to, act for, or are said to be related to.
create function identity.bind(p_person uuid) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  update identity.person set bonds = array(
    select m.organ_id from identity.membership m join identity.organ o on o.id = m.organ_id
     where m.person_id = p_person and o.kind in ('enterprise', 'agency') and (m.valid_to is null or m.valid_to >= identity.today())
    union select w.organ_id from identity.power w where w.person_id = p_person and w.revoked_at is null and w.valid_to >= identity.today()
    union select r.organ_id from identity.relation r where r.person_id = p_person and r.ended_at is null
    order by 1) where id = p_person
$$;

-- The rows of an act; each part is there or not. What is absent in a row is null.
create function identity.write(p_rows jsonb, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare x jsonb;
begin
  x := p_rows->'organ';
  if x is not null then
    insert into identity.organ (id, handle, name_zh, name_en, kind, level, park_id, demo, body, credit_code, stream_id, confirmed_at)
      values (nextval('identity.organ_number'), x->>'handle', x->'name'->>'zh', x->'name'->>'en', x->>'kind', x->>'level', (x->>'parkId')::int,
        false, x->>'body', x->>'creditCode', (x->>'stream')::uuid, case when (x->>'confirmed')::boolean then now() end);
  end if;
  x := p_rows->'confirm';
  if x is not null then
    update identity.organ set confirmed_at = now() where id = (x->>'organId')::int and confirmed_at is null;
    update identity.membership set roles = '{applicant}' where organ_id = (x->>'organId')::int and person_id = (x->>'personId')::uuid;
  end if;
  x := p_rows->'person';
  if x is not null then
    insert into identity.person (id, sign_in, name, demo) values ((x->>'id')::uuid, x->>'signIn', x->>'name', false);
  end if;
  x := p_rows->'membership';
  if x is not null then
    insert into identity.membership (person_id, organ_id, park_id, roles, valid_from, valid_to)
      select (x->>'personId')::uuid, o.id, o.park_id, array(select jsonb_array_elements_text(x->'roles')), (x->>'from')::date, (x->>'through')::date
        from identity.organ o where o.id = (x->>'organId')::int
      on conflict (person_id, organ_id) do update set roles = excluded.roles, valid_from = excluded.valid_from, valid_to = excluded.valid_to;
  end if;
  x := p_rows->'invitation';
  if x is not null then
    update identity.invitation set used_at = now() where person_id = (x->>'personId')::uuid and used_at is null;
    insert into identity.invitation values (x->>'hash', (x->>'personId')::uuid, now() + interval '72 hours', null);
  end if;
  x := p_rows->'standing';
  if x is not null then
    update identity.person set disabled_at = case when (x->>'disabled')::boolean then now() end where id = (x->>'personId')::uuid;
    if (x->>'disabled')::boolean then delete from identity.session where person_id = (x->>'personId')::uuid; end if;
  end if;
  perform identity.write_ways(p_rows, p_at);
  if p_rows ? 'bind' then perform identity.bind(p::uuid) from jsonb_array_elements_text(p_rows->'bind') p; end if;
end $$;

-- The ways of acting that are not one's own membership, and what only the person changes.
create function identity.write_ways(p_rows jsonb, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare x jsonb;
begin
  x := p_rows->'power';
  if x is not null then
    insert into identity.power values ((x->>'id')::uuid, (x->>'organId')::int, (x->>'personId')::uuid,
      case when x->'projects' <> 'null' then array(select jsonb_array_elements_text(x->'projects')::uuid) end, (x->>'from')::date,
      (x->>'through')::date, x->>'document', (x->>'by')::uuid, null);
  end if;
  update identity.power set revoked_at = p_at where id = (p_rows->>'revoke')::uuid and revoked_at is null;
  x := p_rows->'substitution';
  if x is not null then
    insert into identity.substitution values ((x->>'id')::uuid, (x->>'organId')::int, (x->>'absent')::uuid, (x->>'substitute')::uuid,
      (x->>'from')::date, (x->>'through')::date, x->>'reason', (x->>'by')::uuid, null);
  end if;
  update identity.substitution set ended_at = p_at where id = (p_rows->>'endSubstitution')::uuid and ended_at is null;
  x := p_rows->'relation';
  if x is not null then
    insert into identity.relation values ((x->>'id')::uuid, (x->>'personId')::uuid, (x->>'organId')::int, x->>'ground', (x->>'by')::uuid, p_at, null);
  end if;
  update identity.relation set ended_at = p_at where id = (p_rows->>'endRelation')::uuid and ended_at is null;
  if p_rows ? 'bar' then perform identity.put_bar(p_rows->'bar', null, p_at); end if;
  x := p_rows->'endBar';
  if x is not null then
    update identity.bar set ended_at = p_at, ended_how = x->>'how', ended_document = x->>'document'
     where id = (x->>'id')::uuid and ended_at is null;
  end if;
  x := p_rows->'client';
  if x is not null then
    insert into identity.client values ((x->>'id')::uuid, (x->>'organId')::int, x->>'name', array(select jsonb_array_elements_text(x->'roles')),
      array(select jsonb_array_elements_text(x->'scopes')), case when x->'projects' <> 'null' then array(select jsonb_array_elements_text(x->'projects')::uuid) end,
      case when x->'addresses' <> 'null' then array(select jsonb_array_elements_text(x->'addresses')::inet) end, (x->>'by')::uuid, p_at,
      (x->>'expiresAt')::timestamptz);
  end if;
  x := p_rows->'key';
  if x is not null then
    -- The key before it works for a day more, so that a machine can change over.
    update identity.client_key set expires_at = least(expires_at, now() + interval '1 day') where client_id = (x->>'clientId')::uuid;
    insert into identity.client_key values (x->>'hash', (x->>'clientId')::uuid, x->>'prefix', (x->>'expiresAt')::timestamptz);
  end if;
  update identity.client set revoked_at = p_at where id = (p_rows->>'revokeClient')::uuid and revoked_at is null;
  x := p_rows->'link';
  if x is not null then insert into identity.link values (x->>'issuer', x->>'subject', (x->>'personId')::uuid, now()); end if;
  x := p_rows->'secret';
  if x is not null then
    update identity.person set secret = x->>'hash' where id = (x->>'personId')::uuid;
    delete from identity.session where person_id = (x->>'personId')::uuid and token_hash is distinct from x->>'keep';
  end if;
  x := p_rows->'totp';
  if x is not null then
    update identity.person set totp_since = case when (x->>'on')::boolean then now() end, totp_step = coalesce((x->>'step')::bigint, totp_step),
        totp_secret = case when (x->>'on')::boolean then totp_secret end,
        recovery = array(select jsonb_array_elements_text(coalesce(x->'recovery', '[]'))) where id = (x->>'personId')::uuid;
    delete from identity.session where person_id = (x->>'personId')::uuid
      and (way = 'enrol' or (x ? 'keep' and token_hash is distinct from x->>'keep'));
  end if;
end $$;

-- Trip 2: one act, one line in the stream of the organ or the person; a stream that moved on is 'stale' (OS412).
create function identity.change(p_principal text, p_key text, p_hash text, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' then return '{"word": "absent"}'; end if;
  return identity.enact(a, p_key, p_hash, p_act);
end $$;

create function identity.enact(a app.actor, p_key text, p_hash text, p_act jsonb) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare b record.begun; stream uuid := (p_act->>'stream')::uuid; organ int; park int;
begin
  select o.id, o.park_id into organ, park from identity.organ o where o.stream_id = stream;
  insert into record.stream values (stream, coalesce(park, 0), array(select distinct v from unnest(array[organ, (a).organ_id]) v where v is not null), 0)
    on conflict (id) do nothing;
  -- Whether it is theirs to change was asked of the organ and the park, not of who saw the stream before.
  b := record.begin_act(a, p_key, p_hash, stream, true);
  if b.word <> 'go' then return coalesce(identity.done_before((a).person_id, p_key, p_hash), jsonb_build_object('word', b.word)); end if;
  if b.seq is distinct from (p_act->>'seen')::int then raise exception 'stale' using errcode = 'OS412'; end if;
  perform identity.write(p_act->'rows', b.at);
  perform record.end_act(a, p_key, p_hash, stream, b, p_act);
  return '{"word": "done"}';
end $$;

-- What a person does about their own account: also by a session that may only enrol a second factor.
create function identity.change_self(p_principal text, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare person uuid := (identity.holder(p_principal)->>'personId')::uuid; organ int; n int;
begin
  if person is null then return '{"word": "nobody"}'; end if;
  select organ_id into organ from identity.session where token_hash = substr(p_principal, 7);
  select seq into n from record.stream where id = person for no key update;
  return identity.enact((person, organ, null, '{}', null)::app.actor, null, null,
    p_act || jsonb_build_object('stream', person, 'seen', coalesce(n, 0)));
end $$;

-- Whoever holds an invitation: a secret of their own, or the subject at a provider that they are. The invitation is used up.
create function identity.accept_invitation(p_hash text, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare i identity.invitation; organ int; n int;
begin
  select * into i from identity.invitation where secret_hash = p_hash and used_at is null and expires_at > now() for update;
  if not found then return '{"word": "absent"}'; end if;
  update identity.invitation set used_at = now() where secret_hash = p_hash;
  select organ_id into organ from identity.membership where person_id = i.person_id order by organ_id limit 1;
  select seq into n from record.stream where id = i.person_id for no key update;
  return identity.enact((i.person_id, coalesce(organ, 0), null, '{}', null)::app.actor, null, null,
    p_act || jsonb_build_object('stream', i.person_id, 'seen', coalesce(n, 0)));
end $$;

do $$
declare f text;
begin
  foreach f in array array['is_agent', 'person_json', 'done_before', 'look', 'bind', 'write', 'write_ways', 'change', 'enact', 'change_self', 'accept_invitation'] loop
    execute format('revoke all on function identity.%I from public', f);
  end loop;
end $$;
grant execute on function identity.look, identity.change, identity.change_self, identity.accept_invitation to app_rt;

reset role;
