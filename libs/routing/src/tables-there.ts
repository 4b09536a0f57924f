import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type { FactDefinition, TableDefinition } from '#model/catalogue';
import type { InForceThere } from '#model/routing';

/** Tables that answer one question, and the list of facts, by the ids of the versions in force. */
export interface TablesThere {
  readonly tables: readonly { readonly id: number; readonly version: number }[];
  readonly facts: readonly number[];
}

type Listed = Pick<InForceThere, 'tables' | 'facts'>;

/** Contents of tables that a trip named. Versions never change, so what was put together for one list of them holds as long as the list is kept. */
@Injectable()
export class ReadTables {
  private readonly put = new WeakMap<TablesThere, Promise<Listed>>();

  constructor(private readonly published: Published) {}

  read(there: TablesThere): Promise<Listed> {
    const listed = this.put.get(there) ?? this.together(there);
    this.put.set(there, listed);
    listed.catch(() => this.put.delete(there));
    return listed;
  }

  private async together({ tables, facts }: TablesThere): Promise<Listed> {
    const contents = await this.published.contents([...tables.map(({ id }) => id), ...facts]);
    return {
      tables: tables.map(({ id, version }) => ({ version, content: contents.get(id) as TableDefinition })),
      facts: facts.map((id) => contents.get(id) as FactDefinition),
    };
  }
}
