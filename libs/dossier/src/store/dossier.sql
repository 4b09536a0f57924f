-- The papers of a case: what was handed in, what was sent out. Each part adds its tables in a file of its own.
set local role app_owner;

create schema dossier;
grant usage on schema dossier to app_acts, app_rt;
grant create on schema dossier to app_acts;

reset role;
