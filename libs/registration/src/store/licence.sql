-- Business licences (营业执照). A licence is a stream; each of its versions is a line in it and never changes. The code on it is
-- registration.code: issued with the first version, in the same act.
set local role app_owner;

-- id: its stream. holder: the case item, or the company from before with item 0, as in registration.code.
create table registration.licence (
  id uuid primary key,
  code text not null unique references registration.code,
  holder uuid not null,
  idx smallint not null,
  organ_id int not null,
  applicant_organ int,
  park_id int not null,
  project_id uuid,
  version int not null,
  status text not null check (status in ('in-force', 'cancelled')),
  unique (holder, idx)
);
create index licence_of_applicant on registration.licence (applicant_organ) where status = 'in-force';

create table registration.licence_version (
  licence_id uuid not null references registration.licence,
  version int not null,
  kind text not null check (kind in ('issue', 'exchange', 'change', 'replacement', 'cancellation')),
  particulars jsonb not null,
  reason text,
  issued_on date not null,
  recorded_at timestamptz not null,
  primary key (licence_id, version)
);
create trigger append_only before update or delete on registration.licence_version
  for each row execute function record.refuse_change();
create trigger no_truncate before truncate on registration.licence_version
  for each statement execute function record.refuse_change();

-- Registrations for which no code was free: looked at again when their organ is given a segment.
create table registration.waiting (case_id uuid primary key, organ_id int not null);

do $$
declare t text;
begin
  foreach t in array array['licence', 'licence_version', 'waiting'] loop
    execute format('alter table registration.%I enable row level security', t);
    execute format('alter table registration.%I force row level security', t);
    execute format('create policy acts on registration.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert on registration.%I to app_acts', t);
  end loop;
end $$;
grant update on registration.licence to app_acts;
grant delete on registration.waiting to app_acts;
grant select on registration.licence, registration.licence_version to app_rt;
create policy sight on registration.licence for select to app_rt using (
  (select app.organ()) in (organ_id, applicant_organ) or (park_id = (select app.park()) and (select app.sees_park())));
-- One from before any project belongs to none that somebody is confined to.
create policy confined on registration.licence as restrictive for select to app_rt using (
  (select app.projects()) is null or project_id = any ((select app.projects())::uuid[]));
create policy confined on registration.licence_version as restrictive for select to app_rt using (
  (select app.projects()) is null or exists (select from registration.licence l where l.id = licence_id));
create policy sight on registration.licence_version for select to app_rt using (
  exists (select from registration.licence l where l.id = licence_id));

set local role app_acts;

-- A licence in its last version, and the results that count and speak of it: that of its own case, and those that name its code.
create function registration.shown(p_licence uuid) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('code', l.code, 'name', v.particulars->>'name', 'status', l.status, 'on', v.issued_on, 'reason', v.reason,
    'projects', (select coalesce(jsonb_agg(jsonb_build_object('project', x.project_id, 'results', x.ids) order by x.project_id), '[]')
      from (select r.project_id, jsonb_agg(r.id order by r.id) as ids from projects.result r
             where r.item_code = 'E01' and r.state in ('in-force', 'renewed', 'stayed')
               and (r.case_id = l.holder or r.fields->>'credit-code' = l.code) group by r.project_id) x))
    from registration.licence l join registration.licence_version v on v.licence_id = l.id and v.version = l.version
   where l.id = p_licence
$$;

-- The licence the applicant has: that of its one company. An applicant with several says by nothing whose a project is.
create function registration.licence_of(p_applicant int) returns uuid
  stable language sql set search_path = pg_catalog, pg_temp as $$
  select case when count(*) = 1 then (array_agg(l.id))[1] end
    from registration.licence l where l.applicant_organ = p_applicant and l.status = 'in-force'
$$;

-- A licence with its first version, within an act whose stream is begun.
create function registration.put_licence(p jsonb, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into registration.licence
    select x.id, x.code, x.holder, x.idx, x.organ_id, x.applicant_organ, x.park_id, x.project_id, 1, 'in-force'
      from jsonb_to_record(p) x(id uuid, code text, holder uuid, idx smallint, organ_id int, applicant_organ int, park_id int, project_id uuid);
  insert into registration.licence_version values ((p->>'id')::uuid, 1, p->>'kind', p->'particulars', null, (p->>'issued_on')::date, p_at);
end $$;

-- Trip 1 of following a case: its registration item and the code it holds. `item` null: it has none.
create function registration.look_at_case(p_case uuid) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare i casework.case_item; f casework.case_file; shares boolean;
begin
  select * into f from casework.case_file where id = p_case;
  shares := registration.licence_of(f.applicant_organ) is not null
    and projects.lacks_result(f.applicant_organ, 'E01');
  select * into i from casework.case_item where case_id = p_case and code = 'E01';
  if not found then return jsonb_build_object('item', null, 'unshown', null, 'shares', shares); end if;
  return jsonb_build_object('shares', shares,
    'unshown', (select l.id from registration.licence l join projects.result r on r.case_id = p_case and r.item_code = 'E01'
      and r.state in ('in-force', 'renewed', 'stayed') and not r.fields ? 'credit-code' where l.holder = p_case and l.idx = i.idx limit 1),
    'item', jsonb_build_object('idx', i.idx, 'version', i.version, 'standing', i.standing,
    'decidedOn', i.facts->'decidedOn', 'guide', (select g.content from catalogue.publication g where g.id = f.guide_version),
    'form', (select c.form from casework.case_form c where c.case_id = p_case), 'applicantOrgan', f.applicant_organ,
    'waits', exists (select from registration.waiting w where w.case_id = p_case),
    'code', (select k.state from registration.code k where k.holder = p_case and k.idx = i.idx and k.state <> 'voided')));
end $$;

-- Trip 2: the code reserved or voided, or the licence issued on it; whole or not at all. An item that moved on meanwhile is 'stale'.
-- Two that follow one case at once do so one after the other; the second finds nothing left to do.
create function registration.follow(p_principal text, p_case uuid, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); i casework.case_item; f casework.case_file; code text; b record.begun;
        id uuid := (p_act->>'id')::uuid; says jsonb;
begin
  if 'system' = any ((a).roles) is not true then return '{"word": "nobody"}'; end if;
  perform pg_advisory_xact_lock(hashtext('registration.follow'), hashtext(p_case::text));
  select * into i from casework.case_item c where c.case_id = p_case and c.idx = (p_act->>'idx')::smallint;
  if i.version is distinct from (p_act->>'version')::int then raise exception 'stale' using errcode = 'OS412'; end if;
  if p_act->>'do' = 'void' then
    if exists (select from registration.code k where k.holder = p_case and k.idx = i.idx and k.state = 'reserved') then
      perform registration.void(a, p_case, i.idx);
    end if;
    delete from registration.waiting w where w.case_id = p_case;
    return '{"word": "done"}';
  end if;
  if exists (select from registration.licence l where l.holder = p_case and l.idx = i.idx) then return '{"word": "done"}'; end if;
  code := registration.reserve(a, i.organ_id, p_act->>'prefix', p_case, i.idx);
  if code is null then
    insert into registration.waiting values (p_case, i.organ_id) on conflict do nothing;
    return '{"word": "waiting"}';
  end if;
  delete from registration.waiting w where w.case_id = p_case;
  if p_act->>'do' = 'reserve' then return '{"word": "done"}'; end if;

  select * into f from casework.case_file c where c.id = p_case;
  insert into record.stream values (id, f.park_id, array[i.organ_id, f.applicant_organ], 0);
  b := record.begin_act(a, null, null, id, true);
  perform registration.issue(a, p_case, i.idx);
  perform registration.put_licence(jsonb_build_object('id', id, 'code', code, 'holder', p_case, 'idx', i.idx, 'organ_id', i.organ_id,
    'applicant_organ', f.applicant_organ, 'park_id', f.park_id, 'project_id', f.project_id, 'kind', 'issue',
    'particulars', p_act->'particulars', 'issued_on', p_act->'particulars'->'foundedOn'), b.at);
  says := jsonb_build_object('act', 'ISSUE_LICENCE', 'licence', id, 'case', p_case, 'n', i.idx, 'code', code, 'version', 1,
    'particulars', p_act->'particulars', 'effectiveOn', p_act->'particulars'->'foundedOn',
    'by', jsonb_build_object('personId', (a).person_id, 'organId', (a).organ_id));
  perform record.end_act(a, null, null, id, b, jsonb_build_object('kind', 'ISSUE_LICENCE',
    'effectiveOn', p_act->'particulars'->'foundedOn', 'touched', '[]'::jsonb, 'alarms', '[]'::jsonb, 'alerts', '[]'::jsonb,
    'notices', jsonb_build_array(jsonb_build_object('idx', 0, 'kind', 'LICENCE_ISSUED', 'audience', 'applicant',
      'organ_id', f.applicant_organ, 'legal', true, 'words', replace((p_act->'notice')::text, '{code}', code)::jsonb,
      'params', jsonb_build_object('licence', id, 'code', code))),
    'topics', '["notice.issued"]'::jsonb, 'line', registration.canonical(says)));
  return '{"word": "done"}';
end $$;

-- The licence becomes a result of every project of its company that has none: no later item asks for the paper. Answers the open
-- cases of these projects, which may have waited for it.
create function registration.share(p_principal text, p_case uuid) returns uuid[]
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); l registration.licence; v registration.licence_version; their uuid[];
begin
  if 'system' = any ((a).roles) is not true then return '{}'; end if;
  select x.* into l from casework.case_file f join registration.licence x on x.id = registration.licence_of(f.applicant_organ)
   where f.id = p_case;
  if not found then return '{}'; end if;
  select * into v from registration.licence_version where licence_id = l.id and version = l.version;
  their := projects.share_result(a, l.applicant_organ, jsonb_build_object('code', 'E01', 'number', l.code, 'organId', l.organ_id,
    'inForceOn', v.particulars->'foundedOn', 'evidence', 'licence ' || l.code,
    'fields', jsonb_build_object('credit-code', l.code, 'enterprise-name', v.particulars->>'name')));
  return array(select f.id from casework.case_file f where f.project_id = any (their) and f.status = 'open');
end $$;

-- Cases of the organ of a segment that wait for a code.
create function registration.waiting_for(p_segment uuid) returns table (case_id uuid)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select w.case_id from registration.waiting w join registration.segment s on s.organ_id = w.organ_id where s.id = p_segment
$$;

-- Trip 1 of an amendment: who, replay, and the licence as it stands.
create function registration.look_at_licence(p_principal text, p_key text, p_hash text, p_id uuid) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); stop jsonb := registration.stopped(a, p_key, p_hash); l registration.licence;
begin
  if stop is not null then return stop; end if;
  select * into l from registration.licence where id = p_id and organ_id = (a).organ_id;
  if not found then return '{"word": "absent"}'; end if;
  return jsonb_build_object('word', 'go', 'actor', app.actor_json(a), 'today', app.legal_today(),
    'licence', jsonb_build_object('version', l.version, 'status', l.status, 'code', l.code,
      'applicantOrgan', coalesce(l.applicant_organ, (select o.id from identity.organ o where o.credit_code = l.code)),
      'particulars', (select v.particulars from registration.licence_version v where v.licence_id = l.id and v.version = l.version)));
end $$;

-- Trip 2: the next version, one line in the stream of the licence.
create function registration.amend(p_principal text, p_key text, p_hash text, p_id uuid, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); b record.begun; l registration.licence;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' then return '{"word": "absent"}'; end if;
  b := record.begin_act(a, p_key, p_hash, p_id);
  if b.word <> 'go' then return jsonb_build_object('word', b.word); end if;
  select * into l from registration.licence where id = p_id and organ_id = (a).organ_id for no key update;
  if not found or l.version <> (p_act->>'version')::int then raise exception 'stale' using errcode = 'OS412'; end if;
  insert into registration.licence_version values (p_id, l.version + 1, p_act->>'step', p_act->'particulars',
    p_act->>'reason', (p_act->>'effectiveOn')::date, b.at);
  update registration.licence set version = l.version + 1,
         status = case when p_act->>'step' = 'cancellation' then 'cancelled' else status end where id = p_id;
  perform record.end_act(a, p_key, p_hash, p_id, b, p_act);
  return '{"word": "done"}';
end $$;

-- What anybody may know of an issued code: no code that is only reserved is found. Newest version first.
create function registration.public_licence(p_code text) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', l.id, 'code', l.code, 'status', l.status,
    'registrar', (select jsonb_build_object('zh', o.name_zh, 'en', o.name_en) from identity.organ o where o.id = l.organ_id),
    'versions', (select jsonb_agg(v.particulars || jsonb_build_object('version', v.version, 'kind', v.kind, 'reason', v.reason,
        'issuedOn', v.issued_on) order by v.version desc) from registration.licence_version v where v.licence_id = l.id))
    from registration.licence l where l.code = p_code
$$;

revoke all on function registration.shown, registration.licence_of, registration.put_licence, registration.look_at_case, registration.follow, registration.share,
  registration.waiting_for, registration.look_at_licence, registration.amend, registration.public_licence from public;
grant execute on function registration.shown, registration.look_at_case, registration.follow, registration.share, registration.waiting_for, registration.look_at_licence,
  registration.amend, registration.public_licence to app_rt;

reset role;
