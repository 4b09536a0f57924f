import { Module } from '@nestjs/common';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { CloseIncident } from './close-incident.js';
import { ReadPublicFigures } from './read-public-figures.js';
import { AlertQueries } from './store/alert.queries.js';
import { FigureQueries } from './store/figure.queries.js';
import { IncidentQueries } from './store/incident.queries.js';
import { SupervisionStore } from './store/supervision.store.js';

const OPEN = [
  AcknowledgeAlert,
  CloseIncident,
  ReadPublicFigures,
  AlertQueries,
  FigureQueries,
  IncidentQueries,
];

@Module({ providers: [...OPEN, SupervisionStore], exports: OPEN })
export class SupervisionModule {}
