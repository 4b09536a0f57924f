-- What PostgreSQL itself needs for the same work: one function call per act, the fewest rows. No rights, no replay, no
-- chart, no calendar, no outbox. The limit our own acts are measured against.
create schema bare;

create table bare.case_file (
  id uuid primary key,
  open smallint not null,
  status text not null default 'open'
) with (fillfactor = 80);
create table bare.case_item (
  case_id uuid not null,
  idx smallint not null,
  organ_id int not null,
  outcome text,
  decided_by uuid,
  primary key (case_id, idx)
) with (fillfactor = 80);
-- Alarm and place in the queue in one row, gone with the decision: an index on the state of the item would cost more.
create table bare.deadline (
  case_id uuid not null,
  idx smallint not null,
  organ_id int not null,
  due_on date not null,
  primary key (case_id, idx)
);
create index queue on bare.deadline (organ_id, due_on);
create table bare.journal (
  id bigint generated always as identity primary key,
  case_id uuid not null,
  idx smallint,
  kind text not null,
  person_id uuid not null,
  at timestamptz not null default now()
);

create function bare.start_case(p_case uuid, p_organs int[], p_person uuid, p_due date) returns void
  language plpgsql as $$
begin
  insert into bare.case_file (id, open) values (p_case, cardinality(p_organs));
  insert into bare.case_item (case_id, idx, organ_id)
    select p_case, idx, organ from unnest(p_organs) with ordinality x(organ, idx);
  insert into bare.deadline select p_case, idx, organ, p_due from unnest(p_organs) with ordinality x(organ, idx);
  insert into bare.journal (case_id, kind, person_id) values (p_case, 'SUBMIT', p_person);
end $$;

create function bare.decide(p_case uuid, p_idx int, p_person uuid) returns text
  language plpgsql as $$
declare state text;
begin
  update bare.case_item set outcome = 'granted', decided_by = p_person
   where case_id = p_case and idx = p_idx and outcome is null;
  if not found then raise exception 'decided already'; end if;
  delete from bare.deadline where case_id = p_case and idx = p_idx;
  insert into bare.journal (case_id, idx, kind, person_id) values (p_case, p_idx, 'GRANT', p_person);
  update bare.case_file set open = open - 1, status = case when open = 1 then 'concluded' else status end
   where id = p_case returning status into state;
  return state;
end $$;
