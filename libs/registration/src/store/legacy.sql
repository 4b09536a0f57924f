-- Companies from before one licence with one code (2015-10-01): their old numbers, the code they map to, and the exchange of their
-- certificates (换证).
set local role app_owner;

-- Listed by a registration authority; each number belongs to one company in the whole list. version counts writes.
create table registration.legacy_company (
  id uuid primary key,
  organ_id int not null,
  name text not null,
  registration_no text unique,
  organisation_code text unique,
  tax_no text unique,
  credit_code text unique,
  source text not null,
  listed_at timestamptz not null,
  exchanged_at timestamptz,
  exchanged_on date,
  exchanged_by uuid,
  returned text[],
  lost text[],
  loss_note text,
  version int not null default 1,
  check (num_nonnulls(registration_no, organisation_code, tax_no) > 0),
  check (exchanged_at is null or credit_code is not null)
);
-- A tax number holds the organisation code, and may be all that is known of it.
create index legacy_tax_organisation on registration.legacy_company (substr(tax_no, 7));
create index legacy_of_organ on registration.legacy_company (organ_id, id);
alter table registration.legacy_company enable row level security;
alter table registration.legacy_company force row level security;
create policy acts on registration.legacy_company to app_acts using (true) with check (true);
create policy sight on registration.legacy_company for select to app_rt using (organ_id = (select app.organ()));
grant select, insert, update on registration.legacy_company to app_acts;
grant select on registration.legacy_company to app_rt;

set local role app_acts;

create function registration.legacy_stream(p_organ int) returns uuid immutable language plpgsql as $$
begin
  return md5('registration:legacy:' || p_organ)::uuid;
end $$;

-- Trip 1 of an import: who, replay, today, and whatever is known of the numbers in the list. Of companies of another organ, that they
-- are listed, and no more. taken: organisation codes that stand in a code of somebody who is not in the list.
create function registration.look_at_list(p_principal text, p_key text, p_hash text, p_numbers text[], p_organisations text[])
  returns jsonb stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); stop jsonb := registration.stopped(a, p_key, p_hash); r record.request;
begin
  if stop->>'word' = 'replay' then
    select * into r from record.request where person_id = (a).person_id and key = p_key;
    return stop || jsonb_build_object('detail', (select j.detail from record.journal j where j.stream_id = r.stream_id and j.seq = r.seq));
  end if;
  if stop is not null then return stop; end if;
  return jsonb_build_object('word', 'go', 'actor', app.actor_json(a), 'today', app.legal_today(),
    'registers', registration.registers((a).organ_id),
    'known', (select coalesce(jsonb_agg(case when c.organ_id = (a).organ_id then jsonb_build_object('id', c.id, 'mine', true,
          'name', c.name, 'registrationNo', c.registration_no, 'organisationCode', c.organisation_code, 'taxNo', c.tax_no,
          'creditCode', c.credit_code, 'version', c.version)
        else jsonb_build_object('id', c.id, 'mine', false, 'registrationNo', c.registration_no,
          'organisationCode', c.organisation_code, 'taxNo', c.tax_no, 'creditCode', c.credit_code) end), '[]')
      from registration.legacy_company c where c.registration_no = any (p_numbers) or c.organisation_code = any (p_numbers)
        or c.tax_no = any (p_numbers) or c.credit_code = any (p_numbers) or c.organisation_code = any (p_organisations) or substr(c.tax_no, 7) = any (p_organisations)
        or c.id in (select k.holder from registration.code k where k.organisation = any (p_organisations))),
    'taken', (select coalesce(jsonb_agg(k.organisation), '[]') from registration.code k where k.organisation = any (p_organisations)
        and not exists (select from registration.legacy_company c where c.id = k.holder)));
end $$;

-- Trip 2: rows added and completed, and the codes they bring. A number that somebody else listed meanwhile breaks a unique key, a
-- company written meanwhile has another version: 'stale' both, and asked again.
create function registration.import_list(p_principal text, p_key text, p_hash text, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); b record.begun; s uuid; n int; park int;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' or not registration.registers((a).organ_id) then return '{"word": "absent"}'; end if;
  s := registration.legacy_stream((a).organ_id);
  select coalesce(park_id, 0) into park from identity.organ where id = (a).organ_id;
  insert into record.stream values (s, park, array[(a).organ_id], 0) on conflict do nothing;
  b := record.begin_act(a, p_key, p_hash, s);
  if b.word <> 'go' then return jsonb_build_object('word', b.word); end if;
  insert into registration.legacy_company (id, organ_id, name, registration_no, organisation_code, tax_no, credit_code, source, listed_at)
    select x.id, (a).organ_id, x.name, x."registrationNo", x."organisationCode", x."taxNo", x."creditCode", p_act->>'source', b.at
      from jsonb_to_recordset(p_act->'added')
        x(id uuid, name text, "registrationNo" text, "organisationCode" text, "taxNo" text, "creditCode" text);
  update registration.legacy_company c
     set registration_no = x."registrationNo", organisation_code = x."organisationCode", tax_no = x."taxNo",
         credit_code = x."creditCode", version = c.version + 1
    from jsonb_to_recordset(p_act->'completed')
      x(id uuid, version int, "registrationNo" text, "organisationCode" text, "taxNo" text, "creditCode" text)
   where c.id = x.id and c.version = x.version and c.organ_id = (a).organ_id;
  get diagnostics n = row_count;
  if n <> jsonb_array_length(p_act->'completed') then raise exception 'stale' using errcode = 'OS412'; end if;
  insert into registration.code (code, organisation, state, organ_id, holder, idx, reserved_at, closed_at)
    select c.credit_code, substr(c.credit_code, 9, 9), 'issued', (a).organ_id, c.id, 0, b.at, b.at
      from registration.legacy_company c
     where c.id in (select (x->>'id')::uuid from jsonb_array_elements(p_act->'added' || (p_act->'completed')) x)
       and c.credit_code is not null and not exists (select from registration.code k where k.holder = c.id);
  n := record.end_act(a, p_key, p_hash, s, b, p_act);
  return jsonb_build_object('word', 'done', 'seq', n);
end $$;

-- Trip 1 of an exchange.
create function registration.look_at_company(p_principal text, p_key text, p_hash text, p_id uuid) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); stop jsonb := registration.stopped(a, p_key, p_hash); c registration.legacy_company;
begin
  if stop is not null then return stop; end if;
  select * into c from registration.legacy_company where id = p_id and organ_id = (a).organ_id;
  if not found then return '{"word": "absent"}'; end if;
  return jsonb_build_object('word', 'go', 'actor', app.actor_json(a), 'today', app.legal_today(),
    'company', jsonb_build_object('id', c.id, 'name', c.name, 'organId', c.organ_id, 'registrationNo', c.registration_no,
      'organisationCode', c.organisation_code, 'taxNo', c.tax_no, 'creditCode', c.credit_code, 'version', c.version,
      'exchanged', c.exchanged_at is not null,
      'applicantOrgan', (select o.id from identity.organ o where o.credit_code = c.credit_code)));
end $$;

-- Trip 2: certificates taken in, code given out, one act. Where the company brings no organisation code, the next of the organ's
-- segment is reserved and issued in the same act; none left: 'no-code', and nothing is written. A code that somebody else has breaks
-- a unique key.
create function registration.exchange(p_principal text, p_key text, p_hash text, p_id uuid, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); b record.begun; c registration.legacy_company; code text := p_act->>'code'; park int;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' then return '{"word": "absent"}'; end if;
  select coalesce(park_id, 0) into park from identity.organ where id = (a).organ_id;
  insert into record.stream values (p_id, park, array[(a).organ_id], 0) on conflict do nothing;
  b := record.begin_act(a, p_key, p_hash, p_id);
  if b.word <> 'go' then return jsonb_build_object('word', b.word); end if;
  select * into c from registration.legacy_company where id = p_id and organ_id = (a).organ_id for no key update;
  if not found or c.version <> (p_act->>'version')::int then raise exception 'stale' using errcode = 'OS412'; end if;

  if code is null then
    code := registration.reserve(a, (a).organ_id, p_act->>'prefix', p_id, 0::smallint);
    if code is null then raise exception 'no code is free' using errcode = 'OS409'; end if;
    perform registration.issue(a, p_id, 0::smallint);
  elsif c.credit_code is null then
    insert into registration.code (code, organisation, state, organ_id, holder, idx, reserved_at, closed_at)
      values (code, substr(code, 9, 9), 'issued', (a).organ_id, p_id, 0, b.at, b.at);
  end if;
  update registration.legacy_company set credit_code = code, exchanged_at = b.at, exchanged_by = (a).person_id,
         exchanged_on = (p_act->>'effectiveOn')::date, returned = array(select jsonb_array_elements_text(p_act->'says'->'returned')),
         lost = array(select jsonb_array_elements_text(p_act->'says'->'lost')), loss_note = p_act->'says'->>'lossNote',
         version = version + 1 where id = p_id;
  -- The paper for the code: the first version of its licence, in the stream of the company.
  perform registration.put_licence(jsonb_build_object('id', p_id, 'code', code, 'holder', p_id, 'idx', 0, 'organ_id', (a).organ_id,
    'park_id', park, 'kind', 'exchange', 'particulars', p_act->'says'->'particulars', 'issued_on', p_act->'effectiveOn'), b.at);
  perform record.end_act(a, p_key, p_hash, p_id, b, p_act || jsonb_build_object('line',
    registration.canonical(p_act->'says' || jsonb_build_object('code', code))));
  return jsonb_build_object('word', 'done');
end $$;

revoke all on function registration.legacy_stream, registration.look_at_list, registration.import_list, registration.look_at_company,
  registration.exchange from public;
grant execute on function registration.look_at_list, registration.import_list, registration.look_at_company, registration.exchange
  to app_rt;

reset role;
