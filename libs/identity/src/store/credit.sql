-- Bars of applicants (失信限制): entered and ended by acts in the stream of the enterprise, or by the decision in a case that revokes. Not
-- public; whoever handles cases reads them, and each enterprise its own.
set local role app_owner;

create table identity.bar (
  id uuid primary key,
  enterprise_id int not null references identity.organ,
  ground text not null check (ground in ('false-materials', 'fraud', 'broken-commitment', 'bad-credit')),
  items text[],
  valid_from date not null,
  until date,
  document text not null,
  organ_id int not null references identity.organ,
  entered_by uuid not null,
  case_id uuid,
  entered_at timestamptz not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('repaired', 'annulled')),
  ended_document text,
  check ((ended_at is null) = (ended_how is null))
);
create index bar_of_enterprise on identity.bar (enterprise_id) where ended_at is null;
alter table identity.bar enable row level security;
alter table identity.bar force row level security;
create policy acts on identity.bar to app_acts using (true) with check (true);
grant select, insert, update on identity.bar to app_acts;

set local role app_acts;

-- One bar, as an act on the enterprise or the decision in a case gives it.
create function identity.put_bar(b jsonb, p_case uuid, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into identity.bar (id, enterprise_id, ground, items, valid_from, until, document, organ_id, entered_by, case_id, entered_at)
    values ((b->>'id')::uuid, (b->>'enterprise')::int, b->>'ground',
      case when jsonb_typeof(b->'items') = 'array' then array(select jsonb_array_elements_text(b->'items')) end,
      (b->>'from')::date, (b->>'until')::date, b->>'document', (b->>'organId')::int, (b->>'by')::uuid, p_case, p_at);
end $$;

-- Bars of an applicant that hold on that day, as the rules are told. Without a path of its own it becomes part of the statement that asks.
create function identity.bars_in_force(p_enterprise int, p_day date) returns setof jsonb stable language sql as $$
  select jsonb_build_object('id', b.id, 'ground', b.ground, 'items', to_jsonb(b.items), 'from', b.valid_from,
      'until', b.until, 'document', b.document)
    from identity.bar b where b.enterprise_id = p_enterprise and b.ended_at is null and b.valid_from <= p_day
     and (b.until is null or b.until >= p_day)
   order by b.valid_from, b.id
$$;
-- The same as one document.
create function identity.bars_of(p_enterprise int, p_day date) returns jsonb
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(jsonb_agg(b), '[]') from identity.bars_in_force(p_enterprise, p_day) b);
end $$;

-- Of an enterprise (by handle or credit code), or all; its own for an enterprise, any for whoever handles cases.
create function identity.bars_listed(p_principal text, p_enterprise text) returns setof jsonb
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', b.id, 'enterprise', o.handle, 'name', o.name_zh, 'ground', b.ground, 'items', to_jsonb(b.items),
      'from', b.valid_from, 'until', b.until, 'document', b.document, 'enteredBy', g.handle, 'enteredAt', b.entered_at, 'caseId', b.case_id,
      'endedAt', b.ended_at, 'endedHow', b.ended_how, 'endedDocument', b.ended_document)
    from identity.who(p_principal) a, identity.bar b join identity.organ o on o.id = b.enterprise_id
    join identity.organ g on g.id = b.organ_id
   where (p_enterprise is null or o.handle = p_enterprise or o.credit_code = p_enterprise)
     and ((a).roles && array['officer', 'reviewer', 'head', 'clerk', 'lead', 'supervisor']
          or ('applicant' = any ((a).roles) and b.enterprise_id = (a).organ_id))
   order by b.entered_at, b.id
$$;

revoke all on function identity.put_bar, identity.bars_in_force, identity.bars_of, identity.bars_listed from public;
grant execute on function identity.bars_listed to app_rt;

reset role;
