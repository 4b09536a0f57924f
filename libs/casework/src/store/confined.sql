-- Whoever acts by a power of attorney or a key confined to some projects sees those and what belongs to them, and nothing else.
set local role app_owner;

create policy confined on projects.project as restrictive for select to app_rt using (
  (select app.projects()) is null or id = any ((select app.projects())::uuid[]));
create policy confined on casework.case_file as restrictive for select to app_rt using (
  (select app.projects()) is null or project_id = any ((select app.projects())::uuid[]));

do $$
declare t text;
begin
  foreach t in array array['casework.case_item case_id', 'casework.case_form case_id', 'casework.confirmation case_id', 'record.stream id',
      'record.journal stream_id', 'record.alert stream_id', 'record.notice stream_id'] loop
    execute format('create policy confined on %s as restrictive for select to app_rt using (
      (select app.projects()) is null or exists (select from casework.case_file f where f.id = %s))',
      split_part(t, ' ', 1), split_part(t, ' ', 2));
  end loop;
end $$;

reset role;
