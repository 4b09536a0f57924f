-- Signed heads of the chain: what an outside body keeps, so that a history cut short or chained anew is found out.
set local role app_owner;

-- A head says: at this instant (real time) the chain stood at this link, over so many entries and so many lines. `signature`:
-- Ed25519 over its canonical form, by the key of that fingerprint.
create table record.seal (
  pos bigint primary key,
  link bytea not null,
  at timestamptz not null,
  lines bigint not null,
  key text not null,
  signature text not null
);
alter table record.seal enable row level security;
alter table record.seal force row level security;
grant select, insert on record.seal to app_acts;
grant select on record.seal to app_rt;
create policy acts on record.seal to app_acts using (true) with check (true);
-- Heads are for everybody: they say nothing but that something was not changed.
create policy sight on record.seal for select to app_rt using (true);
create trigger append_only before update or delete on record.seal
  for each row execute function record.refuse_change();
create trigger no_truncate before truncate on record.seal
  for each statement execute function record.refuse_change();

set local role app_acts;

-- The head that is to be signed next, or no row: p_entries have come since the last one, or the oldest of them waits for p_after.
-- `since`: the position of the last one, which `put_seal` compares.
create function record.unsealed(p_entries int, p_after interval)
  returns table (since bigint, pos bigint, link bytea, at timestamptz, lines bigint)
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare last record.seal; head record.ledger; oldest timestamptz;
begin
  select * into last from record.seal s order by s.pos desc limit 1;
  last.pos := coalesce(last.pos, 0);
  select * into head from record.ledger l order by l.pos desc limit 1;
  select l.laid_at into oldest from record.ledger l where l.pos > last.pos order by l.pos limit 1;
  if oldest is null or (head.pos - last.pos < p_entries and oldest > clock_timestamp() - p_after) then return; end if;
  return query select last.pos, head.pos, head.link, date_trunc('milliseconds', clock_timestamp()), coalesce(last.lines, 0) + (
    select count(distinct (l.stream_id, l.seq)) from record.ledger l where l.pos > last.pos and l.pos <= head.pos
       and not exists (select from record.ledger b where b.stream_id = l.stream_id and b.seq = l.seq and b.pos <= last.pos));
end $$;

-- Keeps a signed head; false where another worker was quicker.
create function record.put_seal(p_since bigint, p_seal record.seal) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('record.seal'));
  if coalesce((select max(s.pos) from record.seal s), 0) <> p_since then return false; end if;
  insert into record.seal select p_seal.*;
  return true;
end $$;

-- Does the chain still run through that link? Null where it has not come so far.
create function record.runs_through(p_pos bigint, p_link bytea) returns boolean
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select l.link = p_link from record.ledger l where l.pos = p_pos
$$;

-- Where the reader of heads of that name has come to.
create function record.read_to(p_reader text) returns bigint
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(max(r.pos), 0) from record.reader r where r.name = p_reader
$$;

revoke all on function record.read_to, record.unsealed, record.put_seal, record.runs_through from public;
grant execute on function record.read_to, record.unsealed, record.put_seal, record.runs_through to app_rt;

reset role;
