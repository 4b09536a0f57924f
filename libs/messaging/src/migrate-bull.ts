import { createPostgresBackend, withBackend } from 'bullmq';
import { openDatabase } from '#platform';
import { postgresConnection } from './bull-backend.js';
import { JOB_OPTIONS } from './queues.js';
import { grantBull } from './store/bull-schema.js';

/**
 * Brings BullMQ's schema up to date as its owner and lets the runtime role work in it. Any number of processes may call it
 * together (BullMQ's advisory lock). Comes after the migration of `app`, which makes the roles. Rejects with the driver's error.
 */
export async function migrateBull(ownerUrl: string): Promise<void> {
  const bull = withBackend(createPostgresBackend);
  const connection = { ...postgresConnection(ownerUrl, 'app_owner'), migrate: true };
  const queue = new bull.Queue('topics', { connection, skipMetasUpdate: true });
  // Without a listener Node would turn a refused connection into an uncaught exception; waitUntilReady rejects with it anyway.
  queue.on('error', () => undefined);
  try {
    await queue.waitUntilReady();
  } finally {
    await queue.close();
  }
  const owner = await openDatabase(ownerUrl, { poolSize: 1, applicationName: 'migrate' });
  try {
    await owner.query(grantBull(Object.keys(JOB_OPTIONS)));
  } finally {
    await owner.destroy();
  }
}
