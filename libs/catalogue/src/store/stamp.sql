-- Under which stamp everything lies that says what may be applied for where, and who decides it. It rarely changes and is asked at every
-- submission, so a process keeps what it has read of it, by this stamp: whoever reads the stamp in the snapshot of an act knows whether
-- what is kept is what stands there (casework.offering). A stamp never comes again, not even in a database that was restored.
set local role app_owner;

create table catalogue.stamp (
  one boolean primary key default true check (one),
  value uuid not null default gen_random_uuid()
);
insert into catalogue.stamp default values;
grant select, update on catalogue.stamp to app_acts;
set local role app_acts;

-- A row, not a sequence or the last number: these would tell of a change before it is committed, and hide it once it is.
create function catalogue.renew_stamp() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update catalogue.stamp set value = gen_random_uuid();
  return null;
end $$;
revoke all on function catalogue.renew_stamp from public;
grant execute on function catalogue.renew_stamp to app_owner;
set local role app_owner;

-- Whatever `casework.offering` reads; `always`, since what the owner writes past the other triggers is read as well.
create function catalogue.keep_stamped(p_table regclass) returns void language plpgsql as $$
begin
  execute format('create trigger stamped after insert or update or delete or truncate on %s
    for each statement execute function catalogue.renew_stamp()', p_table);
  execute format('alter table %s enable always trigger stamped', p_table);
end $$;
revoke all on function catalogue.keep_stamped from public;

do $$
declare t text;
begin
  foreach t in array array['base', 'authority', 'publication', 'letterhead', 'confirmer', 'first_reviewer'] loop
    perform catalogue.keep_stamped(format('catalogue.%I', t));
  end loop;
end $$;

-- Applicants register all day, and decide nothing: neither they nor the window that confirms them shall wait here.
create trigger stamped after update of kind, level, name_zh, name_en or delete or truncate on identity.organ
  for each statement execute function catalogue.renew_stamp();
create trigger stamped_new after insert on identity.organ
  for each row when (new.kind not in ('enterprise', 'agency')) execute function catalogue.renew_stamp();
alter table identity.organ enable always trigger stamped;
alter table identity.organ enable always trigger stamped_new;

reset role;
