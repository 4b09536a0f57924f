import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { pointInto, type Rejection, reject } from '#kernel';
import { Refused } from './problem.js';

function faults(errors: readonly ValidationError[], parent: string): Rejection[] {
  return errors.flatMap((error) => {
    const pointer = pointInto(parent, error.property);
    const own = Object.keys(error.constraints ?? {}).map((rule) =>
      rule === 'whitelistValidation'
        ? reject('UNKNOWN_FIELD', { pointer })
        : reject('INVALID_FIELD', { pointer, params: broken(rule, error) }),
    );
    return [...own, ...faults(error.children ?? [], pointer)];
  });
}

/** What is asked for: what is not there at all is missing, whatever rule noticed it first; `fields.ts` says what its rules allow. */
function broken(rule: string, { value, contexts }: ValidationError): Record<string, string> {
  if (value === undefined) return { rule: 'missing' };
  return { rule, ...(contexts?.[rule] as Record<string, string> | undefined) };
}

/**
 * class-validator goes through every class that it knows at each validation, for those that the class of the body extends. What the
 * decorators of a class say never changes, so this is done once a class; groups, which we do not use, are asked each time. A part of a body is
 * asked for under the name of a schema, of which we have none.
 */
function lookUpOnce(): void {
  const rules = getMetadataStorage();
  const lookUp = rules.getTargetValidationMetadatas.bind(rules);
  const known = new WeakMap<object, ReturnType<typeof lookUp>>();
  rules.getTargetValidationMetadatas = (target, schema, ...groups) => {
    // A stranger's `constructor` need not be a class.
    if (typeof target !== 'function' || groups.some(Boolean)) return lookUp(target, schema, ...groups);
    const found = known.get(target) ?? lookUp(target, schema, ...groups);
    known.set(target, found);
    return found;
  };
}
lookUpOnce();

/** Unknown fields are refused, every bad field is named, all at once. */
export const validation = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  transform: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) => new Refused(faults(errors, '')),
});
