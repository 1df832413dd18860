import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deleteOwnKey } from '../../../src/immich/auth/delete-own-key.ts';
import { openFrontDoor } from '../../../src/immich/auth/front-door.ts';
import { mintKey } from '../../../src/immich/auth/mint-key.ts';
import { endSession } from '../../../src/immich/auth/session.ts';
import { signInByPassword } from '../../../src/immich/auth/sign-in-by-password.ts';
import { connectImmich } from '../../../src/immich/connect.ts';
import { ImmichServer } from '../../../src/immich/immich-server.ts';
import { permissionsForAll } from '../../../src/immich/permissions.ts';
import { capabilitiesOf, type SandboxVersion } from '../../../src/sandbox/capabilities.ts';
import { matchRoute } from '../../../src/sandbox/http/route.ts';
import { allRoutes } from '../../../src/sandbox/routes/all-routes.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';

const { signal } = new AbortController();

/** Signs in and makes a key, as `login` does. */
async function mint(sandbox: Sandbox, email: string, admin: boolean): Promise<string> {
  const door = await openFrontDoor({ url: sandbox.url, signal });
  onTestFinished(() => door.close());
  const session = await signInByPassword(door, { email, password: 'password' }, signal);
  const permissions = permissionsForAll(door.version, { admin });
  const secret = await mintKey(session, { name: 'minted', permissions, isForAdmin: admin }, signal);
  await endSession(session);
  return secret;
}

/** Everything that the commands can ask of a server, once. */
async function useEverything(server: ImmichServer, { admin }: { readonly admin: boolean }): Promise<void> {
  const ids: string[] = [];
  for (const fileName of ['still.jpg', 'other.jpg', 'moving.mp4']) {
    const content = Buffer.from(fileName);
    const { assetId } = await server.upload(
      {
        fileName,
        body: { sizeBytes: content.length, open: () => Readable.from([content]) },
        takenAt: '2001-02-03T04:05:06.000Z',
        isFavorite: false,
        visibility: 'timeline',
      },
      signal,
    );
    ids.push(assetId);
  }
  const [first = '', second = '', video = ''] = ids;
  expect(server.mediaKind('still.jpg')).toBe('image');
  expect(await server.ping(signal)).toBe(true);
  await server.linkLivePhoto(first, video, signal);
  await server.unlinkLivePhoto(first, signal);
  await server.check(['00'.repeat(20)], signal);
  await server.countAssets(signal);
  await server.getAsset(first, signal);
  await server.updateAsset(first, { description: 'x' }, signal);
  await server.updateAssets(ids, { isFavorite: true }, signal);
  for await (const asset of server.searchAssets({}, signal)) expect(ids).toContain(asset.id);
  for await (const chunk of server.downloadOriginal(first, signal))
    expect(chunk.toString()).toBe('still.jpg');
  const tags = await server.upsertTags(['a/b'], signal);
  await server.tagAssets([...tags.values()], ids, signal);
  await server.listAlbums(signal);
  const album = await server.createAlbum({ title: 'a', description: '', assetIds: [first] }, signal);
  await server.addToAlbum(album.id, [second], signal);
  await server.albumMembers(album.id, signal);
  await server.albumAssets(album.id, signal);
  await server.removeFromAlbum(album.id, [second], signal);
  await server.deleteAlbum(album.id, signal);
  const { stackId } = await server.createStack([first, second], signal);
  await server.deleteStack(stackId, signal);
  await server.trash(ids, signal);
  await server.restoreFromTrash(ids, signal);
  await server.storage(signal);
  await server.inspection.showsTags(signal);
  await server.inspection.hasTrash(signal);
  if (!admin) return;
  await server.inspection.storageTemplate(signal);
  const [queue] = await server.listQueues(signal);
  await server.setQueuePaused(queue!.name, true, signal);
  await server.setQueuePaused(queue!.name, false, signal);
}

/** The server, and the names of all that was asked of it. */
function watch(server: ImmichServer): { readonly watched: ImmichServer; readonly used: ReadonlySet<string> } {
  const used = new Set<string>();
  const watched = new Proxy(server, {
    get(target, name) {
      used.add(String(name));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { watched, used };
}

/** What asks the server nothing. */
const silent = ['constructor', 'behindCloudflare', 'missingPermissions', 'close'];
const adminOnly = ['listQueues', 'setQueuePaused'];

/** The permissions that the sandbox asked of a key for these requests. */
function demandedBy(sandbox: Sandbox, apiKey: string, version: SandboxVersion): Set<string> {
  const capabilities = capabilitiesOf[version];
  const demanded = new Set<string>();
  for (const { method, path, headers } of sandbox.requests) {
    const match = matchRoute(allRoutes, method, path.slice('/api'.length), capabilities);
    if (match?.route.access.kind !== 'caller' || headers['x-api-key'] !== apiKey) continue;
    const { permission, scopedIn1135 } = match.route.access;
    const isEnforced = capabilities.permissionsEnforced === 'all' || scopedIn1135;
    if (permission === undefined || !isEnforced) continue;
    demanded.add(capabilities.permissionNames[permission] ?? permission);
  }
  return demanded;
}

describe.each(['1.135', '2.7', '3.0'] as const)('the key that login makes on Immich %s', (version) => {
  it.each([
    ['an ordinary user', false],
    ['an administrator with --admin', true],
  ])('is enough for everything, and has nothing that is never used: %s', async (_, admin) => {
    const sandbox = await startSandbox({ version });
    onTestFinished(() => sandbox.close());
    sandbox.createUser('Mum');
    const apiKey = await mint(sandbox, admin ? 'admin@example.com' : 'mum@example.com', admin);
    const server = await connectImmich({ url: sandbox.url, apiKey, signal });
    onTestFinished(() => server.close());

    const { watched, used } = watch(server);
    // Rejects at the first refusal.
    await useEverything(watched, { admin });
    const methods = Object.getOwnPropertyNames(ImmichServer.prototype);
    const left = [...silent, ...(admin ? [] : adminOnly)];
    expect(methods.filter((name) => !used.has(name)).sort()).toEqual(left.sort());
    await deleteOwnKey({ url: sandbox.url, apiKey, signal });

    expect(sandbox.requests.filter(({ status }) => status === 403)).toEqual([]);
    const { version: serverVersion } = capabilitiesOf[version];
    expect([...demandedBy(sandbox, apiKey, version)].sort()).toEqual(
      permissionsForAll(serverVersion, { admin }),
    );
  });
});

describe('permissionsForAll', () => {
  it('is all where no list would do', () => {
    expect(permissionsForAll({ major: 1, minor: 138, patch: 0 }, { admin: false })).toEqual(['all']);
    expect(permissionsForAll({ major: 1, minor: 141, patch: 0 }, { admin: false })).not.toContain('all');
  });

  it('holds nothing of an administrator unless asked to', () => {
    const version = { major: 3, minor: 0, patch: 3 };
    const ordinary = permissionsForAll(version, { admin: false });
    const admin = permissionsForAll(version, { admin: true });
    expect(admin.filter((permission) => !ordinary.includes(permission))).toEqual([
      'queue.read',
      'queue.update',
      'systemConfig.read',
    ]);
  });
});
