import { FIELD_KINDS } from '#model/catalogue';
import { Shown, ShownMany, ShownPart } from '../http/fields.js';
import { BilingualAnswer } from './answers.js';

export class FieldReaderAnswer {
  @Shown('string') item: string;
  @Shown('string', { isArray: true, description: 'Conditions, grounds and tie fields that read it' })
  lines: string[];
}

export class FormFieldAnswer {
  @Shown('string') id: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string', { enum: [...FIELD_KINDS] }) kind: string;
  @Shown('string', { required: false }) unit?: string;
  @Shown('boolean', { description: 'False: from the register of results, nobody has to fill it in' })
  asked: boolean;
  @ShownMany(() => FieldReaderAnswer) readBy: FieldReaderAnswer[];
}

export class PaperUseAnswer {
  @Shown('string') item: string;
  @Shown('string') id: string;
  @Shown('string', { description: 'What this item calls it' }) name: string;
  @Shown('boolean') core: boolean;
  @Shown('boolean') shared: boolean;
  @Shown('string', { required: false, description: 'Asked only where this is so' }) condition?: string;
}

export class FormPaperAnswer {
  @Shown('string') document: string;
  @Shown('string') name: string;
  @Shown('string') issuer: string;
  @Shown('boolean', {
    description: 'False: by data sharing or from an item, nothing is asked of the applicant',
  })
  asked: boolean;
  @Shown('boolean') core: boolean;
  @Shown('boolean', { description: 'A written commitment may stand in its place' }) commitment: boolean;
  @Shown('string', { isArray: true }) producedBy: string[];
  @ShownMany(() => PaperUseAnswer) uses: PaperUseAnswer[];
}

export class GuideFormAnswer {
  @ShownMany(() => FormFieldAnswer) fields: FormFieldAnswer[];
  @ShownMany(() => FormPaperAnswer) papers: FormPaperAnswer[];
}
