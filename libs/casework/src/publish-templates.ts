import type { Database } from '#platform';
import { canonical, digest } from '#record';
import { kindsWithoutTemplate, type Template } from './model/paper/template.js';

/**
 * Publishes the templates of papers that the database does not have yet, as the owner; answers how many versions were new. A version
 * never changes and is known by its hash; a set says which are in force together, and papers name the version they were made after.
 * Throws where a kind of paper has no template: an act could not say in writing what it does.
 */
export async function publishTemplates(owner: Database, templates: readonly Template[]): Promise<number> {
  const bare = kindsWithoutTemplate(templates);
  if (bare.length > 0) throw new Error(`not one template of each kind of paper: ${bare.join(', ')}`);
  const rows = templates.map((content) => ({
    code: content.kind,
    hash: digest(canonical(content)),
    content,
  }));
  const sql = 'select casework.publish_templates($1) as n';
  const [row] = await owner.call<{ n: number }>(sql, [JSON.stringify(rows)]);
  return row?.n ?? 0;
}
