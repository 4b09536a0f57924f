import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { AdviseProject } from './advise-project.js';
import { AdviceQueries } from './store/advice.queries.js';

@Module({ imports: [CatalogueModule], providers: [AdviceQueries, AdviseProject], exports: [AdviseProject] })
export class RoutingModule {}
