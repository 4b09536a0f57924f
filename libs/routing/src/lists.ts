import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type {
  AssessmentDefinition,
  AssessmentThere,
  FactDefinition,
  GuideDefinition,
  ItemDefinition,
  KeyList,
  TableDefinition,
} from '#model/catalogue';
import type { InForceThere } from '#model/routing';
import type { VersionThere } from './store/advice.queries.js';

type Listed = Pick<InForceThere, 'facts' | 'tables' | 'guides' | 'items'> & {
  readonly keyLists: readonly KeyList[];
  readonly assessments: readonly AssessmentThere[];
};

/** Contents of what is in force, list by list: the same lists as long as the same versions are, so what is worked out of them is kept. */
@Injectable()
export class Lists {
  private last: { readonly key: string; readonly listed: Listed } | undefined;

  constructor(private readonly published: Published) {}

  async read(versions: readonly VersionThere[]): Promise<Listed> {
    const key = versions.map(({ id }) => id).join();
    if (this.last?.key === key) return this.last.listed;
    const contents = await this.published.contents(versions.map(({ id }) => id));
    const of = <T>(wanted: VersionThere['kind']) =>
      versions.flatMap(({ kind, id, version }) =>
        kind === wanted ? [{ version, content: contents.get(id) as T }] : [],
      );
    const bare = <T>(kind: VersionThere['kind']) => of<T>(kind).map(({ content }) => content);
    const listed = {
      facts: bare<FactDefinition>('fact'),
      tables: of<TableDefinition>('table'),
      guides: bare<GuideDefinition>('guide'),
      items: bare<ItemDefinition>('item'),
      keyLists: bare<KeyList>('key-list'),
      assessments: versions.flatMap(({ kind, id }) =>
        kind === 'assessment' ? [{ publication: id, content: contents.get(id) as AssessmentDefinition }] : [],
      ),
    };
    this.last = { key, listed };
    return listed;
  }
}
