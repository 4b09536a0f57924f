-- What is published: parks, bases, who decides what where, immutable versions of items, guides, calendars, tables and delegations,
-- and the certificates of guides; and the drafts that one person writes and another publishes.
set local role app_owner;

create schema catalogue;
grant usage on schema catalogue to app_acts, app_rt;

create table catalogue.park (id int primary key, code text not null unique, name_zh text not null, name_en text not null);
create table catalogue.base (
  code text primary key,
  park_id int not null references catalogue.park,
  name_zh text not null,
  name_en text not null,
  regions text[] not null
);

-- The organs that have the power to decide an item for a base by statute: one, or one of each level between which the facts of a
-- project decide (tables that answer `decides`).
create table catalogue.statutory (
  item_code text not null,
  base_code text not null references catalogue.base,
  organ_id int not null,
  primary key (item_code, base_code, organ_id)
);

-- The organ that answers a confirmation at a base: exactly one (CAT-105). Written from the seeds at every start.
create table catalogue.confirmer (
  confirmation text not null,
  base_code text not null references catalogue.base,
  organ_id int not null,
  primary key (confirmation, base_code)
);

-- The organ that reviews an item of two levels first at a base: exactly one (CAT-062). Written from the seeds at every start.
create table catalogue.first_reviewer (
  item_code text not null,
  base_code text not null references catalogue.base,
  organ_id int not null,
  primary key (item_code, base_code)
);

-- The organ that decides an item for a base from a day on, until the day of the next row of the level: so no day is missing and none is
-- double, which no constraint on ranges could say without an extension. Folded from the statutory organs and the delegations in force;
-- level is that of the statutory organ, `usual` the one where no facts say otherwise; in_name_of signs, seals and answers for it
-- (行政许可法 24); delegation is the code, null by statute; set_aside says which delegations give nobody the power, and why. Without an
-- organ the level has the power no more.
create table catalogue.authority (
  item_code text not null,
  base_code text not null references catalogue.base,
  level text not null,
  valid_from date not null,
  usual boolean not null,
  organ_id int,
  in_name_of int,
  delegation text,
  set_aside jsonb not null default '[]',
  primary key (item_code, base_code, level, valid_from),
  check (delegation is not null or organ_id is not distinct from in_name_of)
);

-- The mark under which an organ numbers its papers, what it is to whoever attacks its decision, and who hears that ({zh, en}).
-- Written from the seeds at every start.
create table catalogue.letterhead (
  organ_id int primary key,
  mark text not null unique deferrable initially deferred,
  seat text not null,
  review jsonb
);

create domain catalogue.kind as text check (value in ('item', 'guide', 'calendar', 'table', 'delegation', 'fact', 'key-list', 'assessment'));

create table catalogue.publication (
  id int generated always as identity primary key,
  kind catalogue.kind not null,
  code text not null,
  version int not null,
  effective_from date not null,
  hash text not null,
  content jsonb not null,
  published_at timestamptz not null default now(),
  -- 取消: from its day on nothing is in force under the code. The content is that of the version before.
  ends boolean not null default false,
  -- What was done to the list and by which document; what happens to pending items; the places changed since the version before.
  operation jsonb,
  pending jsonb,
  diff jsonb,
  -- Of a version that people published: the paper it rests on, its draft, and the line of the act; null for seeds.
  source text,
  draft_id uuid,
  stream_id uuid,
  seq int,
  unique (kind, code, version)
);
create index publication_of_act on catalogue.publication (stream_id, seq) where stream_id is not null;
create index publication_in_force on catalogue.publication (kind, code, effective_from desc, version desc);

create function catalogue.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published version is immutable' using errcode = 'OS423';
end $$;
create trigger immutable before update or delete on catalogue.publication
  for each row execute function catalogue.refuse_change();
create trigger no_truncate before truncate on catalogue.publication
  for each statement execute function catalogue.refuse_change();

-- The versions of a code follow one another without a gap, by number and by day: so exactly one is in force on any day. The days of an
-- overlay may step back: a base that comes before an overlay that waits is laid under it from its own day, and again from the overlay's.
create function catalogue.keep_order() returns trigger language plpgsql as $$
declare last record;
begin
  select p.version, p.effective_from into last from catalogue.publication p
   where p.kind = new.kind and p.code = new.code order by p.version desc limit 1;
  if new.version <> coalesce(last.version, 0) + 1
     or (new.effective_from < last.effective_from and (new.kind <> 'calendar' or new.code not like '%-%')) then
    raise exception 'version % of % % from % does not follow the last', new.version, new.kind, new.code, new.effective_from
      using errcode = 'OS409';
  end if;
  return new;
end $$;
create trigger in_order before insert on catalogue.publication for each row execute function catalogue.keep_order();

-- The proof that no review in a guide waits for another: one for every version of the guide and every set of versions of its
-- items, from the day on which both hold. Of several of one day the last counts.
create table catalogue.certificate (
  id int generated always as identity primary key,
  guide_id int not null references catalogue.publication,
  effective_from date not null,
  hash text not null,
  content jsonb not null,
  issued_at timestamptz not null default now(),
  stream_id uuid,
  seq int
);
create index certificate_of_guide on catalogue.certificate (guide_id, effective_from desc, id desc);
create trigger immutable before update or delete on catalogue.certificate
  for each row execute function catalogue.refuse_change();
create trigger no_truncate before truncate on catalogue.certificate
  for each statement execute function catalogue.refuse_change();

-- What an editor proposes as the next version. based_on is the latest version it was drafted on, 0 where there was none:
-- when another comes first, the draft is stale. The row changes once, when it is published or withdrawn.
create table catalogue.draft (
  id uuid primary key,
  kind catalogue.kind not null,
  code text not null,
  content jsonb not null,
  findings jsonb not null,
  effective_from date not null,
  source text not null,
  based_on int not null,
  operation jsonb,
  pending jsonb,
  -- Other definitions that are published with it, each with the version it was drafted on.
  along jsonb not null default '[]',
  status text not null default 'draft' check (status in ('draft', 'published', 'withdrawn')),
  version int not null default 1,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  published_version int,
  check ((status = 'draft') = (closed_by is null) and (status = 'published') = (published_version is not null)),
  check (status <> 'published' or closed_by <> drafted_by)
);
alter table catalogue.draft enable row level security;
alter table catalogue.draft force row level security;
create policy acts on catalogue.draft to app_acts using (true) with check (true);
-- Unpublished, so nobody's but the editors'.
create policy sight on catalogue.draft for select to app_rt
  using ((select 'editor' = any (string_to_array(current_setting('app.roles', true), ','))));

grant select on all tables in schema catalogue to app_acts, app_rt;
grant insert on catalogue.publication, catalogue.certificate to app_acts;
grant insert, update on catalogue.draft to app_acts;
grant insert, delete on catalogue.authority to app_acts;

-- The version in force on a legal day; null before the first and from the day the code is ended.
create function catalogue.in_force(p_kind text, p_code text, p_on date) returns int
  stable language plpgsql as $$
begin
  return (select case when not ends then id end from catalogue.publication
           where kind = p_kind and code = p_code and effective_from <= p_on
           order by effective_from desc, version desc limit 1);
end $$;

-- Who decides an item for a base on a legal day: one row for each level that has the power by statute.
create function catalogue.deciders(p_item text, p_base text, p_on date) returns setof catalogue.authority
  stable language sql as $$
  select * from (select distinct on (level) * from catalogue.authority
      where item_code = p_item and base_code = p_base and valid_from <= p_on order by level, valid_from desc) a
   where organ_id is not null
$$;

-- The same of one level; of the usual one where none is named. Null where nobody does.
create function catalogue.deciding(p_item text, p_base text, p_on date, p_level text default null) returns catalogue.authority
  stable language plpgsql as $$
declare found catalogue.authority;
begin
  select * into found from catalogue.deciders(p_item, p_base, p_on) a where case when p_level is null then a.usual else a.level = p_level end
   limit 1;
  return found;
end $$;

-- The versions in force of the tables that answer one question of any of these items (null: of any item), and of the facts they may ask; null
-- where no table does.
create function catalogue.tables_there(p_answers text, p_items text[], p_on date) returns jsonb stable language plpgsql as $$
declare tables jsonb;
begin
  select jsonb_agg(jsonb_build_object('id', t.id, 'version', t.version) order by t.code) into tables
    from (select distinct on (code) * from catalogue.publication
           where kind = 'table' and effective_from <= p_on order by code, effective_from desc, version desc) t
   where not t.ends and t.content->>'answers' = p_answers and (p_items is null or exists (select from jsonb_array_elements(t.content->'outputs') o
     where o->>'id' = 'item' and o->'values' ?| p_items));
  if tables is null then return null; end if;
  return jsonb_build_object('tables', tables, 'facts', (select jsonb_agg(f.id order by f.code)
    from (select distinct on (code) id, code, ends from catalogue.publication
           where kind = 'fact' and effective_from <= p_on order by code, effective_from desc, version desc) f where not f.ends));
end $$;

-- In whose name that is decided, by which form and paper, and who hears a reconsideration: what a case keeps of the day it was opened.
create function catalogue.authority_record(p catalogue.authority, p_on date) returns jsonb stable language plpgsql as $$
begin
  return (select jsonb_build_object('form', coalesce(d.content->>'form', 'statutory'),
      'inNameOf', jsonb_build_object('id', o.id, 'zh', o.name_zh, 'en', o.name_en),
      'seat', coalesce(l.seat, 'none'), 'review', nullif(l.review, 'null'), 'level', p.level)
      || case when p.set_aside = '[]' then '{}' else jsonb_build_object('setAside', p.set_aside) end
      || case when d.id is null then '{}' else jsonb_build_object('document', d.content->'document'->>'number') end
    from identity.organ o
    left join catalogue.letterhead l on l.organ_id = o.id
    left join catalogue.publication d on d.id = catalogue.in_force('delegation', p.delegation, p_on)
   where o.id = p.in_name_of);
end $$;


-- The certificate of a guide on a legal day: of the version in force, the last issued for that day or before.
create function catalogue.certificate_on(p_code text, p_on date) returns int
  stable language plpgsql as $$
begin
  return (select id from catalogue.certificate where guide_id = catalogue.in_force('guide', p_code, p_on)
             and effective_from <= p_on order by effective_from desc, id desc limit 1);
end $$;

-- The calendar whose working days an organ keeps for a base, on a legal day: the overlay with the longest region that covers the
-- base, else the national one. [J] Readings of 放假办法 4 that counsel should confirm: local days off bind the organs of the place,
-- so a city organ keeps its city's and not a county's, province and state organs keep the national calendar wherever the project
-- lies; and a base in several regions has an overlay only where it covers them all, for no organ gets days from beside its place.
create function catalogue.calendar_of(p_base text, p_organ int, p_on date) returns int
  stable language plpgsql as $$
declare local text;
begin
  select p.code into local
    from identity.organ o, catalogue.base b, (select distinct code from catalogue.publication
           where kind = 'calendar' and code like 'CN-%' and effective_from <= p_on) p
   where o.id = p_organ and b.code = p_base and o.level in ('park', 'county', 'city')
     and (o.level <> 'city' or length(p.code) <= length('CN-6328'))
     and (select bool_and(starts_with(r, substr(p.code, 4))) from unnest(b.regions) r)
   order by length(p.code) desc limit 1;
  return catalogue.in_force('calendar', coalesce(local, 'CN'), p_on);
end $$;

-- Versions that hang together and are checked against one another: an overlay CN-6328 holds the days of CN, so publishing CN
-- publishes the overlays again; a guide holds items, so items, guides, tables and delegations are one family.
create function catalogue.root_of(p_kind text, p_code text) returns text immutable language plpgsql as $$
begin
  return case when p_kind = 'calendar' then split_part(p_code, '-', 1) else 'catalogue' end;
end $$;
create function catalogue.is_kin(p_kind text, p_code text, q_kind text, q_code text) returns boolean immutable language plpgsql as $$
begin
  return (p_kind = 'calendar') = (q_kind = 'calendar') and catalogue.root_of(p_kind, p_code) = catalogue.root_of(q_kind, q_code);
end $$;

-- The last publication of the family: what an act compares to know that nobody came first. Whoever adds one holds the root stream.
create function catalogue.seen(p_kind text, p_code text) returns int stable language plpgsql as $$
begin
  return coalesce((select max(p.id) from catalogue.publication p where catalogue.is_kin(p.kind, p.code, p_kind, p_code)), 0);
end $$;

-- Who may decide what where, by statute.
create function catalogue.powers() returns jsonb stable language plpgsql as $$
begin
  return jsonb_build_object(
    'organs', (select coalesce(jsonb_agg(jsonb_build_object('handle', o.handle, 'level', o.level, 'body', o.body) order by o.id), '[]')
                 from identity.organ o),
    'parks', (select coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'bases',
                  (select jsonb_agg(jsonb_build_object('code', b.code) order by b.code) from catalogue.base b where b.park_id = p.id))
                order by p.id), '[]') from catalogue.park p),
    'statutory', (select coalesce(jsonb_agg(jsonb_build_object('item', v.item_code, 'organ', v.handle, 'bases', v.bases)), '[]') from (
       select s.item_code, o.handle, jsonb_agg(s.base_code order by s.base_code) as bases
         from catalogue.statutory s join identity.organ o on o.id = s.organ_id group by 1, 2 order by 1, 2) v));
end $$;

-- What a new version of a code stands upon or takes along, from the day p_on: its latest version, and beside it the base of an
-- overlay or the overlays of a base, or the rest of the catalogue, each as in force on p_on and as any later version will be.
-- Contents are not in it: they never change and are read by id.
create function catalogue.family(p_kind text, p_code text, p_on date) returns jsonb stable language plpgsql as $$
declare root text := catalogue.root_of(p_kind, p_code);
begin
  return jsonb_build_object('seen', catalogue.seen(p_kind, p_code),
    'latest', (select jsonb_build_object('id', p.id, 'kind', p.kind, 'code', p.code, 'version', p.version,
                  'effectiveFrom', p.effective_from, 'hash', p.hash, 'ends', p.ends)
                 from catalogue.publication p where p.kind = p_kind and p.code = p_code order by p.version desc limit 1),
    'beside', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'kind', v.kind, 'code', v.code, 'version', v.version,
                  'effectiveFrom', v.since, 'hash', v.hash, 'ends', v.ends) order by v.kind, v.code, v.since), '[]')
                 from (select distinct on (p.kind, p.code, greatest(p.effective_from, p_on)) p.*,
                              greatest(p.effective_from, p_on) as since
                         from catalogue.publication p
                        where catalogue.is_kin(p.kind, p.code, p_kind, p_code) and (p.kind, p.code) <> (p_kind, p_code)
                          and (p.kind <> 'calendar' or root in (p.code, p_code))
                        order by p.kind, p.code, greatest(p.effective_from, p_on), p.effective_from desc, p.version desc) v))
    || case when p_kind = 'calendar' then '{}' else jsonb_build_object('powers', catalogue.powers(),
         'calendar', catalogue.in_force('calendar', 'CN', p_on)) end;
end $$;

-- The codes that people have published: theirs from then on, and the seeds say nothing more of them.
create function catalogue.is_peoples(p_kind text, p_code text) returns boolean stable language plpgsql as $$
begin
  return exists (select from catalogue.publication p where p.draft_id is not null and p.kind = p_kind
    and case when p_kind = 'calendar' then catalogue.root_of(p.kind, p.code) = catalogue.root_of(p_kind, p_code) else p.code = p_code end);
end $$;

-- What the seeds publish, by the owner alone; null when somebody came first: ask again.
create function catalogue.publish_seeds(p_seen int, p_publications jsonb, p_certificates jsonb) returns int language plpgsql as $$
declare n int;
begin
  lock table catalogue.publication in share row exclusive mode;
  if p_seen <> coalesce((select max(id) from catalogue.publication), 0) then return null; end if;
  insert into catalogue.publication (kind, code, version, effective_from, hash, content, pending, diff)
    select x.kind, x.code, x.version, x."effectiveFrom", x.hash, x.content, nullif(x.pending, 'null'), nullif(x.diff, 'null')
      from jsonb_to_recordset(p_publications) x(kind text, code text, version int, "effectiveFrom" date, hash text, content jsonb,
             pending jsonb, diff jsonb);
  get diagnostics n = row_count;
  insert into catalogue.certificate (guide_id, effective_from, hash, content)
    select p.id, x."effectiveFrom", x.hash, x.content
      from jsonb_to_recordset(p_certificates) x(code text, version int, "effectiveFrom" date, hash text, content jsonb)
      join catalogue.publication p on p.kind = 'guide' and p.code = x.code and p.version = x.version;
  return n;
end $$;
revoke all on function catalogue.publish_seeds from public;

grant create on schema catalogue to app_acts;
set local role app_acts;

-- Who decides from p_from on, as the rule folded it: rows of {item, base, level, from, usual, organ, inNameOf, delegation, setAside}, by
-- handle, whose first day for an item, base and level is p_from. What was before that day stays as it was; a level that had the power
-- and is in no row has it no more.
create function catalogue.put_authorities(p_rows jsonb, p_from date) returns void language plpgsql as $$
begin
  delete from catalogue.authority a where a.valid_from >= p_from
     and exists (select from jsonb_to_recordset(p_rows) x(item text, base text) where x.item = a.item_code and x.base = a.base_code);
  insert into catalogue.authority
    select x.item, x.base, x.level, x."from", x.usual, o.id, n.id, x.delegation, x."setAside"
      from jsonb_to_recordset(p_rows) x(item text, base text, level text, "from" date, usual boolean, organ text, "inNameOf" text,
             delegation text, "setAside" jsonb)
      join identity.organ o on o.handle = x.organ join identity.organ n on n.handle = x."inNameOf"
     where x."from" > p_from or row(x.usual, o.id, n.id, x.delegation, x."setAside") is distinct from (
       select row(b.usual, b.organ_id, b.in_name_of, b.delegation, b.set_aside)
         from catalogue.deciding(x.item, x.base, p_from - 1, x.level) b);
  insert into catalogue.authority (item_code, base_code, level, valid_from, usual)
    select b.item_code, b.base_code, b.level, p_from, false
      from (select distinct x.item, x.base from jsonb_to_recordset(p_rows) x(item text, base text)) t
      cross join lateral catalogue.deciders(t.item, t.base, p_from - 1) b
     where not exists (select from jsonb_to_recordset(p_rows) x(item text, base text, level text)
                        where x.item = b.item_code and x.base = b.base_code and x.level = b.level);
end $$;

-- One stream per kind and code, and one per family: the order in which versions were published. It lies in no park; the editors'
-- organs see it.
create function catalogue.stream_of(p_kind text, p_code text) returns uuid immutable language plpgsql as $$
begin
  return md5('catalogue:' || p_kind || ':' || p_code)::uuid;
end $$;
create function catalogue.open_stream(p_kind text, p_code text, p_organ int) returns uuid language plpgsql as $$
declare s uuid := catalogue.stream_of(p_kind, p_code);
begin
  insert into record.stream values (s, 0, array[p_organ], 0) on conflict do nothing;
  update record.stream set viewers = viewers || p_organ where id = s and not p_organ = any (viewers);
  return s;
end $$;

-- Trip 1 of drafting: who, replay, legal now, and what the draft would stand upon.
create function catalogue.prepare(p_principal text, p_key text, p_hash text, p_kind text, p_code text, p_on date) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); r record.request;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  select * into r from record.request where person_id = (a).person_id and key = p_key;
  if found then
    return jsonb_build_object('word', case when r.body_hash = p_hash then 'replay' else 'key-reused' end, 'draftId', r.stream_id);
  end if;
  return jsonb_build_object('word', 'go', 'now', app.legal_now(), 'actor', app.actor_json(a)) || catalogue.family(p_kind, p_code, p_on);
end $$;

-- Trip 2: the draft as written. It changes nothing that counts, so it leaves no line.
create function catalogue.open_draft(p_principal text, p_key text, p_hash text, p_draft jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); d record;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if not 'editor' = any ((a).roles) then return '{"word": "forbidden"}'; end if;
  select * into d from jsonb_to_record(p_draft) x(id uuid, kind text, code text, content jsonb, findings jsonb,
    "effectiveFrom" date, source text, "basedOn" int, operation jsonb, pending jsonb, along jsonb);
  insert into record.request values ((a).person_id, p_key, p_hash, d.id, 1) on conflict do nothing;
  if not found then return '{"word": "again"}'; end if;
  insert into catalogue.draft (id, kind, code, content, findings, effective_from, source, based_on, operation, pending, along,
      drafted_by, drafted_at)
    values (d.id, d.kind, d.code, d.content, d.findings, d."effectiveFrom", d.source, d."basedOn", nullif(d.operation, 'null'),
      nullif(d.pending, 'null'), coalesce(d.along, '[]'), (a).person_id, app.legal_now());
  return '{"word": "done"}';
end $$;

-- Trip 1 of publishing: the draft, and what it stands upon from the day it shall have effect.
create function catalogue.load_draft(p_principal text, p_key text, p_hash text, p_draft uuid, p_on date) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); r record.request; d catalogue.draft;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  select * into r from record.request where person_id = (a).person_id and key = p_key;
  if found then return jsonb_build_object('word', case when r.body_hash = p_hash then 'replay' else 'key-reused' end); end if;
  if not 'editor' = any ((a).roles) then return '{"word": "forbidden"}'; end if;
  select * into d from catalogue.draft where id = p_draft;
  if not found then return '{"word": "absent"}'; end if;
  return jsonb_build_object('word', 'go', 'now', app.legal_now(), 'actor', app.actor_json(a),
    'draft', jsonb_build_object('id', d.id, 'kind', d.kind, 'code', d.code, 'content', d.content, 'findings', d.findings,
      'effectiveFrom', d.effective_from, 'basedOn', d.based_on, 'status', d.status, 'version', d.version,
      'source', d.source, 'operation', d.operation, 'pending', d.pending, 'along', d.along,
      'draftedBy', d.drafted_by)) || catalogue.family(d.kind, d.code, coalesce(p_on, d.effective_from));
end $$;

-- Trip 2: the act. Versions, certificates, draft, line and topics are written together or not at all. Whoever publishes in a family
-- holds the stream of its root first, so what was seen of the family is what the new versions are made on; else 'stale' (OS412).
create function catalogue.publish(p_principal text, p_key text, p_hash text, p_draft uuid, p_act jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); b record.begun; d catalogue.draft; s uuid; n int; first date;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if not 'editor' = any ((a).roles) then return '{"word": "forbidden"}'; end if;
  select * into d from catalogue.draft where id = p_draft;
  if not found then return '{"word": "absent"}'; end if;
  s := catalogue.open_stream(case when d.kind = 'calendar' then 'calendar' else 'catalogue' end, catalogue.root_of(d.kind, d.code),
         (a).organ_id);
  perform from record.stream where id = s for no key update;
  -- Behind the seeds, which hold no stream.
  lock table catalogue.publication in row exclusive mode;
  s := catalogue.open_stream(d.kind, d.code, (a).organ_id);
  b := record.begin_act(a, p_key, p_hash, s);
  if b.word <> 'go' then return jsonb_build_object('word', b.word); end if;

  select * into d from catalogue.draft where id = p_draft for no key update;
  if d.drafted_by = (a).person_id then return '{"word": "own-draft"}'; end if;
  select min(x."effectiveFrom") into first from jsonb_to_recordset(p_act->'publications') x("effectiveFrom" date);
  if d.status <> 'draft' or d.version <> (p_act->>'version')::int or (p_act->>'seen')::int is distinct from catalogue.seen(d.kind, d.code)
     or first is null or first < (b.at at time zone 'Asia/Shanghai')::date then
    raise exception 'stale' using errcode = 'OS412';
  end if;
  -- What the second person publishes is what the first wrote. A calendar is laid upon its base on the way.
  if d.kind <> 'calendar' and exists (
    select from jsonb_to_recordset(p_act->'publications') x(kind text, code text, content jsonb, ends boolean)
     where not coalesce(x.ends, false) and not exists (
       select from jsonb_array_elements(d.along || jsonb_build_object('kind', d.kind, 'code', d.code, 'content', d.content)) w
        where w->>'kind' = x.kind and w->>'code' = x.code and w->'content' = x.content)) then
    raise exception 'not what was drafted' using errcode = 'OS409';
  end if;
  insert into catalogue.publication (kind, code, version, effective_from, hash, content, ends, operation, pending, diff,
      published_at, source, draft_id, stream_id, seq)
    select x.kind, x.code, x.version, x."effectiveFrom", x.hash, x.content, coalesce(x.ends, false), nullif(x.operation, 'null'),
           nullif(x.pending, 'null'), nullif(x.diff, 'null'), b.at, d.source, d.id, s, b.seq + 1
      from jsonb_to_recordset(p_act->'publications')
        x(kind text, code text, version int, "effectiveFrom" date, hash text, content jsonb, ends boolean, operation jsonb,
          pending jsonb, diff jsonb)
     where catalogue.is_kin(x.kind, x.code, d.kind, d.code)
     order by x.kind, x.code, x.version;
  insert into catalogue.certificate (guide_id, effective_from, hash, content, issued_at, stream_id, seq)
    select p.id, x."effectiveFrom", x.hash, x.content, b.at, s, b.seq + 1
      from jsonb_to_recordset(p_act->'certificates') x(code text, version int, "effectiveFrom" date, hash text, content jsonb)
      join catalogue.publication p on p.kind = 'guide' and p.code = x.code and p.version = x.version
     order by x.code, x."effectiveFrom";
  if p_act->'authorities' <> 'null' then
    perform catalogue.put_authorities(p_act->'authorities'->'rows', (p_act->'authorities'->>'from')::date);
  end if;
  update catalogue.draft set status = 'published', version = version + 1, closed_by = (a).person_id, closed_at = b.at,
         published_version = (select min(p.version) from catalogue.publication p
           where p.draft_id = d.id and p.kind = d.kind and p.code = d.code)
   where id = p_draft;
  n := record.end_act(a, p_key, p_hash, s, b, p_act);
  return jsonb_build_object('word', 'done', 'seq', n);
end $$;

create function catalogue.withdraw_draft(p_principal text, p_key text, p_hash text, p_draft uuid, p_version int) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal); r record.request; d catalogue.draft;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if not 'editor' = any ((a).roles) then return '{"word": "forbidden"}'; end if;
  select * into d from catalogue.draft where id = p_draft for no key update;
  if not found then return '{"word": "absent"}'; end if;
  select * into r from record.request where person_id = (a).person_id and key = p_key;
  if found then return jsonb_build_object('word', case when r.body_hash = p_hash then 'replay' else 'key-reused' end); end if;
  if d.status <> 'draft' then return jsonb_build_object('word', 'closed', 'status', d.status); end if;
  if d.version <> p_version then return jsonb_build_object('word', 'stale', 'current', d.version); end if;
  update catalogue.draft set status = 'withdrawn', version = version + 1, closed_by = (a).person_id, closed_at = app.legal_now()
   where id = p_draft;
  if p_key is not null then insert into record.request values ((a).person_id, p_key, p_hash, p_draft, d.version + 1); end if;
  return '{"word": "done"}';
end $$;

do $$
declare f text;
begin
  foreach f in array array['put_authorities', 'stream_of', 'open_stream', 'prepare', 'open_draft', 'load_draft', 'publish', 'withdraw_draft'] loop
    execute format('revoke all on function catalogue.%I from public', f);
  end loop;
end $$;
grant execute on function catalogue.prepare, catalogue.open_draft, catalogue.load_draft, catalogue.publish,
  catalogue.withdraw_draft to app_rt;

reset role;
