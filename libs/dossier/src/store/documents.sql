-- Documents (文书): papers of the lines, with number and check code, given just after the act by a reader of the ledger.
set local role app_owner;

-- The last number of an organ's series in a year; gapless, since it moves in the transaction that uses it.
create table dossier.series (
  organ_id int not null,
  series text not null,
  year smallint not null,
  last int not null,
  primary key (organ_id, series, year)
);

-- One row per paper: the n-th of line seq. `paper` is what the line says, `frozen` what was looked up when it was laid down (names,
-- receipt, mark), so that it is drawn the same for ever; `hash` is that of the paper's canonical JSON, which the line's hash covers.
create table dossier.document (
  case_id uuid not null,
  seq int not null,
  n smallint not null,
  idx smallint not null,
  kind text not null,
  organ_id int not null,
  series text not null,
  year smallint not null,
  number int not null,
  written text not null unique,
  -- Of the public check page: 122 random bits, no other way leads there.
  code text not null unique,
  park_id int not null,
  applicant_organ int not null,
  internal boolean not null,
  issued_on date not null,
  paper jsonb not null,
  frozen jsonb not null,
  hash text not null,
  -- The check code of the document in whose stead it no longer stands.
  replaced_by text,
  -- Of the PDF, once drawn; or why it could not be drawn.
  print_hash text,
  unprintable text,
  primary key (case_id, seq, n),
  unique (organ_id, series, year, number)
);
create index document_unprinted on dossier.document (case_id, seq, n) where print_hash is null and unprintable is null;

-- Papers that no number could be given: a template or an organ is missing. The others went on; once an operator has them tried `again`,
-- they get the number of that day.
create table dossier.held (
  case_id uuid not null,
  seq int not null,
  n smallint not null,
  reason text not null,
  again boolean not null default false,
  primary key (case_id, seq, n)
);

-- PDFs by the hash of their bytes: whatever is equal is kept once.
create table dossier.print (hash text primary key, bytes bytea not null);

do $$
declare t text;
begin
  foreach t in array array['series', 'document', 'held', 'print'] loop
    execute format('alter table dossier.%I enable row level security', t);
    execute format('alter table dossier.%I force row level security', t);
    execute format('create policy acts on dossier.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert on dossier.%I to app_acts', t);
  end loop;
end $$;
grant update on dossier.series, dossier.document, dossier.held to app_acts;
grant delete on dossier.held to app_acts;
grant select on dossier.document to app_rt;
-- Whoever sees the case; papers between organs are not the applicant's.
create policy sight on dossier.document for select to app_rt using (
  exists (select from casework.case_file f where f.id = case_id)
  and (not internal or (select app.organ()) <> applicant_organ));

create policy confined on dossier.document as restrictive for select to app_rt using (
  (select app.projects()) is null or exists (select from casework.case_file f where f.id = case_id));

-- A number that was given stays given, and what was laid down stays as it was.
create function dossier.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - array['replaced_by', 'print_hash', 'unprintable'])
      = (to_jsonb(old) - array['replaced_by', 'print_hash', 'unprintable']) then return new; end if;
  raise exception 'a document that was numbered is immutable' using errcode = 'OS423';
end $$;
create trigger immutable before update or delete on dossier.document for each row execute function dossier.refuse_change();
create trigger no_truncate before truncate on dossier.document for each statement execute function dossier.refuse_change();

set local role app_acts;

-- The next lines of the ledger that hold papers, in its order: each act once, by the entry that every act lays. `upto` is the last
-- entry looked at; null when there is none. Before them, what was held and is tried again: `only` that paper of its line.
create function dossier.unlaid(p_batch int) returns jsonb stable language plpgsql
  security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare mark bigint := coalesce((select pos from record.reader where name = 'papers'), 0); upto bigint;
begin
  select max(l.pos) into upto from (select pos from record.ledger where pos > mark order by pos limit p_batch) l;
  return jsonb_build_object('mark', mark::text, 'upto', upto::text, 'lines', (
    select coalesce(jsonb_agg(jsonb_build_object('caseId', f.id, 'seq', l.seq, 'only', l.only, 'papers', j.line::jsonb->'papers',
        'applicantOrgan', f.applicant_organ, 'receipt', f.receipt_no,
        'window', (select min(o.id) from identity.organ o where o.kind = 'window' and o.park_id = f.park_id)) order by l.pos), '[]')
      from (select e.stream_id, e.seq, e.pos, null::smallint as only from record.ledger e
             where e.pos > mark and e.pos <= upto and e.topic in ('case.submitted', 'case.changed')
            union all select h.case_id, h.seq, 0, h.n from dossier.held h where h.again) l
      join casework.case_file f on f.id = l.stream_id
      join record.journal j on j.stream_id = l.stream_id and j.seq = l.seq
     where j.line like '%"papers":[{%'));
end $$;

-- Names and marks of organs, and contents of templates, as laying down needs them.
create function dossier.letterheads(p_organs int[]) returns table (id int, name jsonb, mark text) stable language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, jsonb_build_object('zh', o.name_zh, 'en', o.name_en), coalesce(l.mark, o.handle)
    from identity.organ o left join catalogue.letterhead l on l.organ_id = o.id where o.id = any (p_organs)
$$;

-- Lays down what was read after p_mark, in that order, and moves the mark in the same transaction: whoever comes second, or again
-- after a loss of power, finds the mark moved and is told so (false). p_held: papers without a number, each an incident of its own.
create function dossier.lay(p_mark bigint, p_upto bigint, p_rows jsonb, p_held jsonb) returns boolean language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
declare r record; given int; chosen text;
begin
  perform pg_advisory_xact_lock(hashtext('dossier.lay'));
  if coalesce((select pos from record.reader where name = 'papers'), 0) <> p_mark then return false; end if;
  for r in select * from jsonb_to_recordset(p_rows) x("caseId" uuid, seq int, n smallint, idx smallint, kind text, organ int, mark text,
      series text, year smallint, internal boolean, "applicantOrgan" int, "issuedOn" date, replaces text[], paper jsonb, frozen jsonb,
      hash text) loop
    continue when exists (select from dossier.document d where d.case_id = r."caseId" and d.seq = r.seq and d.n = r.n);
    delete from dossier.held h where h.case_id = r."caseId" and h.seq = r.seq and h.n = r.n;
    insert into dossier.series as s values (r.organ, r.series, r.year, 1)
      on conflict (organ_id, series, year) do update set last = s.last + 1 returning last into given;
    chosen := replace(gen_random_uuid()::text, '-', '');
    update dossier.document set replaced_by = chosen
     where case_id = r."caseId" and idx = r.idx and kind = any (r.replaces) and replaced_by is null;
    insert into dossier.document (case_id, seq, n, idx, kind, organ_id, series, year, number, written, code, park_id, applicant_organ,
        internal, issued_on, paper, frozen, hash)
      select r."caseId", r.seq, r.n, r.idx, r.kind, r.organ, r.series, r.year, given,
             r.mark || r.series || '〔' || r.year || '〕' || given || '号', chosen, f.park_id, r."applicantOrgan", r.internal,
             r."issuedOn", r.paper, r.frozen, r.hash
        from casework.case_file f where f.id = r."caseId";
  end loop;
  for r in select * from jsonb_to_recordset(p_held) x("caseId" uuid, seq int, n smallint, reason text) loop
    insert into dossier.held values (r."caseId", r.seq, r.n, r.reason)
      on conflict (case_id, seq, n) do update set reason = excluded.reason, again = false;
    perform record.open_incident('paper', r."caseId", r.seq, r.n::text, r.reason, 1);
  end loop;
  if p_upto is not null then perform record.mark_read('papers', p_upto); end if;
  return true;
end $$;

-- What anybody may know of a document whose check code they hold: nothing of whom or what it is about.
create function dossier.public_document(p_code text) returns jsonb stable language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('kind', d.kind, 'title', d.frozen->'title', 'number', d.written, 'issuer', d.frozen->'issuer',
    'issuedOn', d.issued_on, 'hash', d.hash, 'printHash', d.print_hash, 'replacedBy', n.written)
    from dossier.document d left join dossier.document n on n.code = d.replaced_by where d.code = p_code and not d.internal
$$;

-- The next documents to draw, and one that is asked for; and what came of it.
create function dossier.unprinted(p_batch int) returns table (case_id uuid, seq int, n smallint) stable language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  select case_id, seq, n from dossier.document where print_hash is null and unprintable is null
   order by case_id desc, seq, n limit p_batch
$$;
create function dossier.drawable(p_case uuid, p_seq int, p_n int) returns jsonb stable language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('caseId', d.case_id, 'seq', d.seq, 'n', d.n, 'written', d.written, 'code', d.code, 'issuedOn', d.issued_on,
    'paper', d.paper, 'frozen', d.frozen, 'hash', d.hash, 'template', t.content, 'printHash', d.print_hash)
    from dossier.document d
    join casework.template t on t.code = d.kind and t.version = (d.paper->'template'->>'version')::int
   where d.case_id = p_case and d.seq = p_seq and d.n = p_n
$$;
create function dossier.printed(p_case uuid, p_seq int, p_n int, p_hash text, p_bytes bytea) returns void language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  insert into dossier.print values (p_hash, p_bytes) on conflict do nothing;
  update dossier.document set print_hash = p_hash, unprintable = null where case_id = p_case and seq = p_seq and n = p_n
$$;
create function dossier.bytes(p_hash text) returns bytea stable language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  select bytes from dossier.print where hash = p_hash
$$;

-- A character that the font lacks: an incident that names it, and no PDF until somebody has mended it; retried, it is drawn again.
create function dossier.unprintable(p_case uuid, p_seq int, p_n int, p_reason text) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  update dossier.document set unprintable = p_reason where case_id = p_case and seq = p_seq and n = p_n;
  perform record.open_incident('paper', p_case, p_seq, p_n::text, p_reason, 1);
end $$;

-- What an operator's line tries again.
create function dossier.draw_again(p_stream uuid, p_seq int) returns void language sql
  security definer set search_path = pg_catalog, pg_temp as $$
  update dossier.document d set unprintable = null from record.retried(p_stream, p_seq) r
   where r.kind = 'paper' and d.case_id = p_stream and d.seq = r.seq and d.n::text = r.subject;
  update dossier.held h set again = true from record.retried(p_stream, p_seq) r
   where r.kind = 'paper' and h.case_id = p_stream and h.seq = r.seq and h.n::text = r.subject
$$;

revoke all on function dossier.draw_again, dossier.unlaid, dossier.letterheads, dossier.lay, dossier.public_document, dossier.unprinted, dossier.drawable,
  dossier.printed, dossier.bytes, dossier.unprintable from public;
grant execute on function dossier.draw_again, dossier.unlaid, dossier.letterheads, dossier.lay, dossier.public_document, dossier.unprinted,
  dossier.drawable, dossier.printed, dossier.bytes, dossier.unprintable to app_rt;

reset role;
