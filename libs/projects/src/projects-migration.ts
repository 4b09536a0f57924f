import { sqlMigration } from '#platform';

export const projectsMigration = sqlMigration(
  'ProjectsSchema1700000000005',
  new URL('./store/projects.sql', import.meta.url),
);
