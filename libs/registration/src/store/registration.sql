-- Unified social credit codes: segments (码段) given to registration authorities in advance, and what became of each code of them.
-- A code is free until its place is passed; then it has a row: reserved (at filing), issued (on the licence) or voided (on refusal,
-- and never given again). Each move is a line in the stream of its segment, inside the act that made it (docs/decisions/0021).
set local role app_owner;

create schema registration;
grant usage on schema registration to app_acts, app_rt;

-- GB/T 2260, as the seeds list it. `until`: the last year in which the digits were used.
create table registration.region (code text primary key check (code ~ '^\d{6}$'), name_zh text not null, name_en text not null, until int);

-- bodies: places of the eight characters among all (base 31). An organisation code is unique in the whole country, whatever stands
-- before it: hence no two segments overlap, of whatever organ, prefix and region.
-- taken: places passed, from the first on; reserved + issued + voided + skipped = taken. skipped: another code has that body already.
create table registration.segment (
  id uuid primary key,
  organ_id int not null,
  given_by_organ int not null,
  prefix text not null check (prefix ~ '^[0-9A-HJ-NPQRTUWXY]{2}$'),
  region text not null check (region ~ '^\d{6}$'),
  first_body text not null,
  last_body text not null,
  bodies int8range not null,
  document text not null,
  low_water int not null check (low_water >= 0),
  warning jsonb not null,
  given_at timestamptz not null,
  size int not null check (size = upper(bodies) - lower(bodies)),
  taken int not null default 0 check (taken <= size),
  reserved int not null default 0,
  issued int not null default 0,
  voided int not null default 0,
  skipped int not null default 0,
  check (reserved + issued + voided + skipped = taken),
  exclude using gist (bodies with &&)
) with (fillfactor = 50);
create index segment_with_free on registration.segment (organ_id, prefix, given_at, id) where taken < size;

-- segment_id null: the code of a body that had its organisation code before (legacy). holder: the case item, or the company with
-- item 0, for which it was taken.
create table registration.code (
  code text primary key,
  organisation text not null unique,
  state text not null check (state in ('reserved', 'issued', 'voided')),
  organ_id int not null,
  segment_id uuid references registration.segment,
  place int,
  holder uuid not null,
  idx smallint not null,
  reserved_at timestamptz not null,
  closed_at timestamptz,
  check ((state = 'reserved') = (closed_at is null)),
  unique (segment_id, place)
);
create unique index code_of_holder on registration.code (holder, idx) where state <> 'voided';

do $$
declare t text;
begin
  foreach t in array array['segment', 'code'] loop
    execute format('alter table registration.%I enable row level security', t);
    execute format('alter table registration.%I force row level security', t);
    execute format('create policy acts on registration.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert, update on registration.%I to app_acts', t);
  end loop;
end $$;
-- Who gave it, and who draws from it. The codes themselves the runtime role reads not at all: what is reserved is not shown before
-- the licence, and what is issued stands on it.
grant select on registration.segment to app_rt;
create policy sight on registration.segment for select to app_rt
  using ((select app.organ()) in (organ_id, given_by_organ));
grant select on registration.region to app_acts, app_rt;

grant create on schema registration to app_acts;
set local role app_acts;

-- What libs/registration/src/model computes, once more, because a code is made under the lock of its segment: the place is not known
-- before. A property test holds the two against each other (store/same-codes.int-spec.ts).
create function registration.body_at(p_place bigint) returns text immutable language plpgsql as $$
declare rest bigint := p_place; body text := '';
begin
  for i in 1..8 loop
    body := substr('0123456789ABCDEFGHJKLMNPQRTUWXY', (rest % 31)::int + 1, 1) || body;
    rest := rest / 31;
  end loop;
  return body;
end $$;

-- The body with its check (GB 11714).
create function registration.organisation_at(p_place bigint) returns text immutable language plpgsql as $$
declare body text := registration.body_at(p_place); w int[] := '{3,7,9,10,5,8,4,2}'; sum int := 0; c int;
begin
  for i in 1..8 loop
    sum := sum + w[i] * (strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(body, i, 1)) - 1);
  end loop;
  c := 11 - sum % 11;
  return body || case c when 10 then 'X' when 11 then '0' else c::text end;
end $$;

-- With prefix and region before it and the check behind (GB 32100). 17 weights: powers of 3 modulo 31.
create function registration.code_of(p_prefix text, p_region text, p_organisation text) returns text immutable language plpgsql as $$
declare first text := p_prefix || p_region || p_organisation; weight int := 1; sum int := 0;
begin
  for i in 1..17 loop
    sum := sum + weight * (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(first, i, 1)) - 1);
    weight := weight * 3 % 31;
  end loop;
  return first || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', (31 - sum % 31) % 31 + 1, 1);
end $$;

-- A line in the spelling of RFC 8785 (#record canonical), written here because the act itself learns which code it got. Keys ASCII.
create function registration.canonical(p jsonb) returns text immutable language plpgsql as $$
begin
  return case jsonb_typeof(p)
    when 'object' then '{' || coalesce((select string_agg(to_json(e.key)::text || ':' || registration.canonical(e.value), ','
                          order by e.key collate "C") from jsonb_each(p) e), '') || '}'
    when 'array' then '[' || coalesce((select string_agg(registration.canonical(e.value), ',' order by e.ordinality)
                          from jsonb_array_elements(p) with ordinality e), '') || ']'
    else p::text end;
end $$;

-- Before any rule: is somebody signed in, and was this asked before? Null: go on.
create function registration.stopped(a app.actor, p_key text, p_hash text) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r record.request;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  select * into r from record.request where person_id = (a).person_id and key = p_key;
  if not found then return null; end if;
  return jsonb_build_object('word', case when r.body_hash = p_hash then 'replay' else 'key-reused' end, 'id', r.stream_id);
end $$;

-- Does the organ decide the registration of companies (E01) for any base?
create function registration.registers(p_organ int) returns boolean stable language plpgsql as $$
begin
  return exists (select from catalogue.base b cross join catalogue.deciding('E01', b.code, app.legal_today()) d where d.organ_id = p_organ);
end $$;

-- One line in the stream of a segment whose row the caller has locked; answers its instant. Everybody locks the row first, then the
-- stream, and does nothing slow after it: who draws from one segment at once waits for a commit, who draws from another for nobody.
create function registration.note(a app.actor, p_segment uuid, p_kind text, p_says jsonb, p_notices jsonb) returns timestamptz
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare b record.begun := record.begin_act(a, null, null, p_segment, true); today date := (b.at at time zone 'Asia/Shanghai')::date;
begin
  perform record.end_act(a, null, null, p_segment, b, jsonb_build_object('kind', p_kind, 'effectiveOn', today,
    'touched', '[]'::jsonb, 'alarms', '[]'::jsonb, 'alerts', '[]'::jsonb, 'notices', p_notices,
    'topics', case when p_notices = '[]' then '[]'::jsonb else '["notice.issued"]' end,
    'line', registration.canonical(p_says || jsonb_build_object('act', p_kind, 'effectiveOn', today, 'segment', p_segment,
      'by', jsonb_build_object('personId', (a).person_id, 'organId', (a).organ_id)))));
  return b.at;
end $$;

-- Who is told that an organ runs out of codes: it, whoever gave the segment, and the supervision of its park.
create function registration.warnings(s registration.segment) returns jsonb stable language plpgsql as $$
begin
  return (select jsonb_agg(jsonb_build_object('idx', 0, 'kind', 'SEGMENT_LOW', 'audience', x.audience, 'organ_id', x.organ_id,
      'legal', false, 'words', s.warning, 'params', jsonb_build_object('segment', s.id, 'lowWater', s.low_water)))
    from (values ('organ', s.organ_id), ('organ', s.given_by_organ), ('supervisor', null)) x(audience, organ_id));
end $$;

-- RESERVE, inside an act of the room above or of this one: the next free code of the organ for that holder; null where none is left.
-- A holder that has one keeps it. Called last in its act: the lock on the segment is held until the commit. Two acts at once take two
-- places; an act that is undone gives its place back, since taken moves with it. The line names the place, not the code.
create function registration.reserve(a app.actor, p_organ int, p_prefix text, p_holder uuid, p_idx smallint) returns text
  language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare s registration.segment; c text; org text; n int; passed int := 0; left_free bigint;
begin
  select k.code into c from registration.code k where k.holder = p_holder and k.idx = p_idx and k.state <> 'voided';
  if found then return c; end if;
  loop
    select * into s from registration.segment
     where organ_id = p_organ and prefix = p_prefix and taken < size order by given_at, id limit 1 for no key update;
    if not found then return null; end if;
    -- Whoever waited for the segment may find that the same holder was served meanwhile.
    select k.code into c from registration.code k where k.holder = p_holder and k.idx = p_idx and k.state <> 'voided';
    if found then return c; end if;
    n := s.taken;
    loop
      org := registration.organisation_at(lower(s.bodies) + n);
      exit when n >= s.size
             or not exists (select from registration.code where organisation = org)
            and not exists (select from registration.legacy_company
                              where organisation_code = org or substr(tax_no, 7) = org);
      n := n + 1;
    end loop;
    update registration.segment
       set taken = least(n + 1, size), skipped = skipped + n - s.taken, reserved = reserved + (n < size)::int where id = s.id;
    passed := passed + least(n + 1, s.size) - s.taken;
    continue when n >= s.size;
    c := registration.code_of(s.prefix, s.region, org);
    select sum(size - taken) into left_free from registration.segment where organ_id = p_organ and prefix = p_prefix;
    insert into registration.code (code, organisation, state, organ_id, segment_id, place, holder, idx, reserved_at)
      values (c, org, 'reserved', p_organ, s.id, n, p_holder, p_idx,
        registration.note(a, s.id, 'RESERVE', jsonb_build_object('place', n, 'holder', p_holder, 'n', p_idx),
          case when left_free <= s.low_water and left_free + passed > s.low_water then registration.warnings(s) else '[]' end));
    return c;
  end loop;
end $$;

-- ISSUE (on the licence) and VOID (on refusal) end a reservation. Where there is none, the act was decided on what is no longer so:
-- 'stale' (OS412). Answers the code.
create function registration.close(a app.actor, p_holder uuid, p_idx smallint, p_kind text, p_state text) returns text
  language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare k registration.code; at timestamptz;
begin
  select * into k from registration.code where holder = p_holder and idx = p_idx and state = 'reserved';
  if not found then raise exception 'stale' using errcode = 'OS412'; end if;
  perform from registration.segment where id = k.segment_id for no key update;
  at := registration.note(a, k.segment_id, p_kind, jsonb_build_object('place', k.place, 'holder', p_holder, 'n', p_idx)
    || case p_state when 'issued' then jsonb_build_object('code', k.code) else '{}' end, '[]');
  update registration.code set state = p_state, closed_at = at where code = k.code and state = 'reserved';
  if not found then raise exception 'stale' using errcode = 'OS412'; end if;
  update registration.segment set reserved = reserved - 1, issued = issued + (p_state = 'issued')::int,
         voided = voided + (p_state = 'voided')::int where id = k.segment_id;
  return k.code;
end $$;
create function registration.issue(a app.actor, p_holder uuid, p_idx smallint) returns text
  language sql set search_path = pg_catalog, pg_temp as $$ select registration.close(a, p_holder, p_idx, 'ISSUE', 'issued') $$;
create function registration.void(a app.actor, p_holder uuid, p_idx smallint) returns text
  language sql set search_path = pg_catalog, pg_temp as $$ select registration.close(a, p_holder, p_idx, 'VOID', 'voided') $$;

-- Trip 1 of giving: who, replay, the organ by its handle, the region, and the segments that lie across.
create function registration.look_at_giving(p_principal text, p_key text, p_hash text, p_organ text, p_region text, p_first bigint,
    p_last bigint) returns jsonb stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); stop jsonb := registration.stopped(a, p_key, p_hash); o identity.organ;
begin
  if stop is not null then return stop; end if;
  select * into o from identity.organ where handle = p_organ;
  return jsonb_build_object('word', 'go', 'actor', app.actor_json(a), 'today', app.legal_today(),
    'organ', case when o.id is not null then jsonb_build_object('id', o.id, 'name', jsonb_build_object('zh', o.name_zh,
      'en', o.name_en), 'registers', registration.registers(o.id)) end,
    'region', (select jsonb_build_object('code', r.code, 'name', jsonb_build_object('zh', r.name_zh, 'en', r.name_en), 'until', r.until)
      from registration.region r where r.code = p_region),
    'across', case when p_last >= p_first then (select jsonb_build_object('first', s.first_body, 'last', s.last_body)
      from registration.segment s where s.bodies && int8range(p_first, p_last, '[]') limit 1) end);
end $$;

-- Trip 2: the segment with its stream and its first line. Two that overlap at once: the second breaks the exclusion, and asked again
-- finds the first.
create function registration.give(p_principal text, p_key text, p_hash text, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); b record.begun; g record; park int;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if to_jsonb((a).roles) is distinct from p_act->'roles' then return '{"word": "absent"}'; end if;
  select * into g from jsonb_to_record(p_act->'segment') x(id uuid, "organId" int, prefix text, region text, first text, last text,
    "firstPlace" bigint, size int, document text, "lowWater" int, warning jsonb);
  select coalesce(park_id, 0) into park from identity.organ where id = g."organId";
  insert into record.stream values (g.id, park, array[g."organId", (a).organ_id], 0);
  b := record.begin_act(a, p_key, p_hash, g.id);
  if b.word <> 'go' then return jsonb_build_object('word', b.word); end if;
  insert into registration.segment (id, organ_id, given_by_organ, prefix, region, first_body, last_body, bodies, document, low_water,
      warning, given_at, size)
    values (g.id, g."organId", (a).organ_id, g.prefix, g.region, g.first, g.last,
      int8range(g."firstPlace", g."firstPlace" + g.size), g.document, g."lowWater", g.warning, b.at, g.size);
  perform record.end_act(a, p_key, p_hash, g.id, b, p_act);
  return '{"word": "done"}';
end $$;

revoke all on all functions in schema registration from public;
grant execute on function registration.look_at_giving, registration.give to app_rt;

reset role;
