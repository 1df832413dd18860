import { format } from 'prettier';
import { jsonSchemas } from '../../../src/report/schema/json-schemas.ts';

/** The files of docs/schemas/ as they have to be. */
export async function schemaFiles(): Promise<{ readonly path: URL; readonly text: string }[]> {
  return Promise.all(
    Object.entries(jsonSchemas()).map(async ([name, schema]) => ({
      path: new URL(`../../../docs/schemas/${name}.schema.json`, import.meta.url),
      text: await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 }),
    })),
  );
}
