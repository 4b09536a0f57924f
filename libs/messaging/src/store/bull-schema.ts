/** BullMQ's own namespace in PostgreSQL. */
export const BULL_SCHEMA = 'bullmq';

/**
 * Run by the owner after BullMQ's own migrations. The runtime works in the schema and creates nothing in it: hence the id
 * sequence of every queue is made here, which BullMQ would otherwise create with its first job (tried: 42501 without it). One
 * at a time by lock: concurrent grants on one object fail with "tuple concurrently updated".
 */
export function grantBull(queues: readonly string[]): string {
  const names = queues.map((name) => `'${name}'`).join(', ');
  return `do $$
declare q text;
begin
  perform pg_advisory_xact_lock(hashtext('messaging.grant'));
  perform set_config('role', 'app_owner', true);
  foreach q in array array[${names}] loop
    execute format('create sequence if not exists ${BULL_SCHEMA}.%I', ${BULL_SCHEMA}.job_id_seq_name(q));
  end loop;
  grant usage on schema ${BULL_SCHEMA} to app_rt;
  grant select, insert, update, delete on all tables in schema ${BULL_SCHEMA} to app_rt;
  grant usage, select, update on all sequences in schema ${BULL_SCHEMA} to app_rt;
  grant execute on all functions in schema ${BULL_SCHEMA} to app_rt;
  alter default privileges in schema ${BULL_SCHEMA} grant select, insert, update, delete on tables to app_rt;
  alter default privileges in schema ${BULL_SCHEMA} grant usage, select, update on sequences to app_rt;
  alter default privileges in schema ${BULL_SCHEMA} grant execute on functions to app_rt;
end $$`;
}
