-- What leaves the house: who subscribed to what, every message that is to reach them, every attempt. All times are real times:
-- a receiver does not live in legal time.
set local role app_owner;

create schema messaging;
grant usage on schema messaging to app_acts, app_rt;

-- A channel of an organ. It hears entries of the streams the organ is viewer of; park_id is set for supervision, which hears its
-- whole park. Of notices it hears those addressed to the organ (to the supervision of the park).
create table messaging.subscription (
  id uuid primary key,
  organ_id int not null,
  park_id int,
  channel text not null check (channel in ('webhook', 'mail')),
  target text not null check (target !~ '[[:cntrl:]]'),
  topics text[] not null,
  kinds text[] not null,
  after_pos bigint not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('gone', 'failing')),
  ended_by uuid,
  ended_at timestamptz
);
-- The same channel twice would tell everything twice; it also makes a repeated POST harmless.
create unique index subscription_once on messaging.subscription (organ_id, channel, target)
  where ended_at is null and disabled_at is null;
create index subscription_of_organ on messaging.subscription (organ_id) where ended_at is null;
create index subscription_of_park on messaging.subscription (park_id) where ended_at is null;

-- A signing secret, as the two keys HMAC (RFC 2104) makes of it: sha256 is built into every PostgreSQL, hmac comes with an
-- extension. Not encrypted: the key would lie beside it. Nobody but sign() reads the keys, and the secret itself is kept nowhere.
create table messaging.secret (
  subscription_id uuid not null references messaging.subscription,
  no smallint not null,
  inner_key bytea not null check (length(inner_key) = 64),
  outer_key bytea not null check (length(outer_key) = 64),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  ends_at timestamptz,
  primary key (subscription_id, no)
);

-- One message to one subscription: a ledger entry, or one notice of it. `attempts` counts all tries, `tries` those of this round
-- (a redelivery begins a new one, at asked_at). While claimed_until lies ahead somebody is at it.
create table messaging.delivery (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid not null references messaging.subscription,
  channel text not null,
  pos bigint not null,
  notice_id bigint,
  event_id text not null,
  organ_id int not null,
  park_id int not null,
  legal boolean not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed', 'dropped')),
  attempts smallint not null default 0,
  tries smallint not null default 0,
  next_at timestamptz not null default now(),
  claimed_until timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  asked_at timestamptz not null default now(),
  settled_at timestamptz,
  unique nulls not distinct (subscription_id, pos, notice_id)
) with (fillfactor = 80);
create index delivery_due on messaging.delivery (subscription_id, next_at) where state = 'pending';
create index delivery_of_organ on messaging.delivery (organ_id, pos, id);
create index delivery_of_park on messaging.delivery (park_id, pos, id) where legal;
-- What has an end is forgotten in order of it (forget).
create index delivery_settled on messaging.delivery (settled_at) where not legal;
create index delivery_missed on messaging.delivery (park_id, pos, id) where legal and state <> 'delivered';

-- The delivery log. A row without an end belongs to a sender that died, or is at it.
create table messaging.attempt (
  delivery_id uuid not null references messaging.delivery,
  no smallint not null,
  started_at timestamptz not null default now(),
  took_ms int,
  status int,
  error text,
  excerpt text,
  primary key (delivery_id, no)
);

do $$
declare t text;
begin
  foreach t in array array['subscription', 'secret', 'delivery', 'attempt'] loop
    execute format('alter table messaging.%I enable row level security', t);
    execute format('alter table messaging.%I force row level security', t);
    execute format('create policy acts on messaging.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert, update on messaging.%I to app_acts', t);
  end loop;
end $$;
grant delete on messaging.delivery, messaging.attempt to app_acts;
grant select on messaging.subscription, messaging.delivery, messaging.attempt to app_rt;
grant select (subscription_id, no, created_at, ends_at) on messaging.secret to app_rt;

-- A channel is its organ's own business; what the law asks to reach somebody is the supervisor's, too.
create policy sight on messaging.subscription for select to app_rt using (organ_id = (select app.organ()));
-- Nor of whoever sees some of its projects alone: it hears of all of them.
create policy confined on messaging.subscription as restrictive for select to app_rt using ((select app.projects()) is null);
create policy sight on messaging.delivery for select to app_rt using (
  organ_id = (select app.organ()) or (legal and park_id = (select app.park()) and (select app.sees_park())));
create policy sight on messaging.secret for select to app_rt using (
  exists (select from messaging.subscription s where s.id = subscription_id));
create policy sight on messaging.attempt for select to app_rt using (
  exists (select from messaging.delivery d where d.id = delivery_id));

grant create on schema messaging to app_acts;
set local role app_acts;

-- Who asks, with the roles the matrix was asked about; null when they are no longer so.
create function messaging.still(p_principal text, p_roles text[]) returns app.actor
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  if (a).roles is distinct from p_roles then return null; end if;
  return a;
end $$;

create function messaging.put_secret(p_person uuid, p_subscription uuid, p_secret jsonb) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  insert into messaging.secret (subscription_id, no, inner_key, outer_key, created_by)
    select p_subscription, 1 + coalesce(max(no), 0), decode(p_secret->>'inner', 'hex'), decode(p_secret->>'outer', 'hex'), p_person
      from messaging.secret where subscription_id = p_subscription
$$;

-- A new channel of the asker's organ: done | nobody | twice | many. It hears what comes after the newest entry of now.
create function messaging.subscribe(p_principal text, p_roles text[], p_new jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := messaging.still(p_principal, p_roles); n int; new_id uuid := (p_new->>'id')::uuid;
begin
  if (a).person_id is null then return 'nobody'; end if;
  perform pg_advisory_xact_lock(hashtext('messaging.subscribe'), (a).organ_id);
  select count(*) into n from messaging.subscription
   where organ_id = (a).organ_id and ended_at is null and disabled_at is null;
  if n >= (p_new->>'most')::int then return 'many'; end if;
  insert into messaging.subscription (id, organ_id, park_id, channel, target, topics, kinds, after_pos, created_by)
    select new_id, (a).organ_id, case when 'supervisor' = any ((a).roles) then (a).park_id end, x.channel, x.target,
           x.topics, x.kinds, record.head(), (a).person_id
      from jsonb_to_record(p_new) x(channel text, target text, topics text[], kinds text[])
    on conflict do nothing;
  if not found then return 'twice'; end if;
  if p_new ? 'secret' then perform messaging.put_secret((a).person_id, new_id, p_new->'secret'); end if;
  return 'done';
end $$;

-- Ends a channel; what was still on the way is dropped. done | nobody | absent. Ending it again changes nothing. The second lock
-- keeps fill() from laying messages for it meanwhile; disable() takes the two in the same order.
create function messaging.end_subscription(p_principal text, p_roles text[], p_id uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := messaging.still(p_principal, p_roles);
begin
  if (a).person_id is null then return 'nobody'; end if;
  update messaging.subscription set ended_at = coalesce(ended_at, now()), ended_by = coalesce(ended_by, (a).person_id)
   where id = p_id and organ_id = (a).organ_id;
  if not found then return 'absent'; end if;
  perform pg_advisory_xact_lock(hashtext('messaging.fill'));
  update messaging.delivery set state = 'dropped', claimed_until = null, settled_at = now()
   where subscription_id = p_id and state = 'pending';
  return 'done';
end $$;

-- A second secret; the first signs for p_hours more. Never more than two: done | nobody | absent | ended | open (a rotation is
-- under way, and its older secret would end unannounced). With p_hours 0 all older ones end at once, always.
create function messaging.rotate_secret(p_principal text, p_roles text[], p_id uuid, p_secret jsonb, p_hours int) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := messaging.still(p_principal, p_roles); s messaging.subscription;
begin
  if (a).person_id is null then return 'nobody'; end if;
  select * into s from messaging.subscription
   where id = p_id and organ_id = (a).organ_id and channel = 'webhook' for no key update;
  if not found then return 'absent'; end if;
  if s.ended_at is not null then return 'ended'; end if;
  if p_hours > 0 and exists (select from messaging.secret where subscription_id = p_id and ends_at > now()) then
    return 'open';
  end if;
  update messaging.secret set ends_at = least(ends_at, now() + make_interval(hours => p_hours)) where subscription_id = p_id;
  perform messaging.put_secret((a).person_id, p_id, p_secret);
  return 'done';
end $$;

-- Lays a message for every subscription that hears the next entries of the ledger; answers how many entries were read. Rows and
-- mark move together, so each message is laid once. One at a time, by lock. A disabled channel is laid only what the law asks,
-- and that as failed: the supervisor sees it.
create function messaging.fill(p_batch int) returns int
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare from_pos bigint; to_pos bigint; n int;
begin
  if not pg_try_advisory_xact_lock(hashtext('messaging.fill')) then return 0; end if;
  from_pos := coalesce((select r.pos from record.reader r where r.name = 'deliveries'), 0);
  select count(*), max(l.pos) into n, to_pos
    from (select pos from record.ledger where pos > from_pos order by pos limit p_batch) l;
  if n = 0 then return 0; end if;
  insert into messaging.delivery (subscription_id, channel, pos, notice_id, event_id, organ_id, park_id, legal, state, last_error,
      settled_at)
    select s.id, s.channel, l.pos, x.id, 'evt_' || encode(substr(l.link, 1, 16), 'hex') || coalesce('_' || x.id, ''),
           s.organ_id, t.park_id, coalesce(x.legal, false), case when s.disabled_at is null then 'pending' else 'failed' end,
           case when s.disabled_at is not null then 'DISABLED' end,
           case when s.disabled_at is not null then now() end
      from record.ledger l
      join record.stream t on t.id = l.stream_id
      cross join lateral (
        select * from messaging.subscription o where o.organ_id = any (t.viewers) and o.ended_at is null
        union select * from messaging.subscription o where o.park_id = t.park_id and o.ended_at is null) s
      left join record.notice x on l.topic = 'notice.issued' and x.stream_id = l.stream_id and x.seq = l.seq
       and (x.organ_id = s.organ_id or (x.organ_id is null and x.park_id = s.park_id))
       and (s.kinds = '{}' or x.kind = any (s.kinds))
     where l.pos > from_pos and l.pos <= to_pos and l.topic = any (s.topics) and l.pos > s.after_pos
       and (l.topic <> 'notice.issued' or x.id is not null) and (s.disabled_at is null or x.legal)
    on conflict do nothing;
  -- What an operator has tried again begins a new round.
  update messaging.delivery d set state = 'pending', tries = 0, next_at = now(), claimed_until = null, asked_at = now(),
         settled_at = null
    from record.ledger l cross join lateral record.retried(l.stream_id, l.seq) r
   where l.pos > from_pos and l.pos <= to_pos and l.topic = 'incident.retried' and r.kind = 'delivery'
     and d.id::text = r.subject and d.state = 'failed'
     and not exists (select from messaging.subscription s where s.id = d.subscription_id and s.ended_at is not null);
  perform record.mark_read('deliveries', to_pos);
  return n;
end $$;

-- Takes up to p_batch due messages to be sent now, p_each of a subscription at most, and none of p_busy. Taken means: not due for
-- p_lease seconds. Whoever dies meanwhile lets them fall due again. The subscriptions come in turn, from the one after p_after on,
-- and no further than the batch needs (oldest message first of 1,000 that wait: 39 ms; in turn: 6 ms). p_failing chooses between
-- subscriptions that answer and those that do not, so that dead receivers, which cost a time-out each, hold up only each other.
create function messaging.claim(p_failing boolean, p_batch int, p_each int, p_busy uuid[], p_after uuid, p_lease int) returns jsonb
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare taken jsonb;
begin
  with recursive waiting as (
    (select subscription_id as id from messaging.delivery where state = 'pending' and subscription_id > p_after
      order by subscription_id limit 1)
    union all
    select (select d.subscription_id from messaging.delivery d where d.state = 'pending' and d.subscription_id > w.id
             order by d.subscription_id limit 1)
      from waiting w where w.id is not null
  ), picked as (
    select d.id from waiting w cross join lateral (
        select i.id from messaging.delivery i
         where i.subscription_id = w.id and i.state = 'pending' and i.next_at <= now() and not w.id = any (p_busy)
           and (select s.failing_since is not null from messaging.subscription s where s.id = w.id) = p_failing
         order by i.next_at limit p_each) d
     limit p_batch
  ), locked as (
    select d.id from messaging.delivery d join picked p on p.id = d.id
     where d.state = 'pending' and d.next_at <= now() for update of d skip locked
  ), claimed as (
    update messaging.delivery d set attempts = d.attempts + 1, tries = d.tries + 1,
           next_at = now() + make_interval(secs => p_lease), claimed_until = now() + make_interval(secs => p_lease)
      from locked k where d.id = k.id returning d.*
  ), logged as (
    insert into messaging.attempt (delivery_id, no) select id, attempts from claimed
  )
  select jsonb_agg(jsonb_build_object('id', d.id, 'attempt', d.attempts, 'tries', d.tries, 'eventId', d.event_id,
      'subscriptionId', s.id, 'channel', s.channel, 'target', s.target, 'topic', l.topic, 'caseId', l.stream_id, 'receiptNo', t.name, 'seq', l.seq,
      'kind', j.kind, 'effectiveOn', j.effective_on,
      'at', to_char(j.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'notice', case when x.id is not null then jsonb_build_object('id', x.id::text, 'n', x.idx, 'kind', x.kind,
         'audience', x.audience, 'legal', x.legal, 'words', x.words)
         -- Which of several questions it is, so that a remote side can answer it.
         || case when x.params ? 'confirmation' then jsonb_build_object('confirmation', x.params->'confirmation') else '{}' end end))
    into taken
    from claimed d join messaging.subscription s on s.id = d.subscription_id
    join record.ledger l on l.pos = d.pos join record.stream t on t.id = l.stream_id
    join record.journal j on j.stream_id = l.stream_id and j.seq = l.seq
    left join record.notice x on x.id = d.notice_id;
  return coalesce(taken, '[]');
end $$;

-- HMAC-SHA256 of p_content under every secret of the subscription that is in force, newest first.
create function messaging.sign(p_subscription uuid, p_content text) returns text[]
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select array_agg(encode(sha256(outer_key || sha256(inner_key || convert_to(p_content, 'UTF8'))), 'base64') order by no desc)
    from messaging.secret where subscription_id = p_subscription and (ends_at is null or ends_at > now())
$$;

-- The same under every secret in force of an organ's webhooks: whoever signs so is the organ.
create function messaging.signatures_of(p_organ int, p_content text) returns text[]
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(x.signature), '{}') from messaging.subscription s
    cross join unnest(messaging.sign(s.id, p_content)) x(signature)
   where s.organ_id = p_organ and s.channel = 'webhook' and s.ended_at is null
$$;

-- What the law asks to arrive and did not is an incident: somebody has to look (decision 0012).
create function messaging.missed(p_subscription uuid, p_id uuid) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  select record.open_incident('delivery', l.stream_id, l.seq, d.id::text, coalesce(d.last_error, 'DISABLED'), d.attempts)
    from messaging.delivery d join record.ledger l on l.pos = d.pos
   where d.subscription_id = p_subscription and d.id = coalesce(p_id, d.id) and d.legal and d.state = 'failed'
     and (p_id is not null or d.settled_at >= now())
$$;

-- The channel is given up: what the law asks to arrive, and all else under way, has failed.
create function messaging.disable(p_id uuid, p_reason text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('messaging.fill'));
  update messaging.subscription set disabled_at = now(), disabled_reason = p_reason where id = p_id;
  update messaging.delivery set state = 'failed', claimed_until = null, settled_at = now(), last_error = coalesce(last_error, 'DISABLED')
   where subscription_id = p_id and state = 'pending';
  perform messaging.missed(p_id, null);
end $$;

-- How attempt p_no ended: delivered | pending (again in p_wait_ms) | failed (p_wait_ms is null) | late (another attempt is the
-- current one: only the log hears of it). The subscription is locked first, as in disable(), or two endings could deadlock.
create function messaging.finish(p_id uuid, p_no int, p_end jsonb, p_wait_ms bigint) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s messaging.subscription; ok boolean := p_end->>'error' is null; reached text;
begin
  update messaging.attempt set took_ms = (p_end->>'tookMs')::int, status = (p_end->>'status')::int, error = p_end->>'error',
         excerpt = p_end->>'excerpt' where delivery_id = p_id and no = p_no;
  select * into s from messaging.subscription
   where id = (select subscription_id from messaging.delivery where id = p_id) for no key update;
  update messaging.delivery
     set state = case when ok then 'delivered' when p_wait_ms is null then 'failed' else 'pending' end,
         next_at = case when ok or p_wait_ms is null then next_at else now() + p_wait_ms * interval '1 millisecond' end,
         claimed_until = null, last_error = p_end->>'error', settled_at = case when ok or p_wait_ms is null then now() end
   where id = p_id and attempts = p_no and state = 'pending' returning state into reached;
  if not found then return 'late'; end if;
  if ok then
    update messaging.subscription set failing_since = null, disabled_at = null, disabled_reason = null
     where id = s.id and (failing_since is not null or disabled_at is not null) and ended_at is null
       and not exists (select from messaging.subscription o where o.organ_id = s.organ_id and o.channel = s.channel
                          and o.target = s.target and o.id <> s.id and o.ended_at is null and o.disabled_at is null);
  else
    update messaging.subscription set failing_since = coalesce(failing_since, now()) where id = s.id;
    if (p_end->>'gone')::boolean then
      perform messaging.disable(s.id, 'gone');
      reached := 'failed';
    elsif s.failing_since < now() - interval '3 days' then
      perform messaging.disable(s.id, 'failing');
      reached := 'failed';
    end if;
    if reached = 'failed' then perform messaging.missed(s.id, p_id); end if;
  end if;
  return reached;
end $$;

-- Sends a message again, from the first try on, whatever became of it: done | nobody | absent | ended | busy (somebody is at it).
-- Its organ may, and for what the law asks the supervision of the park.
create function messaging.redeliver(p_principal text, p_roles text[], p_id uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := messaging.still(p_principal, p_roles); d messaging.delivery;
begin
  if (a).person_id is null then return 'nobody'; end if;
  select * into d from messaging.delivery where id = p_id
     and (organ_id = (a).organ_id or (legal and park_id = (a).park_id and 'supervisor' = any ((a).roles))) for no key update;
  if not found then return 'absent'; end if;
  if d.claimed_until > now() then return 'busy'; end if;
  if exists (select from messaging.subscription where id = d.subscription_id and ended_at is not null) then return 'ended'; end if;
  update messaging.delivery set state = 'pending', tries = 0, next_at = now(), claimed_until = null,
         asked_at = now(), settled_at = null
   where id = p_id;
  return 'done';
end $$;

-- Messages on the way by channel: how many, and for how many seconds the oldest of them.
create function messaging.under_way() returns table (channel text, messages int, oldest_seconds int)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select c.channel, count(d.id)::int, coalesce(extract(epoch from now() - min(d.asked_at)), 0)::int
    from (values ('webhook'), ('mail')) c(channel)
    left join messaging.delivery d on d.channel = c.channel and d.state = 'pending' group by c.channel
$$;

-- Up to p_most messages that ended more than p_months months ago go, with their log: how many. What the law asks to arrive stays: it shows who was told,
-- and when. What somebody is at just now is left to the next pass.
create function messaging.forget(p_months int, p_most int) returns int
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare old uuid[] := array(select d.id from messaging.delivery d where not d.legal and d.settled_at < now() - make_interval(months => p_months)
  order by d.settled_at limit p_most for update skip locked);
begin
  delete from messaging.attempt t where t.delivery_id = any (old);
  delete from messaging.delivery d where d.id = any (old);
  return cardinality(old);
end $$;

-- What each of the readers may hear of the ledger entries after p_after up to p_until; for a reader who may not listen any more,
-- or whose roles are no longer p_roles, one row without a position. It runs with the rights of its caller, under row-level
-- security, with each reader entered in a statement of its own (decision 0003). One plan for all: planned anew for each of a
-- thousand readers, the same took 0.8 s instead of 0.1 s.
create function messaging.heard(p_after bigint, p_until bigint, p_principals text[], p_roles text[])
  returns table (reader int, pos bigint, topic text, case_id uuid, seq int, kind text, effective_on date, notices text[])
  language plpgsql set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare n int; a app.actor;
begin
  for n in 1 .. cardinality(p_principals) loop
    a := null;
    begin
      a := identity.enter(p_principals[n]);
    exception when sqlstate 'OS401' then null;
    end;
    if array_to_string((a).roles, ',') is distinct from p_roles[n] then
      reader := n; pos := null;
      return next;
    elsif p_until > p_after then
      return query select n, l.pos, l.topic, l.stream_id, l.seq, j.kind, j.effective_on,
          case when l.topic = 'notice.issued' then
            array(select x.id::text from record.notice x where x.stream_id = l.stream_id and x.seq = l.seq order by x.id) end
        from record.ledger l join record.journal j on j.stream_id = l.stream_id and j.seq = l.seq
       where l.pos > p_after and l.pos <= p_until order by l.pos;
    end if;
  end loop;
end $$;

revoke all on all functions in schema messaging from public;
grant execute on function messaging.subscribe, messaging.end_subscription, messaging.rotate_secret, messaging.fill,
  messaging.claim, messaging.sign, messaging.signatures_of, messaging.finish, messaging.redeliver, messaging.forget, messaging.under_way, messaging.heard to app_rt;

reset role;
