-- The tasks of a leaver, handed over all at once: an order, its rows, and who carries it out.
set local role app_owner;

create table casework.hand_over (
  id uuid primary key,
  organ_id int not null,
  from_person uuid not null,
  to_person uuid,
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  ended_at timestamptz
);
create index hand_over_open on casework.hand_over (ordered_at) where ended_at is null;
create table casework.hand_over_row (
  hand_over_id uuid not null references casework.hand_over,
  n int not null,
  case_id uuid not null,
  idx smallint not null,
  organ_id int not null,
  state text not null default 'waiting' check (state in ('waiting', 'moved', 'refused')),
  code text,
  primary key (hand_over_id, n)
) with (fillfactor = 80);
create index hand_over_waiting on casework.hand_over_row (hand_over_id, n) where state = 'waiting';

do $$
declare t text;
begin
  foreach t in array array['hand_over', 'hand_over_row'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy acts on casework.%I to app_acts using (true) with check (true)', t);
    execute format('create policy sight on casework.%I for select to app_rt using (organ_id = (select app.organ()))', t);
    execute format('grant select, insert, update on casework.%I to app_acts', t);
    execute format('grant select on casework.%I to app_rt', t);
  end loop;
end $$;

set local role app_acts;

-- Who leaves and who takes over, by their sign-in names in the organ of the asker; null where they are not.
create function casework.find_leaver(p_principal text, p_from text, p_to text) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('today', app.legal_today(), 'to', identity.colleague(p_principal, p_to), 'from', (
    select p.id from identity.person p join identity.membership m on m.person_id = p.id
     where p.sign_in = p_from and m.organ_id = (identity.who(p_principal)).organ_id))
$$;

-- The order: every open task that is the leaver's in the organ of the head, in one statement; one line in a stream of its own. Who
-- carries it out acts on the head's errand, which ends with the head's rights.
create function casework.order_hand_over(p_principal text, p_key text, p_hash text, p_order jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare a app.actor := identity.who(p_principal); b record.begun; r record.request; id uuid := (p_order->>'id')::uuid; n int;
        leaver uuid := (p_order->>'from')::uuid; heir uuid := (p_order->>'to')::uuid;
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  if not 'head' = any ((a).roles) or (a).more ? 'scopes' then return '{"word": "absent"}'; end if;
  select * into r from record.request q where q.person_id = (a).person_id and q.key = p_key;
  if found then
    return jsonb_build_object('word', case when r.body_hash = p_hash then 'replay' else 'key-reused' end, 'id', r.stream_id);
  end if;
  insert into record.stream values (id, coalesce((a).park_id, 0), array[(a).organ_id], 0);
  b := record.begin_act(a, p_key, p_hash, id);
  insert into casework.hand_over values (id, (a).organ_id, leaver, heir, (a).person_id, b.at, null);
  insert into casework.hand_over_row (hand_over_id, n, case_id, idx, organ_id)
    select id, row_number() over (order by i.case_id, i.idx), i.case_id, i.idx, i.organ_id from casework.case_item i
     where i.organ_id = (a).organ_id and i.standing in ('filed', 'correcting', 'accepted') and i.facts->>'claimedBy' = leaver::text;
  get diagnostics n = row_count;
  insert into identity.errand values (id, (a).person_id, (a).organ_id, now() + interval '7 days');
  if n = 0 then perform casework.end_hand_over(id); end if;
  perform record.end_act(a, p_key, p_hash, id, b, p_order->'act');
  return jsonb_build_object('word', 'done', 'id', id);
end $$;

create function casework.end_hand_over(p_id uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update casework.hand_over set ended_at = clock_timestamp() where id = p_id and ended_at is null;
  delete from identity.errand where id = p_id;
end $$;

-- Rows that wait, the oldest order first, from the one after p_id and p_n on. Claims nothing: who takes the same row at once meets in the act, under one request key.
create function casework.waiting_hand_overs(p_id uuid, p_n int, p_batch int)
  returns table (id uuid, n int, case_id uuid, idx smallint, from_person uuid, to_person uuid)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select h.id, r.n, r.case_id, r.idx, h.from_person, h.to_person
    from casework.hand_over h join casework.hand_over_row r on r.hand_over_id = h.id and r.state = 'waiting'
   where h.ended_at is null and (p_id is null or (h.id, r.n) > (p_id, p_n)) order by h.id, r.n limit p_batch
$$;

-- What became of one row; the last one ends the order.
create function casework.handed_over(p_id uuid, p_n int, p_state text, p_code text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update casework.hand_over_row set state = p_state, code = p_code where hand_over_id = p_id and n = p_n and state = 'waiting';
  if not exists (select from casework.hand_over_row where hand_over_id = p_id and state = 'waiting') then
    perform casework.end_hand_over(p_id);
  end if;
end $$;

do $$
declare f text;
begin
  foreach f in array array['find_leaver', 'order_hand_over', 'end_hand_over', 'waiting_hand_overs', 'handed_over'] loop
    execute format('revoke all on function casework.%I from public', f);
  end loop;
end $$;
grant execute on function casework.find_leaver, casework.order_hand_over, casework.waiting_hand_overs, casework.handed_over to app_rt;

reset role;
