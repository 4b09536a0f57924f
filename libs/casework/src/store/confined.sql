-- Whoever acts by a power of attorney or a key confined to some projects sees those and what belongs to them, and nothing else.
set local role app_owner;

create policy confined on projects.project as restrictive for select to app_rt using (
  (select app.projects()) is null or id = any ((select app.projects())::uuid[]));
create policy confined on casework.case_file as restrictive for select to app_rt using (
  (select app.projects()) is null or project_id = any ((select app.projects())::uuid[]));

create policy confined on projects.result as restrictive for select to app_rt using (
  (select app.projects()) is null or project_id = any ((select app.projects())::uuid[]));
create policy confined on projects.facts_version as restrictive for select to app_rt using (
  (select app.projects()) is null or project_id = any ((select app.projects())::uuid[]));
create policy confined on projects.proposal as restrictive for select to app_rt using (
  (select app.projects()) is null or project_id = any ((select app.projects())::uuid[]));

do $$
declare t text;
begin
  foreach t in array array['casework.case_item', 'casework.case_form', 'casework.confirmation', 'casework.measure', 'casework.case_measure'] loop
    execute format('create policy confined on %s as restrictive for select to app_rt using (
      (select app.projects()) is null or exists (select from casework.case_file f where f.id = case_id))', t);
  end loop;
  -- Streams are cases and projects. The column stands with its table: a bare id would be that of the case.
  foreach t in array array['record.stream.id', 'record.journal.stream_id', 'record.alert.stream_id', 'record.notice.stream_id'] loop
    execute format('create policy confined on %s as restrictive for select to app_rt using (
      (select app.projects()) is null or %s = any ((select app.projects())::uuid[])
      or exists (select from casework.case_file f where f.id = %s))',
      split_part(t, '.', 1) || '.' || split_part(t, '.', 2), t, t);
  end loop;
end $$;

reset role;
