export { AlertQueries, type AlertRow } from './store/alert.queries.js';
export { SupervisionModule } from './supervision.module.js';
