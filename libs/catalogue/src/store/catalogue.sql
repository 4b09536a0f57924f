-- What is published: parks, bases, who decides what where, and immutable versions of items, guides and calendars.
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

-- The organ that decides an item for a base: exactly one (rules.md section 5).
create table catalogue.authority (
  item_code text not null,
  base_code text not null references catalogue.base,
  organ_id int not null,
  primary key (item_code, base_code)
);

create table catalogue.publication (
  id int generated always as identity primary key,
  kind text not null check (kind in ('item', 'guide', 'calendar')),
  code text not null,
  version int not null,
  effective_from date not null,
  hash text not null,
  content jsonb not null,
  published_at timestamptz not null default now(),
  unique (kind, code, version)
);
create index publication_in_force on catalogue.publication (kind, code, effective_from desc, version desc);

create function catalogue.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published version is immutable' using errcode = 'OS423';
end $$;
create trigger immutable before update or delete on catalogue.publication
  for each row execute function catalogue.refuse_change();
create trigger no_truncate before truncate on catalogue.publication
  for each statement execute function catalogue.refuse_change();

grant select on all tables in schema catalogue to app_acts, app_rt;

-- The version in force on a legal day; null before the first.
create function catalogue.in_force(p_kind text, p_code text, p_on date) returns int
  stable language plpgsql as $$
begin
  return (select id from catalogue.publication where kind = p_kind and code = p_code and effective_from <= p_on
           order by effective_from desc, version desc limit 1);
end $$;

-- The calendar whose working days an organ keeps for a base, on a legal day.
create function catalogue.calendar_of(p_base text, p_organ int, p_on date) returns int
  stable language plpgsql as $$
begin
  return catalogue.in_force('calendar', 'CN', p_on);
end $$;

reset role;
