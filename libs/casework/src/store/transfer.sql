-- Powers that moved: an order to transfer the running items that a delegation concerns, its rows, and who carries it out.
set local role app_owner;

create table casework.transfer (
  id uuid primary key,
  organ_id int not null,
  park_id int not null,
  delegation text not null,
  delegation_version int not null,
  document text not null,
  reason text not null,
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  ended_at timestamptz
);
create index transfer_open on casework.transfer (ordered_at) where ended_at is null;
create table casework.transfer_row (
  transfer_id uuid not null references casework.transfer,
  n int not null,
  case_id uuid not null,
  idx smallint not null,
  park_id int not null,
  state text not null default 'waiting' check (state in ('waiting', 'moved', 'refused')),
  code text,
  primary key (transfer_id, n)
) with (fillfactor = 80);
create index transfer_waiting on casework.transfer_row (transfer_id, n) where state = 'waiting';

do $$
declare t text;
begin
  foreach t in array array['transfer', 'transfer_row'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy acts on casework.%I to app_acts using (true) with check (true)', t);
    execute format('create policy sight on casework.%I for select to app_rt using (park_id = (select app.park()) and (select app.sees_park()))', t);
    execute format('grant select, insert, update on casework.%I to app_acts', t);
    execute format('grant select on casework.%I to app_rt', t);
  end loop;
end $$;

set local role app_acts;

-- The order: every open item of the park whose power the last version of the delegation gave or took, in one statement; one line in a stream
-- of its own. The version is that which counts today, whether it still gives anything or has ended. Items that lie right are left alone.
create function casework.order_transfer(p_principal text, p_key text, p_hash text, p_order jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare a app.actor := identity.who(p_principal); b record.begun; r record.request; order_id uuid := (p_order->>'id')::uuid; n int;
        today date := app.legal_today(); d catalogue.publication;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if not 'lead' = any ((a).roles) or (a).park_id is null or (a).more ? 'scopes' then return '{"word": "absent"}'; end if;
  select * into r from record.request q where q.person_id = (a).person_id and q.key = p_key;
  if found then
    return jsonb_build_object('word', case when r.body_hash = p_hash then 'replay' else 'key-reused' end, 'id', r.stream_id);
  end if;
  select * into d from catalogue.publication p where p.kind = 'delegation' and p.code = p_order->>'delegation' and p.effective_from <= today
   order by p.effective_from desc, p.version desc limit 1;
  if not found then return '{"word": "no-such-delegation"}'; end if;
  insert into record.stream values (order_id, (a).park_id, array[(a).organ_id], 0);
  b := record.begin_act(a, p_key, p_hash, order_id);
  insert into casework.transfer values (order_id, (a).organ_id, (a).park_id, d.code, d.version, p_order->>'document', p_order->>'reason',
    (a).person_id, b.at, null);
  insert into casework.transfer_row (transfer_id, n, case_id, idx, park_id)
    select order_id, row_number() over (order by i.case_id, i.idx), i.case_id, i.idx, i.park_id
      from casework.case_item i join casework.case_file f on f.id = i.case_id
      cross join lateral catalogue.deciding(i.code, f.base_code, today, i.facts->'authority'->>'level') u
     where i.park_id = (a).park_id and i.standing in ('planned', 'filed', 'correcting', 'accepted') and d.content->'items' ? i.code
       and (d.content->'places' ? f.base_code or d.content->'places' ? (select p.code from catalogue.park p where p.id = (a).park_id))
       and u.organ_id <> coalesce((i.facts->'levels'->>'upper')::int, i.organ_id);
  get diagnostics n = row_count;
  insert into identity.errand values (order_id, (a).person_id, (a).organ_id, now() + interval '7 days');
  if n = 0 then perform casework.end_transfer(order_id); end if;
  perform record.end_act(a, p_key, p_hash, order_id, b, p_order->'act');
  return jsonb_build_object('word', 'done', 'id', order_id);
end $$;

create function casework.end_transfer(p_id uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update casework.transfer set ended_at = clock_timestamp() where id = p_id and ended_at is null;
  delete from identity.errand where id = p_id;
end $$;

-- Rows that wait, the oldest order first, from the one after p_id and p_n on. Claims nothing: who takes the same row at once meets in the act, under one request key.
create function casework.waiting_transfers(p_id uuid, p_n int, p_batch int)
  returns table (id uuid, n int, case_id uuid, idx smallint, document text, reason text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select t.id, r.n, r.case_id, r.idx, t.document, t.reason
    from casework.transfer t join casework.transfer_row r on r.transfer_id = t.id and r.state = 'waiting'
   where t.ended_at is null and (p_id is null or (t.id, r.n) > (p_id, p_n)) order by t.id, r.n limit p_batch
$$;

-- What became of one row; the last one ends the order.
create function casework.transferred(p_id uuid, p_n int, p_state text, p_code text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update casework.transfer_row set state = p_state, code = p_code where transfer_id = p_id and n = p_n and state = 'waiting';
  if not exists (select from casework.transfer_row where transfer_id = p_id and state = 'waiting') then
    perform casework.end_transfer(p_id);
  end if;
end $$;

do $$
declare f text;
begin
  foreach f in array array['order_transfer', 'end_transfer', 'waiting_transfers', 'transferred'] loop
    execute format('revoke all on function casework.%I from public', f);
  end loop;
end $$;
grant execute on function casework.order_transfer, casework.waiting_transfers, casework.transferred to app_rt;

reset role;
