import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NumberPapers } from '#dossier';
import { Subscriptions } from '#messaging';

/** Papers get their numbers from the ledger, just after the acts that made them. */
@Injectable()
export class DossierDuties implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly number: NumberPapers,
  ) {}

  onModuleInit(): void {
    this.subscriptions.onLedger(() => this.number.execute());
  }
}
