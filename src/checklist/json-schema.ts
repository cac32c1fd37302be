import * as z from 'zod';
import type { Check } from '../checks/define-check.js';
import { isMap } from './is-map.js';
import {
  CHECK_ENTRY,
  type CheckRegistry,
  checklistSchema,
  confidenceOption,
  kindsOption,
  severityChoice,
  sourceOption,
} from './schema.js';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The definition that `for` of every check refers to. */
const KINDS = 'kinds';

/** The JSON Schema of a checklist, from the same declaration that loads it, so that editors complete and check the file. */
export function checklistJsonSchema(registry: CheckRegistry): JsonSchema {
  const schema: JsonSchema = z.toJSONSchema(checklistSchema(registry), {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (z.globalRegistry.get(zodSchema)?.id === CHECK_ENTRY) Object.assign(jsonSchema, entrySchema(registry));
    },
  });
  return {
    ...schema,
    $defs: { ...(isMap(schema.$defs) ? schema.$defs : {}), [KINDS]: plainSchema(kindsOption) },
    title: 'oit-audit checklist',
    description: 'แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ของ oit-audit',
  };
}

function severitySchema({ id, findings }: Check['meta']): JsonSchema {
  const codes = Object.keys(findings).flatMap((code) => [code, `${id}/${code}`]);
  return {
    anyOf: [
      { enum: severityChoice.options },
      { type: 'object', propertyNames: { enum: codes }, additionalProperties: { enum: severityChoice.options } },
    ],
    description: 'ระดับของข้อค้นพบ · severity of the findings',
  };
}

/** Such a check may be an entry by its name alone. */
const needsNoOptions = ({ meta }: Check): boolean => meta.options.safeParse({}).success;

function plainSchema(schema: z.ZodType): JsonSchema {
  const { $schema, ...rest }: JsonSchema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

function entrySchema(registry: CheckRegistry): JsonSchema {
  const checks = [...registry.values()];
  return {
    anyOf: [
      { enum: checks.filter(needsNoOptions).map((check) => check.meta.id) },
      ...checks.map((check) => {
        const options = plainSchema(check.meta.options);
        const severity = severitySchema(check.meta);
        const properties = { ...(options.properties as object | undefined), severity };
        return {
          type: 'object',
          description: `${check.meta.title.th} · ${check.meta.title.en}`,
          properties: {
            [check.meta.id]: needsNoOptions(check)
              ? { anyOf: [{ ...options, properties }, { type: 'null' }] }
              : { ...options, properties },
            severity,
            source: plainSchema(sourceOption),
            confidence: plainSchema(confidenceOption),
            for: { $ref: `#/$defs/${KINDS}` },
          },
          required: [check.meta.id],
          additionalProperties: false,
        };
      }),
    ],
  };
}
