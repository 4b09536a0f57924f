import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subscriptions, TellSeals } from '#messaging';
import { ExportSeals, SealJournal } from '#record';

/** Once a minute the head of the journal is signed when it is time, and carried out of the house. */
@Injectable()
export class RecordDuties implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly seal: SealJournal,
    private readonly file: ExportSeals,
    private readonly outside: TellSeals,
  ) {}

  onModuleInit(): void {
    this.subscriptions.onChore(() => this.seal.execute());
    this.subscriptions.onChore(() => this.file.execute());
    this.subscriptions.onChore(() => this.outside.execute());
  }
}
