import { Module } from '@nestjs/common';
import { CatalogueQueries } from './store/catalogue.queries.js';
import { Published } from './store/published.js';

@Module({ providers: [Published, CatalogueQueries], exports: [Published, CatalogueQueries] })
export class CatalogueModule {}
