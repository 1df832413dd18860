import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { album, photo, sidecar } from '../support/export-builder.ts';
import { runProgram } from '../support/run-program.ts';
import { type Script, startScriptedServer } from '../support/scripted-server.ts';
import { buildZip, type ZipFileSpec } from '../support/zip-builder.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();

/** One kind of bad input, and what the user gets for it. */
interface BadInput {
  readonly title: string;
  /** Arguments after `upload`; default: a zip with one good photo. */
  readonly input?: (dir: string) => Promise<readonly string[]> | readonly string[];
  readonly server?: SandboxOptions;
  /** Makes the server misbehave. */
  readonly trouble?: (sandbox: Sandbox) => void;
  /** Another address, or a server that is no Immich. */
  readonly url?: (sandbox: Sandbox) => string;
  readonly script?: Script;
  readonly apiKey?: (sandbox: Sandbox) => string;
  readonly exitCode: number;
  /** The essential words. */
  readonly says: RegExp;
  /** Names on the server afterwards; default: none. */
  readonly arrives?: readonly string[];
}

const root = 'Takeout/Google Photos/Photos from 2023';
const good: readonly ZipFileSpec[] = [
  { name: `${root}/good.jpg`, content: photo(1) },
  { name: `${root}/good.jpg.json`, content: sidecar('good.jpg') },
];

const sources: readonly BadInput[] = [
  {
    title: 'no such file',
    input: () => ['nowhere-001.zip'],
    exitCode: 2,
    says: /nowhere-001\.zip.*(not|no such)/i,
  },
  {
    title: 'a glob that matches nothing',
    input: (dir) => [join(dir, 'takeout-*.zip')],
    exitCode: 2,
    says: /takeout-\*\.zip.*no.*match|nothing matches|no file/i,
  },
  {
    title: 'an empty folder',
    input: (dir) => [dir],
    exitCode: 7,
    says: /there are no files in .*an-empty-folder/,
  },
  {
    title: 'a file that is no zip',
    input: (dir) => [
      write(dir, 'takeout-001.zip', Buffer.from('<html>Sign in to download</html>'.repeat(9))),
    ],
    exitCode: 7,
    says: /takeout-001\.zip.*not a zip/i,
  },
  {
    title: 'a zip whose download was cut',
    input: (dir) => {
      const whole = buildZip(good);
      return [write(dir, 'takeout-001.zip', whole.subarray(0, whole.length - 200))];
    },
    exitCode: 7,
    says: /takeout-001\.zip.*download complete/i,
  },
  {
    title: 'a cut zip among good ones',
    input: (dir) => [
      write(dir, 'takeout-001.zip', buildZip(good)),
      write(dir, 'takeout-002.zip', buildZip(good).subarray(0, 500)),
    ],
    exitCode: 3,
    says: /cannot read takeout-002\.zip.*photo or video that could be read is on the server, but 1 archive could not/i,
    arrives: ['good.jpg'],
  },
];

const entries: readonly BadInput[] = [
  {
    title: 'an encrypted entry',
    input: (dir) => [zip(dir, { name: `${root}/secret.jpg`, content: photo(2), flags: 0x801 })],
    exitCode: 3,
    says: /secret\.jpg.*(encrypted|password)/i,
    arrives: ['good.jpg'],
  },
  {
    title: 'a compression method that nobody uses',
    input: (dir) => [zip(dir, { name: `${root}/odd.jpg`, content: photo(2), method: 97 })],
    exitCode: 3,
    says: /odd\.jpg.*method/i,
    arrives: ['good.jpg'],
  },
  {
    title: 'a corrupt entry',
    input: (dir) => [zip(dir, { name: `${root}/broken.jpg`, content: photo(2), crc32: 0x12345678 })],
    exitCode: 3,
    says: /broken\.jpg.*(damaged|CRC|checksum)/i,
    arrives: ['good.jpg'],
  },
  {
    title: 'a corrupt entry, deflated',
    input: (dir) => [
      zip(dir, {
        name: `${root}/broken.jpg`,
        content: photo(2),
        method: 8,
        rawData: Buffer.alloc(300, 0xaa),
      }),
    ],
    exitCode: 3,
    says: /broken\.jpg.*(damaged|CRC|checksum|unpack|inflate|compressed)/i,
    arrives: ['good.jpg'],
  },
  {
    title: 'a corrupt entry with a good copy in an album: the copy stands in',
    input: (dir) => {
      const bytes = photo(2);
      const damaged = Buffer.from(bytes);
      damaged[damaged.length >> 1]! ^= 0xff;
      return [
        zip(
          dir,
          { name: `${root}/twice.jpg`, content: bytes, rawData: damaged },
          { name: `${root}/twice.jpg.json`, content: sidecar('twice.jpg', { description: 'kept' }) },
          { name: 'Takeout/Google Photos/Summer/metadata.json', content: album('Summer') },
          { name: 'Takeout/Google Photos/Summer/twice.jpg', content: bytes },
        ),
      ];
    },
    exitCode: 3,
    says: /twice\.jpg.*(damaged|CRC|checksum)/i,
    arrives: ['good.jpg', 'twice.jpg'],
  },
  ...[
    ['that climbs out of the library', `${root}/../../../../etc/evil.jpg`],
    ['that begins at the root', `/${root}/evil.jpg`],
    ['with the slashes of Windows', `${root.replaceAll('/', '\\')}\\evil.jpg`],
  ].map(([what, name]): BadInput => ({
    title: `a name ${what!}`,
    input: (dir) => [zip(dir, { name: name!, content: photo(2) })],
    exitCode: 0,
    says: /All 2 photos and videos of this export are on the server/,
    arrives: ['evil.jpg', 'good.jpg'],
  })),
  {
    title: 'a name outside of everything',
    input: (dir) => [zip(dir, { name: '../../../etc/evil.jpg', content: photo(2) })],
    exitCode: 0,
    says: /3 files = 1 photo or video \+ 1 sidecar \+ 1 other file/,
    arrives: ['good.jpg'],
  },
  {
    title: 'a name with control characters',
    input: (dir) => [zip(dir, { name: `${root}/e\u001b[2Jvil\u0007\r\n.jpg`, content: photo(2) })],
    exitCode: 0,
    says: /on the server/,
    arrives: ['e_[2Jvil___.jpg', 'good.jpg'],
  },
  {
    title: 'a name of 65,000 characters',
    input: (dir) => [zip(dir, { name: `${root}/${'x'.repeat(64_900)}.jpg`, content: photo(2) })],
    exitCode: 0,
    says: /on the server/,
    arrives: ['good.jpg', `${'x'.repeat(251)}.jpg`],
  },
  ...(
    [
      ['that is not JSON', Buffer.from('not json at all {')],
      ['of ten megabytes', sidecar('b.jpg', { description: 'x'.repeat(10_000_000) })],
    ] as const
  ).map(([what, content]): BadInput => ({
    title: `a sidecar ${what}`,
    input: (dir) => [
      zip(dir, { name: `${root}/b.jpg`, content: photo(2) }, { name: `${root}/b.jpg.json`, content }),
    ],
    exitCode: 3,
    says: /b\.jpg\.json cannot be used.*All 2 photos .* 1 sidecar could not be read/,
    arrives: ['b.jpg', 'good.jpg'],
  })),
  {
    title: 'a sidecar nested a hundred thousand deep',
    input: (dir) => [
      zip(
        dir,
        { name: `${root}/b.jpg`, content: photo(2) },
        {
          name: `${root}/b.jpg.json`,
          content: `{"title":"b title.jpg","photoTakenTime":{"timestamp":"1"},"more":${deepArray(100_000)}}`,
        },
      ),
    ],
    exitCode: 0,
    says: /All 2 photos and videos of this export are on the server/,
    arrives: ['b title.jpg', 'good.jpg'],
  },
  {
    title: 'a sidecar with a BOM',
    input: (dir) => [
      zip(
        dir,
        { name: `${root}/b.jpg`, content: photo(2) },
        {
          name: `${root}/b.jpg.json`,
          content: Buffer.concat([Buffer.from('\ufeff'), sidecar('b title.jpg')]),
        },
      ),
    ],
    exitCode: 0,
    says: /on the server/,
    arrives: ['b title.jpg', 'good.jpg'],
  },
  {
    title: 'a sidecar in Latin-1',
    input: (dir) => [
      zip(
        dir,
        { name: `${root}/b.jpg`, content: photo(2) },
        {
          name: `${root}/b.jpg.json`,
          content: Buffer.from(
            '{"title":"b.jpg","description":"Möwe","photoTakenTime":{"timestamp":"1"}}',
            'latin1',
          ),
        },
      ),
    ],
    exitCode: 0,
    says: /on the server/,
    arrives: ['b.jpg', 'good.jpg'],
  },
  {
    title: 'a file type that no server takes',
    input: (dir) => [zip(dir, { name: `${root}/clip.swf`, content: Buffer.from('FWS') })],
    exitCode: 0,
    says: /3 files = 1 photo or video \+ 1 sidecar \+ 1 other file/,
    arrives: ['good.jpg'],
  },
];

const servers: readonly BadInput[] = [
  {
    title: 'an address that is none',
    url: () => 'http://',
    exitCode: 2,
    says: /address|URL/i,
  },
  {
    title: 'nobody there',
    url: () => 'http://127.0.0.1:9',
    exitCode: 4,
    says: /127\.0\.0\.1:9.*refuse|reach|no server/i,
  },
  {
    title: 'a host that does not exist',
    url: () => 'http://photos.invalid',
    exitCode: 4,
    says: /photos\.invalid/i,
  },
  {
    title: 'not an Immich',
    script: { '*': { status: 200, text: '<html><title>My router</title></html>' } },
    exitCode: 4,
    says: /not like an Immich/i,
  },
  {
    title: 'an Immich from before the flood',
    script: {
      'GET /.well-known/immich': { json: { api: { endpoint: '/api' } } },
      'GET /api/server/ping': { json: { res: 'pong' } },
      'GET /api/server/version': { json: { major: 1, minor: 90, patch: 2 } },
    },
    exitCode: 4,
    says: /1\.90\.2.*1\.118.* or newer/i,
  },
  {
    title: 'a wrong key',
    apiKey: () => 'wrong-key-0123456789',
    exitCode: 5,
    says: /does not accept the API key/i,
  },
  {
    title: 'a key without a permission',
    apiKey: (sandbox) => sandbox.createKey(['user.read', 'album.read']),
    exitCode: 5,
    says: /asset\.upload.*upload photos/i,
  },
  {
    title: 'a redirect from http to https',
    trouble: (sandbox) => sandbox.faults.add({ kind: 'redirect', times: 'always' }),
    exitCode: 4,
    says: /redirects to https:\/\/127\.0\.0\.1/i,
  },
  {
    title: 'the login page of a single sign-on',
    trouble: (sandbox) =>
      sandbox.faults.add({
        kind: 'redirect',
        location: 'https://team.cloudflareaccess.com/login',
        times: 'always',
      }),
    exitCode: 5,
    says: /Cloudflare Access.*login/i,
  },
  {
    title: 'a quota that is used up',
    trouble: (sandbox) =>
      sandbox.faults.add({ kind: 'quota-exceeded', path: '/assets', method: 'POST', times: 'always' }),
    exitCode: 6,
    says: /quota/i,
  },
  {
    title: 'a disk that is full',
    trouble: (sandbox) =>
      sandbox.faults.add({ kind: 'disk-full', path: '/assets', method: 'POST', times: 'always' }),
    exitCode: 6,
    says: /disk of the server is full/i,
  },
  {
    title: 'a type that this server refuses after all',
    trouble: (sandbox) =>
      sandbox.faults.add({
        kind: 'status',
        status: 400,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message: 'Unsupported file type good.jpg', statusCode: 400 }),
        path: '/assets',
        method: 'POST',
        times: 'always',
      }),
    exitCode: 0,
    says: /left out: .*type/i,
  },
];

describe.concurrent.each([
  ['sources', sources],
  ['entries', entries],
  ['servers', servers],
] as const)('bad %s', (_, table) => {
  it.for(table.map((row) => [row.title, row] as const))(
    '%s',
    { timeout: 60_000 },
    async ([title, row], { expect }) => {
      const sandbox = await startSandbox(row.server ?? { version: '2.7' });
      const scripted = row.script === undefined ? undefined : await startScriptedServer(row.script);
      const dir = join(folder, title.replaceAll(/\W+/g, '-'));
      mkdirSync(dir);
      row.trouble?.(sandbox);
      const url = row.url?.(sandbox) ?? scripted?.url ?? sandbox.url;
      const inputs = (await row.input?.(dir)) ?? [zip(dir)];
      const result = await runProgram(['upload', '--server', url, ...inputs], {
        env: { IMMICH_API_KEY: row.apiKey?.(sandbox) ?? sandbox.apiKey },
      });
      const text = `${result.stdout}${result.stderr}`.replaceAll(/\s+/g, ' ');
      const names = sandbox.snapshot().assets.map(({ fileName }) => fileName);
      await sandbox.close();
      await scripted?.close();
      expect.soft(text).toMatch(row.says);
      expect.soft(names.sort()).toEqual(row.arrives ?? []);
      expect(result.exitCode).toBe(row.exitCode);
    },
  );
});

function deepArray(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** A zip with a good photo and some other files. */
function zip(dir: string, ...more: readonly ZipFileSpec[]): string {
  return write(dir, 'takeout-20240101T000000Z-001.zip', buildZip([...good, ...more]));
}

function write(dir: string, name: string, bytes: Buffer): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}
