import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { pointInto, type Rejection, reject } from '#kernel';
import { Refused } from './problem.js';

function faults(errors: readonly ValidationError[], parent: string): Rejection[] {
  return errors.flatMap((error) => {
    const pointer = pointInto(parent, error.property);
    const own = Object.keys(error.constraints ?? {}).map((rule) =>
      rule === 'whitelistValidation'
        ? reject('UNKNOWN_FIELD', { pointer })
        : reject('INVALID_FIELD', { pointer, params: { rule } }),
    );
    return [...own, ...faults(error.children ?? [], pointer)];
  });
}

/** Unknown fields are refused, every bad field is named, all at once. */
export const validation = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  transform: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) => new Refused(faults(errors, '')),
});
