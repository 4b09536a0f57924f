-- What every act leaves: a stream (lock and version), one journal line, alarms, alerts, outbox rows, the request key.
set local role app_owner;

create schema record;
grant usage on schema record to app_acts, app_rt;

create table record.stream (
  id uuid primary key,
  park_id int not null,
  viewers int[] not null,
  seq int not null default 0,
  -- Of the last line; null before the first.
  said_at timestamptz,
  -- Some line was entered after its legal day.
  late boolean not null default false,
  -- What people call it: the receipt number of a case. Null where nobody has a name for it.
  name text
) with (fillfactor = 80);

create table record.journal (
  stream_id uuid not null,
  seq int not null,
  recorded_at timestamptz not null,
  effective_on date not null,
  person_id uuid not null,
  organ_id int not null,
  kind text not null,
  park_id int not null,
  viewers int[] not null,
  line text not null,
  detail jsonb,
  salt text,
  primary key (stream_id, seq)
-- A submission says some six kilobytes: to pack them was two fifths of what PostgreSQL does for a start, to save four.
) with (toast_tuple_target = 8160);

create table record.request (
  person_id uuid not null,
  key text not null,
  body_hash text not null,
  stream_id uuid not null,
  seq int not null,
  idx smallint,
  at timestamptz not null default now(),
  primary key (person_id, key)
);

-- One row per item and clock: its next ring. A parked row has an incident: it rings no more until somebody looks.
create table record.alarm (
  stream_id uuid not null,
  idx smallint not null,
  kind text not null,
  park_id int not null,
  due_at timestamptz not null,
  attempts smallint not null default 0,
  parked_reason text,
  primary key (stream_id, idx, kind)
) with (fillfactor = 80);
-- What is due is taken park by park: by due_at alone, 19,000 of one park stand before the first of another.
create index alarm_due on record.alarm (park_id, due_at) where parked_reason is null;

-- `pos` is the ledger position of the act that raised it, null until the sequencer has come by: identity values
-- are not commit order, so a list read by `id` alone may pass over a row that commits late (docs/decisions/0012).
create table record.alert (
  id bigint generated always as identity unique,
  pos bigint,
  stream_id uuid not null,
  seq int not null,
  idx smallint not null,
  kind text not null,
  rung text not null,
  light text not null check (light in ('yellow', 'red')),
  level text not null check (level in ('officer', 'head', 'supervisor')),
  park_id int not null,
  viewers int[] not null,
  organ_id int not null,
  item_code text not null,
  due_on date not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  primary key (stream_id, idx, kind, rung)
);
-- Each reader's list is one walk along one of these, never a scan: its organ's, or its park's. The act that raises an alert leaves them to the
-- sequencer; the few that have no position yet are walked by themselves.
create index alert_of_organ on record.alert (organ_id, pos, id) where pos is not null;
create index alert_of_park on record.alert (park_id, pos, id) where pos is not null;
create index alert_open_of_organ on record.alert (organ_id, pos, id) where pos is not null and acknowledged_at is null;
create index alert_open_of_park on record.alert (park_id, pos, id) where pos is not null and acknowledged_at is null;
create index alert_unnumbered on record.alert (id) where pos is null;

-- A domain: the check of a table is read anew by every statement that writes it.
create domain record.audience as text check (value in ('applicant', 'organ', 'supervisor'));

-- What somebody is told, in words, because of an act: applicant first, then the organ, then the supervisor. `legal`: the law
-- asks that it reaches them. idx 0 is the case itself; organ_id null is the supervision of the park.
create table record.notice (
  id bigint generated always as identity primary key,
  stream_id uuid not null,
  seq int not null,
  idx smallint not null,
  kind text not null,
  audience record.audience not null,
  organ_id int,
  park_id int not null,
  legal boolean not null,
  words jsonb not null,
  params jsonb not null,
  issued_at timestamptz not null,
  pos bigint
);
create index notice_of_act on record.notice (stream_id, seq);
-- Nobody reads a notice before it is numbered: the act that writes it leaves these to the sequencer.
create index notice_of_organ on record.notice (organ_id, pos, id) where pos is not null;
create index notice_of_park on record.notice (park_id, pos, id) where pos is not null;
create index notice_issued on record.notice (issued_at) where pos is not null;

create table record.outbox (
  id bigint generated always as identity primary key,
  stream_id uuid not null,
  seq int not null,
  topics text[] not null
);

-- The one order across cases. link = sha256(previous link, record.bound of the entry and its line): one sequencer, so acts share no
-- lock, and every line has an entry, also one that tells nobody anything (end_act). laid_at is real time. In a database restored from a backup positions are given out once more, and an act done
-- once more may have the very same line; the link is another all the same, and what lies outside (a queue, a receiver) tells
-- the two by it.
create table record.ledger (
  pos bigint primary key,
  stream_id uuid not null,
  seq int not null,
  topic text not null,
  link bytea not null,
  laid_at timestamptz not null
);
create index journal_of_person on record.journal (person_id, recorded_at);
create index ledger_line on record.ledger (stream_id, seq);
create table record.reader (name text primary key, pos bigint not null default 0);
-- The first position that was given out in or before a legal hour: "since" becomes a place to begin at.
create table record.ledger_hour (hour timestamptz primary key, pos bigint not null);

-- Why lists are read by pos and not by id: an identity value is taken before the commit, so a row of a long act can appear behind
-- a cursor that has passed it (tried: a reader by id lost it). pos is given by the one sequencer, whose lock outlives its commit:
-- who sees a position has seen all before it. An xid8 and the oldest running transaction would do as well, until the database is
-- restored by pg_dump into a server that counts from elsewhere.

-- What was handed on is not yet heard: the queue may lose it. Entries heard stand here until all before them are heard, too,
-- and the mark of the reader 'heard' passes them.
create table record.heard (pos bigint primary key);

do $$
declare t text;
begin
  foreach t in array array['stream', 'journal', 'request', 'alarm', 'alert', 'notice', 'outbox', 'ledger', 'ledger_hour', 'reader',
      'heard'] loop
    execute format('alter table record.%I enable row level security', t);
    execute format('alter table record.%I force row level security', t);
    execute format('create policy acts on record.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert on record.%I to app_acts', t);
  end loop;
end $$;
grant update on record.stream, record.alarm, record.alert, record.reader to app_acts;
grant update (pos, words, params) on record.notice to app_acts;
grant update (detail, salt) on record.journal to app_acts;
grant delete on record.alarm, record.outbox, record.heard to app_acts;
grant select on record.stream, record.journal, record.alert, record.notice, record.ledger_hour to app_rt;
grant select (pos, stream_id, seq, topic) on record.ledger to app_rt;

create policy sight on record.stream for select to app_rt using (
  (select app.organ()) = any (viewers) or (park_id = (select app.park()) and (select app.sees_park())));
create policy sight on record.journal for select to app_rt using (
  (select app.organ()) = any (viewers) or (park_id = (select app.park()) and (select app.sees_park())));
-- Whoever came to see the stream later (改派) sees what was written before, too: lines cannot be written anew.
create policy sight_since on record.journal for select to app_rt using (
  exists (select from record.stream s where s.id = stream_id and (select app.organ()) = any (s.viewers)));
create policy sight on record.alert for select to app_rt using (
  (select app.organ()) = any (viewers) or (park_id = (select app.park()) and (select app.sees_park())));

create policy sight on record.notice for select to app_rt using (
  organ_id = (select app.organ()) or (park_id = (select app.park()) and (select app.sees_park())));

create policy sight on record.ledger_hour for select to app_rt using ((select app.organ()) is not null);
-- An entry is seen by whoever sees its stream.
create policy sight on record.ledger for select to app_rt using (
  exists (select from record.stream s where s.id = stream_id));

-- The journal can only grow, whoever asks.
create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'OS423';
end $$;
-- But for what stands beside a line: its detail and its salt can go, both, once, and nothing with them (record.erase).
create function record.refuse_but_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_user = 'app_acts' and old.salt is not null and new.detail is null and new.salt is null
     and to_jsonb(new) - '{detail,salt}'::text[] = to_jsonb(old) - '{detail,salt}'::text[] then
    return new;
  end if;
  raise exception 'the journal is append-only' using errcode = 'OS423';
end $$;
create trigger append_only before update or delete on record.journal
  for each row execute function record.refuse_but_erasure();
create trigger no_truncate before truncate on record.journal
  for each statement execute function record.refuse_change();

grant create on schema record to app_acts;
set local role app_acts;

create type record.begun as (word text, seq int, park_id int, viewers int[], at timestamptz);
-- An act on a stream that is held locked: its number among those of one document, the number and the moment of its line, who sees it, who acts,
-- what it says besides its rows, and what is told beside its own topics.
create type record.held as (n int, stream_id uuid, seq int, at timestamptz, park_id int, viewers int[], person_id uuid, organ_id int, key text,
  hash text, line text, act jsonb, also text[]);

-- The first half of an act, one select each: replay before anything else, then sight, then the lock on the stream.
--   go | absent (not there, or not theirs to see) | replay | key-reused
-- p_unseen: an operator repairs streams it may not read; the room that asks so has said why.
create function record.begin_act(p_actor app.actor, p_key text, p_hash text, p_stream uuid, p_unseen boolean default false)
  returns record.begun
  language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare b record.begun; r record.request;
begin
  if p_key is not null then
    select * into r from record.request where person_id = p_actor.person_id and key = p_key;
    if found then
      b.word := case when r.body_hash = p_hash then 'replay' else 'key-reused' end;
      b.seq := r.seq;
      return b;
    end if;
  end if;
  select 'go', s.seq, s.park_id, s.viewers, s.said_at into b
    from record.stream s where s.id = p_stream and (p_unseen or app.sees(p_actor, s.park_id, s.viewers))
    for no key update;
  if not found then b.word := 'absent'; return b; end if;
  -- Taken after the lock, not when the transaction began, and never before the last line, though the server's clock be set
  -- back: along a stream, time never steps back.
  b.at := greatest(date_trunc('milliseconds', clock_timestamp() + (select ahead from app.clock)), b.at);
  return b;
end $$;

-- Organs that come to serve what the stream is about: they see it from the act on that lets them in, and what is still to be heard of it.
create function record.show_to(p_stream uuid, p_organs int[]) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  update record.stream set viewers = viewers || p_organs where id = p_stream;
  update record.alert set viewers = viewers || p_organs where stream_id = p_stream;
$$;

-- The second half of acts that share a commit, once their streams have the version and the moment of the new lines: lines, alarms, alerts, notices,
-- outbox and request keys, one statement a table for all of them. p: the rows of each table with the number of their act, 1 where none
-- is said; p_streams: by that number the stream, null for what is not to be written. Alarms arrive as the whole set of the items touched, so
-- a clock that ended leaves none behind; or of their clocks that the act names in `clocks`.
create function record.end_acts(p_held record.held[], p_streams uuid[], p jsonb) returns void language plpgsql
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare healed record;
begin
  insert into record.journal
    select h.stream_id, h.seq, h.at, (h.act->>'effectiveOn')::date, h.person_id, h.organ_id, h.act->>'kind', h.park_id, h.viewers, h.line,
           h.act->'detail', h.act->>'salt' from unnest(p_held) h;
  -- A statement costs ten microseconds, also one that finds nothing to write.
  for healed in
    with gone as (delete from record.alarm a using unnest(p_held) h
      -- `offset 0`: found by its whole key, also by a plan made when there were few.
      cross join lateral (select h.stream_id, i::smallint as idx from jsonb_array_elements_text(h.act->'touched') i offset 0) t
      where a.stream_id = t.stream_id and a.idx = t.idx and coalesce(h.act->'clocks' ? a.kind, true) returning a.stream_id, h.at, a.idx, a.parked_reason)
    select g.stream_id, g.at, array_agg(g.idx) as idx from gone g where g.parked_reason is not null group by g.stream_id, g.at
  loop perform record.recovered(healed.stream_id, healed.idx, healed.at); end loop;
  if p->'alarms' <> '[]' then
    insert into record.alarm (stream_id, idx, kind, park_id, due_at)
      select s.id, a.idx, a.kind, s.park_id, a.due_at
        from jsonb_to_recordset(p->'alarms') a(n int, idx smallint, kind text, due_at timestamptz)
        join record.stream s on s.id = p_streams[coalesce(a.n, 1)];
  end if;
  -- A clock that an act could not read is looked at right after it (tried: without, its alarm was lost); where it is parked, it
  -- stays so.
  if p ? 'looks' then
    insert into record.alarm (stream_id, idx, kind, park_id, due_at)
      select s.id, l.idx, l.kind, s.park_id, s.said_at from jsonb_to_recordset(p->'looks') l(n int, idx smallint, kind text)
        join record.stream s on s.id = p_streams[coalesce(l.n, 1)]
      on conflict (stream_id, idx, kind) do update set due_at = least(alarm.due_at, excluded.due_at)
        where alarm.parked_reason is null;
  end if;
  if p->'alerts' <> '[]' then
    insert into record.alert (stream_id, seq, idx, kind, rung, light, level, park_id, viewers, organ_id, item_code, due_on, raised_at)
      select s.id, s.seq, a.idx, a.kind, a.rung, a.light, a.level, s.park_id, s.viewers, a.organ_id, a.item_code, a.due_on, s.said_at
        from jsonb_to_recordset(p->'alerts')
          a(n int, idx smallint, kind text, rung text, light text, level text, organ_id int, item_code text, due_on date)
        join record.stream s on s.id = p_streams[coalesce(a.n, 1)]
      on conflict do nothing;
  end if;
  if p->'notices' <> '[]' then
    insert into record.notice (stream_id, seq, idx, kind, audience, organ_id, park_id, legal, words, params, issued_at)
      select s.id, s.seq, x.idx, x.kind, x.audience, x.organ_id, s.park_id, x.legal, x.words, x.params, s.said_at
        from jsonb_to_recordset(p->'notices')
          x(n int, idx smallint, kind text, audience text, organ_id int, legal boolean, words jsonb, params jsonb)
        join record.stream s on s.id = p_streams[coalesce(x.n, 1)];
  end if;
  -- A line that nobody is told of is laid as well: what is in no entry is in no chain.
  insert into record.outbox (stream_id, seq, topics)
    select h.stream_id, h.seq, coalesce(nullif(array(select jsonb_array_elements_text(h.act->'topics')) || h.also, '{}'), '{act.written}')
      from unnest(p_held) h;
  insert into record.request
    select h.person_id, h.key, h.hash, h.stream_id, h.seq, (h.act->>'idx')::smallint from unnest(p_held) h where h.key is not null;
end $$;

-- The second half of one act that `begin_act` has begun; answers the number of its line.
create function record.end_act(p_actor app.actor, p_key text, p_hash text, p_stream uuid, b record.begun, p_act jsonb)
  returns int language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  update record.stream set seq = b.seq + 1, said_at = b.at,
      late = late or (p_act->>'effectiveOn')::date < (b.at at time zone 'Asia/Shanghai')::date where id = p_stream
    -- Whoever was let in since sees the line, too.
    returning seq, viewers into b.seq, b.viewers;
  perform record.end_acts(array[row(1, p_stream, b.seq, b.at, b.park_id, b.viewers, p_actor.person_id, p_actor.organ_id, p_key, p_hash,
    p_act->>'line', p_act, null)::record.held], array[p_stream], p_act);
  return b.seq;
end $$;

-- What stands where something was erased; the same as ERASED in the rules.
create function record.erased() returns text immutable language sql as $$ select '〔已依法删除〕' $$;

-- Takes the detail of a line away for good, and out of the notices that repeated it; false where there is none. Within an act that has a
-- line of its own.
create function record.erase(p_stream uuid, p_seq int) returns boolean
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update record.journal set detail = null, salt = null where stream_id = p_stream and seq = p_seq and salt is not null;
  if not found then return false; end if;
  with told as (select x.id, row_number() over (order by x.id) as n from record.notice x where x.stream_id = p_stream and x.seq = p_seq),
    said as (select e.value, e.ordinality as n from record.journal j,
        jsonb_array_elements(record.said(j.line, null)::jsonb->'notices') with ordinality e
      where j.stream_id = p_stream and j.seq = p_seq)
  update record.notice x set words = s.value->'words', params = s.value->'params'
    from told t join said s on s.n = t.n where x.id = t.id;
  return true;
end $$;

-- The line as it was said: each text beside it in its place; `p_detail` null (erased): a mark that everybody sees. In canonical JSON
-- the place cannot occur within a string, whose quotes are escaped.
create function record.said(p_line text, p_detail jsonb) returns text immutable
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  for n in select m[1]::int from regexp_matches(p_line, '\{"\$":(\d+)\}', 'g') m loop
    p_line := replace(p_line, '{"$":' || n || '}', to_json(coalesce(p_detail->>n, record.erased()))::text);
  end loop;
  return p_line;
end $$;

-- What a link binds besides the link before: everything of the entry and of its line but the erasable detail and its salt, one
-- word after the other, the line last. No word but the line holds a space (verified with the link). `npm run journal -- verify`
-- computes it by itself.
create function record.bound(p_pos bigint, p_laid timestamptz, p_topic text, j record.journal) returns text
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return concat_ws(' ', p_pos, (extract(epoch from p_laid) * 1000000)::bigint, p_topic, j.stream_id, j.seq,
    (extract(epoch from j.recorded_at) * 1000000)::bigint, to_char(j.effective_on, 'YYYY-MM-DD'), j.person_id, j.organ_id, j.kind,
    j.park_id, '{' || array_to_string(j.viewers, ',') || '}', j.line);
end $$;

-- The sequencer: moves what waits in the outbox into the ledger in one order, an entry a topic; answers how many entries. p_batch: of acts. One at a time, by lock; who finds another at it
-- goes on with nothing, or (p_wait) waits for it, to read what it has moved.
-- Alerts and notices take the position of the entry that makes them known. Only the links are made one after the other (four statements
-- an entry took twice as long).
create function record.sequence(p_batch int, p_wait boolean default false) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare o record; last record; ids bigint[] := '{}'; topics text[] := '{}'; links bytea[] := '{}'; laid timestamptz := clock_timestamp();
begin
  if p_wait then perform pg_advisory_xact_lock(hashtext('record.sequence'));
  elsif not pg_try_advisory_xact_lock(hashtext('record.sequence')) then return 0; end if;
  select pos, link into last from record.ledger order by pos desc limit 1;
  if not found then select 0::bigint as pos, ''::bytea as link into last; end if;
  for o in select x.id, t.topic, l as line from (select * from record.outbox order by id limit p_batch) x
            cross join lateral unnest(x.topics) with ordinality t(topic, n)
            left join record.journal l on l.stream_id = x.stream_id and l.seq = x.seq order by x.id, t.n loop
    if (o.line).seq is null then raise exception 'entry % of the outbox has no line', o.id; end if;
    last.link := sha256(last.link || convert_to(record.bound(last.pos + cardinality(ids) + 1, laid, o.topic, o.line), 'UTF8'));
    ids := ids || o.id;
    topics := topics || o.topic;
    links := links || last.link;
  end loop;
  if ids = '{}' then return 0; end if;
  with placed as (insert into record.ledger
      select last.pos + u.n, x.stream_id, x.seq, u.topic, u.link, laid
        from unnest(ids, topics, links) with ordinality u(id, topic, link, n) join record.outbox x on x.id = u.id
      returning pos, stream_id, seq),
    told as (update record.alert a set pos = e.pos from (select stream_id, seq, min(pos) as pos from placed group by 1, 2) e
      where a.stream_id = e.stream_id and a.seq = e.seq and a.pos is null),
    -- What a later line of the stream told is placed early, never late.
    issued as (update record.notice x set pos = e.pos from (select stream_id, min(pos) as pos from placed group by 1) e
      where x.stream_id = e.stream_id and x.pos is null)
  delete from record.outbox where id = any (ids);
  -- The hour at the end of the batch, not at its beginning: what is numbered before a later hour was then raised before it.
  insert into record.ledger_hour
    values (date_trunc('hour', clock_timestamp() + (select ahead from app.clock), 'UTC'), last.pos + 1) on conflict do nothing;
  return cardinality(ids);
end $$;

-- A position before which nothing was told at p_since or later. Positions follow the instants but for acts under way together,
-- which end within their 15 seconds; an hour is far more. Bounded by it, a list need not read all that came before.
create function record.position_since(p_since timestamptz) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select n.pos from record.notice n where n.issued_at >= p_since - interval '1 hour' and n.pos is not null
    order by n.issued_at limit 1), 9223372036854775807)
$$;

-- The newest position; 0 while nothing has happened yet.
create function record.head() returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(max(pos), 0) from record.ledger
$$;

-- A reader of the ledger: what comes after its mark, and the mark moved once the batch is handed on.
create function record.unread(p_reader text, p_batch int)
  returns table (pos bigint, stream_id uuid, seq int, topic text, link bytea)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select l.pos, l.stream_id, l.seq, l.topic, l.link from record.ledger l
   where l.pos > coalesce((select r.pos from record.reader r where r.name = p_reader), 0)
   order by l.pos limit p_batch
$$;
create function record.mark_read(p_reader text, p_pos bigint) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into record.reader values (p_reader, p_pos)
    on conflict (name) do update set pos = greatest(record.reader.pos, excluded.pos)
$$;

create function record.hear(p_pos bigint, p_mark text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  insert into record.heard select l.pos from record.ledger l where l.pos = p_pos and substr(l.link, 1, 16) = decode(p_mark, 'hex') on conflict do nothing
$$;
-- Entries of these topics that the relay handed on so long ago and that were not heard, in order. Moves the mark of 'heard' on
-- first: everything up to it is heard, or of no topic that anybody asked for when it passed.
create function record.unheard(p_topics text[], p_ago interval, p_batch int)
  returns table (pos bigint, stream_id uuid, seq int, topic text, link bytea)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare relayed bigint := coalesce((select r.pos from record.reader r where r.name = 'relay'), 0);
        mark bigint := coalesce((select r.pos from record.reader r where r.name = 'heard'), 0);
        first bigint;
begin
  select min(l.pos) into first from record.ledger l where l.pos > mark and l.pos <= relayed and l.topic = any (p_topics)
    and not exists (select from record.heard h where h.pos = l.pos);
  perform record.mark_read('heard', coalesce(first - 1, relayed));
  delete from record.heard h where h.pos < coalesce(first, relayed + 1);
  return query select l.pos, l.stream_id, l.seq, l.topic, l.link from record.ledger l
    where l.pos >= first and l.pos <= relayed and l.topic = any (p_topics) and l.laid_at < clock_timestamp() - p_ago
      and not exists (select from record.heard h where h.pos = l.pos)
    order by l.pos limit p_batch;
end $$;

-- The parks that have alarms, by leaps along the index: a few probes, however many alarms there are.
create function record.ringing_parks() returns setof int
  stable language plpgsql set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare park int;
begin
  select a.park_id into park from record.alarm a where a.parked_reason is null order by a.park_id limit 1;
  while found loop
    return next park;
    select a.park_id into park from record.alarm a where a.parked_reason is null and a.park_id > park
     order by a.park_id limit 1;
  end loop;
end $$;

-- Distinct instants at which something is due up to p_until: one bell each.
create function record.bells(p_until timestamptz) returns table (due_at timestamptz)
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  return query select distinct a.due_at from record.ringing_parks() p, lateral (
    select x.due_at from record.alarm x where x.parked_reason is null and x.park_id = p and x.due_at <= p_until offset 0) a;
end $$;

-- Streams with something due by legal now, oldest first, the parks in turn, without those in p_except. Claims nothing: two
-- workers that ring the same stream meet in the act, where the second finds nothing due. Of each park up to 4 rows a place
-- are looked at, since an item has several clocks and a case several items; `due`, the items of a stream, is asked of the stream
-- itself, or the last would ring in two parts. `parked`: its items with something parked.
create function record.due_streams(p_batch int, p_except uuid[] default '{}')
  returns table (stream_id uuid, due smallint[], parked smallint[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare now_by_law timestamptz := app.legal_now();
begin
  return query with found as (
    select d.* from record.ringing_parks() p, lateral (
      select a.stream_id, min(a.due_at) as due_at, row_number() over (order by min(a.due_at), a.stream_id) as turn
        from (select x.stream_id, x.due_at from record.alarm x
               where x.parked_reason is null and x.park_id = p and x.due_at <= now_by_law and x.stream_id <> all (p_except)
               order by x.due_at limit p_batch * 4) a
       group by a.stream_id) d
     order by d.turn, d.due_at limit p_batch)
  select f.stream_id, i.due, i.parked from found f, lateral (
    select array_agg(distinct x.idx) filter (where x.parked_reason is null) as due,
           coalesce(array_agg(distinct x.idx) filter (where x.parked_reason is not null), '{}') as parked
      from record.alarm x where x.stream_id = f.stream_id and (x.due_at <= now_by_law or x.parked_reason is not null)) i
   order by f.turn, f.due_at;
end $$;

-- Up to p_most streams in which something comes due within p_within on the same legal day and nothing is due or parked yet, the parks in turn: the
-- first instant, the items due at it, and in how many milliseconds.
create function record.coming_streams(p_within interval, p_most int)
  returns table (stream_id uuid, at timestamptz, due smallint[], in_ms float8)
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare now_by_law timestamptz := app.legal_now();
        midnight timestamptz := ((now_by_law at time zone 'Asia/Shanghai')::date + 1)::timestamp at time zone 'Asia/Shanghai';
begin
  return query select a.stream_id, a.at, i.due, extract(epoch from a.at - now_by_law)::float8 * 1000 from record.ringing_parks() p cross join lateral (
      select y.stream_id, min(y.due_at) as at, row_number() over (order by min(y.due_at), y.stream_id) as turn
        from (select x.stream_id, x.due_at from record.alarm x
               where x.parked_reason is null and x.park_id = p and x.due_at > now_by_law and x.due_at <= now_by_law + p_within
                 and x.due_at < midnight
               order by x.due_at limit p_most) y
       group by y.stream_id) a
    cross join lateral (select array_agg(distinct x.idx) as due from record.alarm x
       where x.stream_id = a.stream_id and (x.due_at <= a.at or x.parked_reason is not null)
      having bool_and(x.due_at = a.at and x.parked_reason is null) offset 0) i
   order by a.turn, a.at limit p_most;
end $$;

-- The earliest due instant, past when it is late; null when nothing waits. The movable clock steps by it.
create function record.next_due() returns timestamptz
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  return (select min(a.due_at) from record.ringing_parks() p, lateral (
    select x.due_at from record.alarm x where x.parked_reason is null and x.park_id = p order by x.due_at limit 1) a);
end $$;

-- Alarms that rang for nothing (a look at the register that found no news) move on without a line: nothing happened. Where none
-- is due (another worker rang first, or a message asked), they are right as they are and are not written anew.
-- p_idx: the items that were looked at; the others keep theirs.
create function record.rearm(p_stream uuid, p_seq int, p_idx smallint[], p_alarms jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare park int; healed smallint[];
begin
  select park_id into park from record.stream where id = p_stream and seq = p_seq for no key update;
  if not found then return; end if;
  if not exists (select from record.alarm a where a.stream_id = p_stream and a.idx = any (p_idx)
                    and (a.due_at <= app.legal_now() or a.parked_reason is not null)) then return; end if;
  with gone as (delete from record.alarm where stream_id = p_stream and idx = any (p_idx) returning idx, parked_reason)
  select array_agg(idx) into healed from gone where parked_reason is not null;
  if healed is not null then perform record.recovered(p_stream, healed, app.legal_now()); end if;
  insert into record.alarm (stream_id, idx, kind, park_id, due_at)
    select p_stream, a.idx, a.kind, park, a.due_at
      from jsonb_to_recordset(p_alarms) a(idx smallint, kind text, due_at timestamptz);
end $$;

do $$
declare f text;
begin
  foreach f in array array['begin_act', 'show_to', 'end_act', 'end_acts', 'sequence', 'position_since', 'head', 'unread', 'mark_read', 'hear', 'unheard',
      'erased', 'erase', 'said', 'bound', 'ringing_parks', 'bells', 'due_streams', 'coming_streams', 'next_due', 'rearm'] loop
    execute format('revoke all on function record.%I from public', f);
  end loop;
end $$;
grant execute on function record.erased, record.said, record.sequence, record.position_since, record.head, record.unread, record.mark_read, record.hear,
  record.unheard, record.bells, record.due_streams, record.coming_streams, record.next_due, record.rearm to app_rt;

reset role;
