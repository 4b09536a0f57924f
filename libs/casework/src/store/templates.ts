import type { Database } from '#platform';

/** Versions by template. */
type Versions = Readonly<Record<string, number>>;

/** Sets of templates of papers by their id. A set never changes, so one that was read once is kept for the life of the process. */
export class Templates {
  private readonly kept = new Map<number, Promise<Versions>>();

  constructor(private readonly database: Database) {}

  /** Which version of each template is in force in the set; empty before the first set was published. */
  versions(set: number): Promise<Versions> {
    if (set === 0) return Promise.resolve({});
    const known = this.kept.get(set) ?? this.read(set);
    this.kept.set(set, known);
    known.catch(() => this.kept.delete(set));
    return known;
  }

  private async read(set: number): Promise<Versions> {
    const sql = 'select versions from casework.template_set where id = $1';
    const [row] = await this.database.call<{ versions: Versions }>(sql, [set]);
    if (!row) throw new Error(`no set of templates ${set}`);
    return row.versions;
  }
}
