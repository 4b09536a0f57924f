import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NumberPapers, PrintDocument } from '#dossier';
import { Subscriptions } from '#messaging';

/** Papers get their numbers from the ledger, just after the acts that made them, and are drawn by and by. */
@Injectable()
export class DossierDuties implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly number: NumberPapers,
    private readonly print: PrintDocument,
  ) {}

  onModuleInit(): void {
    this.subscriptions.onLedger(() => this.number.execute());
    this.subscriptions.onChore(() => this.print.due());
    this.subscriptions.onTopic('incident.retried', async ({ streamId, seq }) => {
      await this.print.again(streamId, seq);
      await this.number.execute();
    });
  }
}
