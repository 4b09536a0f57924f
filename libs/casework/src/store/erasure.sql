-- Erasing personal detail (个人信息保护法 47): an act with a line of its own, which names the line that loses its detail.
set local role app_owner;
grant update on casework.case_form to app_acts;
set local role app_acts;

-- p_act.erases: the line. The first line also holds the one form. Whoever acted meanwhile has made p_act.seen old: 'stale' (OS412).
create function casework.erase(p_principal text, p_key text, p_hash text, p_case uuid, p_act jsonb) returns jsonb
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare a app.actor := identity.who(p_principal); b record.begun; n int; line int := (p_act->>'erases')::int; gone boolean;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' then return '{"word": "absent"}'; end if;
  b := record.begin_act(a, p_key, p_hash, p_case);
  if b.word <> 'go' then return jsonb_build_object('word', b.word, 'seq', b.seq); end if;
  if b.seq is distinct from (p_act->>'seen')::int then raise exception 'stale' using errcode = 'OS412'; end if;
  gone := record.erase(p_case, line);
  if line = 1 then
    update casework.case_form f set salt = '',
           form = (select coalesce(jsonb_object_agg(k, record.erased()), '{}') from jsonb_object_keys(f.form) k)
     where f.case_id = p_case and f.salt <> '';
    gone := gone or found;
  end if;
  if not gone then return jsonb_build_object('word', 'nothing', 'seq', b.seq); end if;
  update casework.case_item i set facts = x.facts, version = i.version + 1
    from jsonb_to_recordset(p_act->'changes') x(idx smallint, version int, facts jsonb)
   where i.case_id = p_case and i.idx = x.idx and i.version = x.version;
  get diagnostics n = row_count;
  if n is distinct from jsonb_array_length(p_act->'changes') then raise exception 'stale' using errcode = 'OS412'; end if;
  n := record.end_act(a, p_key, p_hash, p_case, b, jsonb_build_object('kind', 'ERASE_DETAIL', 'topics', '["case.changed"]'::jsonb,
    'touched', '[]'::jsonb, 'alarms', '[]'::jsonb, 'alerts', '[]'::jsonb, 'notices', '[]'::jsonb) || p_act);
  return jsonb_build_object('word', 'done', 'seq', n);
end $$;

-- Written before what holds personal data of the case is answered; false where the reader does not see it, or is nobody.
create function casework.note_access(p_principal text, p_case uuid, p_what text, p_reason text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  if (a).person_id is null then return false; end if;
  return record.note_access(a, p_case, p_what,
    (a).organ_id = (select f.applicant_organ from casework.case_file f where f.id = p_case), p_reason);
end $$;

-- What is held of a person besides the account (个人信息保护法 45): each act signed, and each read of others' data.
create function casework.held_of(p_principal text) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  return jsonb_build_object(
    'acts', (select coalesce(jsonb_agg(jsonb_build_object('streamId', j.stream_id, 'seq', j.seq, 'kind', j.kind, 'effectiveOn',
        to_char(j.effective_on, 'YYYY-MM-DD'), 'recordedAt', j.recorded_at, 'texts', coalesce(j.detail, '[]')) order by j.recorded_at desc), '[]')
      from (select * from record.journal j where j.person_id = (a).person_id order by j.recorded_at desc limit 10000) j),
    'reads', (select coalesce(jsonb_agg(jsonb_build_object('streamId', x.stream_id, 'what', x.what, 'reason', x.reason, 'at', x.at) order by x.id desc), '[]')
      from (select * from record.access x where x.person_id = (a).person_id order by x.id desc limit 10000) x));
end $$;

revoke all on function casework.erase, casework.note_access, casework.held_of from public;
grant execute on function casework.erase, casework.note_access, casework.held_of to app_rt;

reset role;
