import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CaseworkModule } from '#casework';
import { CatalogueModule } from '#catalogue';
import { IdentityModule } from '#identity';
import { Config, type Database, type Logger, nestLog, PlatformModule } from '#platform';
import { RegistrationModule } from '#registration';

@Module({})
class Root {}

/** The product's verbs in a container without doors: no HTTP, no queue. The caller closes it, then the database. */
export function openEngine(
  databaseUrl: string,
  database: Database,
  log: Logger,
): Promise<INestApplicationContext> {
  const config = Object.assign(new Config(), { databaseUrl, demo: true });
  const imports = [
    PlatformModule.forRoot(config, database, log),
    ...[CaseworkModule, CatalogueModule, IdentityModule, RegistrationModule],
  ];
  return NestFactory.createApplicationContext({ module: Root, imports }, { logger: nestLog(log) });
}
