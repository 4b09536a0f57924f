import { Injectable } from '@nestjs/common';
import { type ExplainedCode, explainCode, normalise, type Region } from '#model/registration';
import { Regions } from './store/regions.js';

/** A code part by part, with the name of its region: whatever was typed is answered. */
@Injectable()
export class ReadCode {
  constructor(private readonly regions: Regions) {}

  /** The region of six digits, as other codes carry it, too; null where no list knows it. */
  region(digits: string): Promise<Region | null> {
    return this.regions.region(digits);
  }

  async execute(text: string): Promise<ExplainedCode> {
    const digits = /^..(\d{6})/.exec(normalise(text))?.[1];
    const region = digits === undefined ? null : await this.regions.region(digits);
    return explainCode(text, () => region);
  }
}
