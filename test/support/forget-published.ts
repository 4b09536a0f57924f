import type { OpenedDatabase } from './opened-database.js';

/** Leaves the list and the calendars of the seeds alone, and no line of how anything else came. Only the owner, past the trigger, can take versions away. */
export async function forgetPublished({ owner }: Pick<OpenedDatabase, 'owner'>): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query(`set session_replication_role = replica;
      delete from catalogue.certificate where stream_id is not null;
      delete from catalogue.publication where draft_id is not null;
      delete from catalogue.draft; delete from record.journal; delete from record.stream;
      delete from record.outbox; set session_replication_role = default`);
  } finally {
    client.release();
  }
}
