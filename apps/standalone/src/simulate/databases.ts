import { databaseAt, type OwnServer, onServer } from '../own-server.js';

/** A database for one seed. */
export interface Copy {
  readonly url: string;
  drop(): Promise<void>;
}

/** A copy of the server's own database, which was prepared once and in which nobody may sit meanwhile. */
export async function copyOf({ url, beside }: OwnServer, n: number): Promise<Copy> {
  const template = new URL(url).pathname.slice(1);
  const name = `${template}_${n}`;
  await onServer(beside, `create database ${name} template ${template}`);
  // A copy brings everything but the rights on the database itself.
  await onServer(beside, `grant create, connect on database ${name} to app_owner`);
  return {
    url: databaseAt(url, name),
    drop: () => onServer(beside, `drop database if exists ${name} with (force)`),
  };
}
