export { ProjectsModule } from './projects.module.js';
export { projectsMigration } from './projects-migration.js';
export { putDemoProject } from './store/demo-project.store.js';
export { ProjectQueries, type ProjectRow } from './store/projects.queries.js';
