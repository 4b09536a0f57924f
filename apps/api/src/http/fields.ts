import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  isString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

interface Common {
  readonly optional?: boolean;
  readonly description?: string;
}

/** One decorator per kind of field: it validates what comes in and describes it in OpenAPI, so the two cannot drift. */
const field = (
  { optional = false, description }: Common,
  schema: Record<string, unknown>,
  ...rules: PropertyDecorator[]
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ ...schema, required: !optional, ...(description && { description }) }),
    ...(optional ? [IsOptional()] : []),
    ...rules,
  );

/** What a refusal tells of a rule beside its name: `{bound}` in the words of `rules.ts`, or a rule of other words. */
const told = (context: { readonly bound?: unknown; readonly rule?: string }, each = false) => ({
  each,
  context: { ...context, ...(context.bound !== undefined && { bound: String(context.bound) }) },
});

export const Text = ({
  min = 1,
  max = 200,
  pattern,
  ...common
}: Common & { min?: number; max?: number; pattern?: RegExp } = {}) =>
  field(
    common,
    { type: 'string', minLength: min, maxLength: max, ...(pattern && { pattern: pattern.source }) },
    IsString(),
    MinLength(min, told({ bound: min })),
    MaxLength(max, told({ bound: max })),
    ...(pattern ? [Matches(pattern)] : []),
  );

export const Texts = ({
  max = 100,
  each = 200,
  min = 0,
  ...common
}: Common & { max?: number; min?: number; each?: number } = {}) =>
  field(
    common,
    { type: 'array', items: { type: 'string', maxLength: each }, minItems: min, maxItems: max },
    IsArray(),
    ArrayMinSize(min, told({ bound: min })),
    ArrayMaxSize(max, told({ bound: max })),
    IsString(told({ rule: 'texts' }, true)),
    MaxLength(each, told({ bound: each }, true)),
  );

export const Count = ({
  min = 0,
  max = 1_000_000,
  ...common
}: Common & { min?: number; max?: number } = {}) =>
  field(
    common,
    { type: 'integer', minimum: min, maximum: max },
    IsInt(),
    Min(min, told({ bound: min })),
    Max(max, told({ bound: max })),
  );

/** Whole numbers from 1, each once. */
export const Counts = ({ max = 100, min = 0, ...common }: Common & { max?: number; min?: number } = {}) =>
  field(
    common,
    {
      type: 'array',
      items: { type: 'integer', minimum: 1, maximum: 9999 },
      uniqueItems: true,
      minItems: min,
      maxItems: max,
    },
    IsArray(),
    ArrayMinSize(min, told({ bound: min })),
    ArrayMaxSize(max, told({ bound: max })),
    ArrayUnique(),
    IsInt({ each: true }),
    Min(1, told({ bound: 1 }, true)),
    Max(9999, told({ bound: 9999 }, true)),
  );

/** A sum that may have a fraction. */
export const Amount = (common: Common = {}) =>
  field(
    common,
    { type: 'number', minimum: 0, maximum: 1e9 },
    IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 6 }),
    Min(0, told({ bound: 0 })),
    Max(1e9, told({ bound: 1e9 })),
  );

/** `Number` would also take `0x10`, `1e1` and an empty text. */
const digits = ({ value }: { value: unknown }) =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;

/** A whole number that arrives as text in a query string. */
export const CountParameter = ({
  min = 0,
  max = 1_000_000,
  ...common
}: Common & { min?: number; max?: number } = {}) =>
  applyDecorators(Transform(digits), Count({ min, max, ...common }));

export const Flag = (common: Common = {}) => field(common, { type: 'boolean' }, IsBoolean());

/** A flag that is said or left out, never `false`. */
export const Always = (common: Common = {}) =>
  field(common, { type: 'boolean', enum: [true] }, IsIn([true], told({ bound: true })));

/** `YYYY-MM-DD`; whether the day exists is asked where it is read. */
export const Day = (common: Common = {}) =>
  field(common, { type: 'string', format: 'date' }, Matches(/^\d{4}-\d{2}-\d{2}$/, told({ rule: 'date' })));

export const Id = (common: Common = {}) => field(common, { type: 'string', format: 'uuid' }, IsUUID());

export const OneOf = (words: readonly string[], common: Common = {}) =>
  field(common, { type: 'string', enum: [...words] }, IsIn(words, told({ bound: words.join(', ') })));

/** Some of these words, each once at most. */
export const WordsOf = (words: readonly string[], common: Common = {}) =>
  field(
    common,
    { type: 'array', items: { type: 'string', enum: [...words] }, uniqueItems: true, maxItems: words.length },
    IsArray(),
    ArrayMaxSize(words.length, told({ bound: words.length })),
    ArrayUnique(),
    IsIn(words, told({ bound: words.join(', ') }, true)),
  );

/** Free-form figures: names to texts, numbers, flags or lists. */
export const Figures = (common: Common = {}) =>
  field(common, { type: 'object', additionalProperties: true }, IsObject());

const areFormValues = (value: unknown): boolean => {
  const values = Object.entries(value ?? {});
  return (
    values.length <= 200 &&
    values.every(([key, each]) => key.length <= 60 && ['string', 'number', 'boolean'].includes(typeof each))
  );
};

/** Field ids to texts, numbers and flags; what each must be, the published form says. */
export const FormFigures = (common: Common = {}) =>
  field(
    common,
    {
      type: 'object',
      maxProperties: 200,
      additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    },
    IsObject(),
    ValidateBy({ name: 'areFormValues', validator: { validate: areFormValues } }),
  );

const areWords = (value: unknown): boolean => {
  const words = Object.entries(value ?? {});
  return (
    words.length <= 50 &&
    words.every(([key, word]) => key.length <= 60 && isString(word) && word.length <= 500)
  );
};

/** Names to texts: the fields of a result, which later decisions compare by their bytes. */
export const Words = (common: Common = {}) =>
  field(
    common,
    { type: 'object', maxProperties: 50, additionalProperties: { type: 'string', maxLength: 500 } },
    IsObject(),
    ValidateBy({ name: 'areWords', validator: { validate: areWords } }),
  );

const isFigure = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  Number.isFinite(value) ||
  (isString(value) && value.length <= 200);

const areFacts = (value: unknown): boolean => {
  const facts = Object.entries(value ?? {});
  return (
    facts.length <= 100 &&
    facts.every(
      ([key, fact]) =>
        key.length <= 60 &&
        (isFigure(fact) || (Array.isArray(fact) && fact.length <= 50 && fact.every(isFigure))),
    )
  );
};

/** Facts of a project by their codes; what each must be, the published list of facts says. */
export const FactsOf = (common: Common = {}) =>
  field(
    common,
    { type: 'object', maxProperties: 100, additionalProperties: true },
    IsObject(),
    ValidateBy({ name: 'areFacts', validator: { validate: areFacts } }),
  );

export const Part = (type: () => new () => object, common: Common = {}) =>
  applyDecorators(field(common, { type: () => type() }, IsObject(), ValidateNested()), Type(type));

export const Many = (
  type: () => new () => object,
  { max = 100, ...common }: Common & { max?: number } = {},
) =>
  applyDecorators(
    field(
      common,
      { type: () => type(), isArray: true, maxItems: max },
      IsArray(),
      ArrayMaxSize(max, told({ bound: max })),
      ValidateNested({ each: true }),
    ),
    Type(type),
  );

/** A field of an answer: described, never validated. */
export const Shown = (
  type: 'string' | 'integer' | 'boolean' | 'object',
  schema: Record<string, unknown> = {},
) => ApiProperty({ type, ...schema } as never);

/** A field of an answer that may be null. `nullable` becomes the type list of 3.1; a list written here, Nest takes for an array. */
export const Nullable = (
  type: 'string' | 'integer' | 'number' | 'object',
  schema: Record<string, unknown> = {},
) => ApiProperty({ type, nullable: true, ...schema } as never);

/** `type: () => type()` and not `type`: Nest knows a lazy type by the function's own name, else makes an empty reference. */
export const ShownPart = (type: () => unknown) => ApiProperty({ type: () => type() } as never);
export const NullablePart = (type: () => unknown, schema: Record<string, unknown> = {}) =>
  ApiProperty({ type: () => type(), nullable: true, ...schema } as never);
export const ShownMany = (type: () => unknown, schema: Record<string, unknown> = {}) =>
  ApiProperty({ type: () => type(), isArray: true, ...schema } as never);

const VERSIONED = new Set<string>();

/** An answer that says which version it shows, in its ETag, for If-Match. */
export const ShowsVersion = ({ name }: { readonly name: string }): void => void VERSIONED.add(name);

/** By the name of its class, which is that of its schema. */
export const showsVersion = (name: string): boolean => VERSIONED.has(name);
