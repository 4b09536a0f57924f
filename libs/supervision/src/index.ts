export { AcknowledgeAlert } from './acknowledge-alert.js';
export { CloseIncident } from './close-incident.js';
export type { Noted } from './look-decide-write.js';
export { ReadPublicFigures } from './read-public-figures.js';
export { type AlertPlace, AlertQueries, type AlertRow } from './store/alert.queries.js';
export { FigureQueries, type FigureRow, type PublicFigureRow } from './store/figure.queries.js';
export { IncidentQueries, type IncidentRow } from './store/incident.queries.js';
export { SupervisionModule } from './supervision.module.js';
export { supervisionMigration } from './supervision-migration.js';
