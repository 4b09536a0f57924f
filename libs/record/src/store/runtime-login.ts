import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What the login behind the runtime role could do that the runtime must not: it would only have to say `reset role`. */
export type LoginFault = 'superuser' | 'bypasses-row-security' | 'owns-the-tables';

interface LoginRow {
  readonly login: string;
  readonly faults: readonly LoginFault[];
}

const SQL = `select session_user::text as login, array_remove(array[
    case when rolsuper then 'superuser' end,
    case when rolbypassrls then 'bypasses-row-security' end,
    case when pg_has_role(session_user, 'app_owner', 'member') then 'owns-the-tables' end], null) as faults
  from pg_roles where rolname = session_user`;

/** As whom the process has signed in to the database, whatever role it took on then. */
@Injectable()
export class RuntimeLogin {
  constructor(private readonly database: Database) {}

  async examine(): Promise<LoginRow> {
    const [row] = await this.database.call<LoginRow>(SQL);
    if (!row) throw new Error('the login of this connection is no role');
    return row;
  }
}
