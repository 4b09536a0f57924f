import { Module } from '@nestjs/common';
import { ProjectQueries } from './store/projects.queries.js';

@Module({ providers: [ProjectQueries], exports: [ProjectQueries] })
export class ProjectsModule {}
