import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CaseworkModule } from '#casework';
import { CatalogueModule } from '#catalogue';
import { FilesModule } from '#dossier';
import { IdentityModule } from '#identity';
import { Config, type Database, type Logger, nestLog, PlatformModule } from '#platform';
import { RegistrationModule } from '#registration';

@Module({})
class Root {}

/**
 * The product's verbs in a container without doors: no HTTP, no queue; those on files where a folder for them is named. The caller closes it, then
 * the database.
 */
export function openEngine(
  databaseUrl: string,
  database: Database,
  log: Logger,
  folder?: string,
): Promise<INestApplicationContext> {
  const config = Object.assign(new Config(), { databaseUrl, demo: true, ...(folder && { dataDir: folder }) });
  const imports = [
    PlatformModule.forRoot(config, database, log),
    ...[CaseworkModule, CatalogueModule, IdentityModule, RegistrationModule],
    ...(folder ? [FilesModule] : []),
  ];
  return NestFactory.createApplicationContext({ module: Root, imports }, { logger: nestLog(log) });
}
