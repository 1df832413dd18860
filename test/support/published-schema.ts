import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Checks documents against a published schema; gives what is wrong with one, or undefined. */
export function publishedSchema(name: string): (document: unknown) => string | undefined {
  const path = new URL(`../../docs/schemas/${name}.schema.json`, import.meta.url);
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  return (document) => {
    if (validate(document)) return undefined;
    return `${ajv.errorsText(validate.errors)} in ${JSON.stringify(document).slice(0, 400)}`;
  };
}
