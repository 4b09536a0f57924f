-- Who read what holds personal data (个人信息保护法 51, 54): written before it is answered, so that no answer leaves unrecorded.
set local role app_owner;

create table record.access (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id uuid not null,
  organ_id int not null,
  roles text[] not null,
  park_id int not null,
  stream_id uuid not null,
  what text not null,
  -- Why identity numbers were shown whole; null where they were masked, or none stands there.
  reason text
);
create index access_of_stream on record.access (stream_id, id);
create index access_of_person on record.access (person_id, id);

alter table record.access enable row level security;
alter table record.access force row level security;
grant select, insert on record.access to app_acts;
grant select on record.access to app_rt;
create policy acts on record.access to app_acts using (true) with check (true);
-- Supervision sees who read the files of its park, the auditor of all; everybody their own reads.
create policy sight on record.access for select to app_rt using (
  (select app.has_role('auditor')) or (park_id = (select app.park()) and (select app.has_role('supervisor')))
  or person_id::text = (select current_setting('app.person', true)));
create trigger append_only before update or delete on record.access
  for each row execute function record.refuse_change();
create trigger no_truncate before truncate on record.access
  for each statement execute function record.refuse_change();

set local role app_acts;

-- Reads of one's own application are no news to anybody: its applicant is not written down. False where the stream is not theirs to see.
create function record.note_access(p_actor app.actor, p_stream uuid, p_what text, p_own boolean, p_reason text default null) returns boolean
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare s record.stream;
begin
  select * into s from record.stream where id = p_stream;
  if not found or not app.sees(p_actor, s.park_id, s.viewers) then return false; end if;
  if not p_own then
    insert into record.access (at, person_id, organ_id, roles, park_id, stream_id, what, reason)
      values (clock_timestamp(), p_actor.person_id, p_actor.organ_id, p_actor.roles, s.park_id, p_stream, p_what, p_reason);
  end if;
  return true;
end $$;

-- The entries of a stream in the chain, each with the link before it: so each is proved alone.
create function record.entries_of(p_stream uuid) returns jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('pos', l.pos, 'seq', l.seq, 'topic', l.topic,
      'laidAt', (extract(epoch from l.laid_at) * 1000000)::bigint, 'before', coalesce(encode(b.link, 'hex'), ''),
      'bound', record.bound(l.pos, l.laid_at, l.topic, j), 'link', encode(l.link, 'hex')) order by l.pos), '[]')
    from record.ledger l join record.journal j on j.stream_id = l.stream_id and j.seq = l.seq
    left join record.ledger b on b.pos = l.pos - 1
   where l.stream_id = p_stream
$$;

revoke all on function record.note_access, record.entries_of from public;
grant execute on function record.entries_of to app_rt;

reset role;
