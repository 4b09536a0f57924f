import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';

@Module({ imports: [CaseworkModule] })
export class DossierModule {}
