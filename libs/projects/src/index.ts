export { ProjectsModule } from './projects.module.js';
export { projectsMigration } from './projects-migration.js';
export { ProjectQueries, type ProjectRow } from './store/projects.queries.js';
export { putDemoProject } from './store/demo-project.store.js';
