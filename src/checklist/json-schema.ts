import { z } from 'zod';
import { CHECK_ENTRY, type CheckRegistry, checklistSchema, severityChoice } from './schema.js';

type JsonSchema = Record<string, unknown>;

/** The JSON Schema of a checklist, from the same declaration that loads it, so that editors complete and check the file. */
export function checklistJsonSchema(registry: CheckRegistry): JsonSchema {
  const schema = z.toJSONSchema(checklistSchema(registry), {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (z.globalRegistry.get(zodSchema)?.id === CHECK_ENTRY) Object.assign(jsonSchema, entrySchema(registry));
    },
  }) as JsonSchema;
  return { ...schema, title: 'oit-audit checklist', description: 'แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ของ oit-audit' };
}

function entrySchema(registry: CheckRegistry): JsonSchema {
  const severity: JsonSchema = {
    anyOf: [
      { enum: severityChoice.options },
      { type: 'object', additionalProperties: { enum: severityChoice.options } },
    ],
    description: 'ระดับของข้อค้นพบ · severity of the findings',
  };
  const checks = [...registry.values()];
  return {
    anyOf: [
      { enum: checks.map((check) => check.meta.id) },
      ...checks.map((check) => {
        const { $schema, ...options } = z.toJSONSchema(check.meta.options, {
          io: 'input',
          unrepresentable: 'any',
        }) as JsonSchema;
        const properties = { ...(options.properties as object | undefined), severity };
        return {
          type: 'object',
          description: `${check.meta.title.th} · ${check.meta.title.en}`,
          properties: { [check.meta.id]: { anyOf: [{ ...options, properties }, { type: 'null' }] }, severity },
          required: [check.meta.id],
          additionalProperties: false,
        };
      }),
    ],
  };
}
