-- Files of a project: each content once (blob), the versions that stand for it, and who raised their trust. The bytes themselves
-- lie in the storage, under project and hash.
set local role app_owner;

-- `arriving`: reserved, its bytes may be in the storage or not; `quarantined`: not looked at by the scanner yet; `leaving`: never
-- written down, its bytes are being taken away.
create table dossier.blob (
  project_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  type text not null,
  state text not null check (state in ('arriving', 'quarantined', 'released', 'infected', 'leaving')),
  -- Some scanner has answered for it.
  scanned boolean not null default false,
  since timestamptz not null default now(),
  primary key (project_id, sha256)
);
create index blob_unsettled on dossier.blob (since) where state in ('arriving', 'quarantined', 'leaving');

create table dossier.file (
  id uuid primary key,
  project_id uuid not null,
  created_at timestamptz not null
);
create index file_of_project on dossier.file (project_id, id);

create table dossier.file_version (
  file_id uuid not null references dossier.file,
  no smallint not null check (no > 0),
  project_id uuid not null,
  sha256 text not null,
  name text not null check (name !~ '[[:cntrl:]]'),
  trust text not null check (trust in ('A', 'B', 'C', 'D')),
  organ_id int not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  checked_by uuid,
  checked_at timestamptz,
  primary key (file_id, no),
  foreign key (project_id, sha256) references dossier.blob
);
create index version_of_blob on dossier.file_version (project_id, sha256);

-- An upload that may be resumed: it ends with its last byte, with a refusal, or with its day.
create table dossier.upload (
  id uuid primary key,
  project_id uuid not null,
  person_id uuid not null,
  file_id uuid,
  name text not null check (name !~ '[[:cntrl:]]'),
  trust text not null,
  size bigint not null check (size > 0),
  done_file uuid,
  done_no smallint,
  expires_at timestamptz not null
);
create index upload_of_person on dossier.upload (person_id) where done_file is null;
create index upload_by_end on dossier.upload (expires_at);

do $$
declare t text;
begin
  foreach t in array array['blob', 'file', 'file_version', 'upload'] loop
    execute format('alter table dossier.%I enable row level security', t);
    execute format('alter table dossier.%I force row level security', t);
    execute format('create policy acts on dossier.%I to app_acts using (true) with check (true)', t);
    execute format('grant select, insert, update on dossier.%I to app_acts', t);
  end loop;
  -- Whoever sees the project sees its files; an upload under way is its sender's alone.
  foreach t in array array['blob', 'file', 'file_version'] loop
    execute format('create policy sight on dossier.%I for select to app_rt using (
      exists (select from projects.project p where p.id = project_id))', t);
    execute format('grant select on dossier.%I to app_rt', t);
  end loop;
end $$;
-- Who is confined to some projects sees the files of those (casework/store/confined.sql).
do $$
declare t text;
begin
  foreach t in array array['blob', 'file', 'file_version', 'upload'] loop
    execute format('create policy confined on dossier.%I as restrictive for select to app_rt using (
      (select app.projects()) is null or project_id = any ((select app.projects())::uuid[]))', t);
  end loop;
end $$;
create policy sight on dossier.upload for select to app_rt
  using (person_id::text = (select current_setting('app.person', true)));
grant select on dossier.upload to app_rt;
grant delete on dossier.blob, dossier.upload to app_acts;

set local role app_acts;

-- Who asks, if the project is theirs to see; person_id null otherwise.
create function dossier.who_sees(p_principal text, p_project uuid) returns app.actor
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  perform from projects.project p where p.id = p_project and app.sees(a, p.park_id, p.viewers) and app.reaches(a, p.id);
  if not found then return null; end if;
  return a;
end $$;

-- What an upload is decided on: who, the project, and how much of its room is taken.
create function dossier.look_at_project(p_principal text, p_project uuid, p_file uuid) returns jsonb
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  if (a).person_id is null then return '{"word": "nobody"}'; end if;
  a := dossier.who_sees(p_principal, p_project);
  if (a).person_id is null or (p_file is not null
      and not exists (select from dossier.file where id = p_file and project_id = p_project)) then
    return '{"word": "absent"}';
  end if;
  return (select jsonb_build_object('word', 'go', 'actor', app.actor_json(a),
      'project', jsonb_build_object('id', p.id, 'parkId', p.park_id, 'applicantOrgan', p.applicant_organ),
      'used', (select coalesce(sum(b.size), 0) from dossier.blob b where b.project_id = p.id),
      'versions', (select count(*) from dossier.file_version v where v.project_id = p.id),
      'uploads', (select count(*) from dossier.upload u
                   where u.person_id = (a).person_id and u.done_file is null and u.expires_at > now()))
    from projects.project p where p.id = p_project);
end $$;

-- Room for one content, before its bytes go to the storage: go | full | absent | busy (its bytes are being taken away). Reserved again it is the same row, and the sweeper
-- lets it live.
create function dossier.reserve(p_principal text, p_project uuid, p_blob jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := dossier.who_sees(p_principal, p_project); used bigint; known text;
begin
  if (a).person_id is null then return 'absent'; end if;
  perform pg_advisory_xact_lock(hashtext('dossier.reserve'), hashtext(p_project::text));
  update dossier.blob set since = now() where project_id = p_project and sha256 = p_blob->>'sha256' returning state into known;
  if found then return case when known = 'leaving' then 'busy' else 'go' end; end if;
  select coalesce(sum(size), 0) into used from dossier.blob where project_id = p_project;
  if used + (p_blob->>'size')::bigint > (p_blob->>'most')::bigint then return 'full'; end if;
  insert into dossier.blob (project_id, sha256, size, type, state)
    values (p_project, p_blob->>'sha256', (p_blob->>'size')::bigint, p_blob->>'type', 'arriving');
  return 'go';
end $$;

-- One more version, of a file that is there or of a new one: its bytes are in the storage. The same content under the same file, or
-- twice as a new file, is the one that is there already.
create function dossier.put_version(p_principal text, p_roles text[], p_project uuid, p_version jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := dossier.who_sees(p_principal, p_project); f uuid := (p_version->>'file')::uuid; n smallint;
        hash text := p_version->>'sha256'; known dossier.file_version;
begin
  if (a).person_id is null or (a).roles is distinct from p_roles then return '{"word": "absent"}'; end if;
  perform pg_advisory_xact_lock(hashtext('dossier.put_version'), hashtext(p_project::text));
  if f is not null and not exists (select from dossier.file where id = f and project_id = p_project) then
    return '{"word": "absent"}';
  end if;
  select * into known from dossier.file_version v
   where v.project_id = p_project and v.sha256 = hash and (f is null or v.file_id = f) order by v.uploaded_at desc limit 1;
  -- Of a file, only its newest version is the same again: a return to an older one is a version of its own.
  if found and (f is null or known.no = (select max(no) from dossier.file_version where file_id = f)) then
    return jsonb_build_object('word', 'known', 'file', known.file_id, 'no', known.no);
  end if;
  update dossier.blob set state = case when state in ('released', 'infected') then state else p_version->>'state' end,
         scanned = scanned or (p_version->>'scanned')::boolean, since = now()
   where project_id = p_project and sha256 = hash;
  if f is null then
    f := (p_version->>'id')::uuid;
    insert into dossier.file values (f, p_project, now());
  end if;
  select coalesce(max(no), 0) + 1 into n from dossier.file_version where file_id = f;
  insert into dossier.file_version (file_id, no, project_id, sha256, name, trust, organ_id, uploaded_by, uploaded_at)
    values (f, n, p_project, hash, p_version->>'name', p_version->>'trust', (a).organ_id, (a).person_id, app.legal_now());
  return jsonb_build_object('word', 'done', 'file', f, 'no', n);
end $$;

-- B: the window has seen the original. Never lowers what an organ issued. done | absent | above.
create function dossier.check_original(p_principal text, p_roles text[], p_file uuid, p_no int) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor; v dossier.file_version;
begin
  select * into v from dossier.file_version where file_id = p_file and no = p_no for update;
  a := dossier.who_sees(p_principal, v.project_id);
  if (a).person_id is null or (a).roles is distinct from p_roles then return 'absent'; end if;
  if v.trust in ('A', 'B') then return 'above'; end if;
  update dossier.file_version set trust = 'B', checked_by = (a).person_id, checked_at = app.legal_now()
   where file_id = p_file and no = p_no;
  return 'done';
end $$;

create function dossier.begin_upload(p_principal text, p_roles text[], p_project uuid, p_upload jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := dossier.who_sees(p_principal, p_project);
begin
  if (a).person_id is null or (a).roles is distinct from p_roles then return 'absent'; end if;
  insert into dossier.upload (id, project_id, person_id, file_id, name, trust, size, expires_at)
    values ((p_upload->>'id')::uuid, p_project, (a).person_id, (p_upload->>'file')::uuid, p_upload->>'name', p_upload->>'trust',
      (p_upload->>'size')::bigint, now() + make_interval(hours => (p_upload->>'hours')::int));
  return 'go';
end $$;

-- It ended: with a version, or refused and forgotten.
create function dossier.end_upload(p_principal text, p_upload uuid, p_file uuid, p_no int) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  if p_file is null then
    delete from dossier.upload where id = p_upload and person_id = (a).person_id;
  else
    update dossier.upload set done_file = p_file, done_no = p_no where id = p_upload and person_id = (a).person_id;
  end if;
end $$;

-- For the keeper of files. Contents that wait for the scanner, and what was begun and never ended: taken out here, forgotten there.
create function dossier.quarantined(p_batch int) returns table (project_id uuid, sha256 text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select b.project_id, b.sha256 from dossier.blob b where b.state = 'quarantined' order by b.since limit p_batch
$$;
-- Looked at; what the scanner could not answer goes to the end of the row.
create function dossier.scanned(p_project uuid, p_sha256 text, p_state text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update dossier.blob set state = p_state, since = now(), scanned = scanned or p_state <> 'quarantined'
   where project_id = p_project and sha256 = p_sha256 and state = 'quarantined'
$$;
create function dossier.abandoned(p_batch int) returns table (project_id uuid, sha256 text)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update dossier.blob b set state = 'leaving' where (b.project_id, b.sha256) in (
    select x.project_id, x.sha256 from dossier.blob x
     where x.state = 'leaving' or (x.state = 'arriving' and x.since < now() - interval '6 hours')
     limit p_batch for update skip locked)
  returning b.project_id, b.sha256
$$;
create function dossier.forgotten(p_project uuid, p_sha256 text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from dossier.blob where project_id = p_project and sha256 = p_sha256 and state = 'leaving'
$$;
create function dossier.expired_uploads(p_batch int) returns setof uuid
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from dossier.upload u where u.id in (
    select x.id from dossier.upload x where x.expires_at < now() limit p_batch for update skip locked) returning u.id
$$;

-- The read of a content, written down before its bytes leave (个人信息保护法 51, 54). False where the project is not theirs to see.
create function dossier.note_read(p_principal text, p_project uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.actor := identity.who(p_principal);
begin
  if (a).person_id is null then return false; end if;
  return record.note_access(a, p_project, 'file',
    (a).organ_id = (select p.applicant_organ from projects.project p where p.id = p_project));
end $$;

revoke all on all functions in schema dossier from public;
grant execute on function dossier.note_read, dossier.look_at_project, dossier.reserve, dossier.put_version, dossier.check_original, dossier.begin_upload,
  dossier.end_upload, dossier.quarantined, dossier.scanned, dossier.abandoned, dossier.forgotten, dossier.expired_uploads to app_rt;

reset role;
