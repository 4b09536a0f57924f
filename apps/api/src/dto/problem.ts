import { Shown, ShownMany } from '../http/fields.js';

export class FieldProblem {
  @Shown('string') pointer: string;
  @Shown('string') code: string;
  @Shown('string') detail: string;
  @Shown('integer', { required: false, description: 'Line of the field, from 1, where it is a text' })
  line?: number;
  @Shown('integer', {
    required: false,
    description: 'And its column, from 1, where the text could not be read',
  })
  column?: number;
}

export class ProblemAnswer {
  @Shown('string') type: string;
  @Shown('string') title: string;
  @Shown('integer') status: number;
  @Shown('string') code: string;
  @Shown('string') detail: string;
  @Shown('string', { required: false, description: 'JSON pointer (RFC 6901) of the first bad field' })
  pointer?: string;
  @ShownMany(() => FieldProblem, { required: false }) errors?: FieldProblem[];
  @Shown('string') requestId: string;
}
