import type { Sandbox } from '../../../src/sandbox/start-sandbox.ts';
import type { AssetSnapshot } from '../../../src/sandbox/snapshot.ts';

/** A user who changes things on the server by hand. */
export interface ServerUser {
  /** The only asset of this name; throws when it is not one. */
  asset(fileName: string): AssetSnapshot;
  call(method: string, path: string, body?: unknown): Promise<void>;
  /** As another program would send it; resolves to its id. */
  upload(fileName: string, bytes: Buffer): Promise<string>;
}

export function serverUser(sandbox: Sandbox): ServerUser {
  const headers = { 'x-api-key': sandbox.apiKey };
  return {
    asset(fileName) {
      const found = sandbox.snapshot().assets.filter((asset) => asset.fileName === fileName);
      if (found.length !== 1) throw new Error(`${found.length} assets are called ${fileName}`);
      return found[0]!;
    },
    async call(method, path, body) {
      const init = { method, headers: { ...headers, 'content-type': 'application/json' } };
      const answer = await fetch(`${sandbox.url}/api${path}`, { ...init, body: JSON.stringify(body ?? {}) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      await sandbox.waitForJobs();
    },
    async upload(fileName, bytes) {
      const form = new FormData();
      const sentAt = '2026-01-01T00:00:00.000Z';
      const fields = {
        deviceAssetId: fileName,
        deviceId: 'phone',
        fileCreatedAt: sentAt,
        fileModifiedAt: sentAt,
      };
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('assetData', new Blob([new Uint8Array(bytes)]), fileName);
      const answer = await fetch(`${sandbox.url}/api/assets`, { method: 'POST', headers, body: form });
      const { id } = (await answer.json()) as { id: string };
      await sandbox.waitForJobs();
      return id;
    },
  };
}
