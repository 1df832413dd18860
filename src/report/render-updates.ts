import { say } from '../lib/say.ts';
import type { AssetUpdate } from '../model/asset-update.ts';
import { describeUpdate } from './describe-update.ts';
import type { Paint } from './paint.ts';
import { createContext, listSome, nameLine, prose, section } from './text-context.ts';

/** What would be completed on assets that the server has already; empty when nothing would. */
export function renderUpdates(
  updates: readonly AssetUpdate[],
  options: { readonly width: number; readonly paint: Paint; readonly limit?: number },
): string {
  const context = createContext(options, 20);
  const lines = listSome(
    updates,
    ({ path, fields }) => [
      nameLine(path, context),
      ...fields.flatMap((field) => prose(describeUpdate(field), context, 4)),
    ],
    context,
  );
  return section(say`To complete on the server (${updates.length})`, lines, context).join('\n');
}
