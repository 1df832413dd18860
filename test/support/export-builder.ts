import { createHash } from 'node:crypto';
import { createWriteStream, ftruncateSync, openSync, closeSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { createCanvas } from '../../src/sandbox/demo-export/canvas.ts';
import { encodeJpeg, jpegSegment } from '../../src/sandbox/demo-export/encode-jpeg.ts';
import { type ExifFacts, exifSegment } from '../../src/sandbox/demo-export/exif-segment.ts';
import {
  googleJson,
  googleSidecar,
  type SidecarFacts,
} from '../../src/sandbox/demo-export/google-sidecar.ts';
import { videoClip } from '../../src/sandbox/demo-export/video-clip.ts';
import { PlainZipWriter } from './plain-zip-writer.ts';

/** A big file that takes no room: `head`, then zeros up to `sizeBytes`. */
export interface SparseFile {
  readonly head: Buffer;
  readonly sizeBytes: number;
}

type FileContent = Buffer | SparseFile;

/** Folders and files by name. A name that starts with `/` lies beside the photo root, directly in `Takeout`. */
export interface Tree {
  readonly [name: string]: FileContent | Tree;
}

export interface BuildOptions {
  /** Where the parts go. Default: a new folder for temporary files. */
  readonly dir?: string;
  /** `folder`: every part as an unpacked folder of its own. Default `zip`. */
  readonly format?: 'zip' | 'folder';
  /** Default `Google Photos`. */
  readonly photoRoot?: string;
  /** What the parts' names share. Default `takeout-20260101T120000Z`. */
  readonly exportId?: string;
  /** How zip entries are packed. `streamed`: sizes and CRC follow the data, as from a program that cannot seek. */
  readonly packing?: 'stored' | 'deflated' | 'streamed';
  /** Writes zip64 records even though nothing needs them. */
  readonly zip64?: boolean;
}

/** One file of a built export. */
interface BuiltFile {
  /** Base name of its part. */
  readonly archive: string;
  /** Full path inside the part. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hex; computed when asked for. */
  readonly sha1: () => string;
}

export interface BuiltExport {
  readonly dir: string;
  /** The parts in order, to be given to the program. */
  readonly paths: readonly string[];
  /** Every file, part by part, in the order of the trees. */
  readonly files: readonly BuiltFile[];
  /** The only file with this path (inside the photo root, or from `Takeout` on); throws when it is not one. */
  readonly file: (path: string) => BuiltFile;
  readonly remove: () => Promise<void>;
}

/**
 * Builds an export from literals, one tree a part:
 * `buildExport([{ 'Photos from 2023': { 'a.jpg': photo(1), 'a.jpg.json': sidecar('a.jpg') } }])`.
 */
export async function buildExport(parts: readonly Tree[], options: BuildOptions = {}): Promise<BuiltExport> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'takeout-')));
  await mkdir(dir, { recursive: true });
  const photoRoot = `Takeout/${options.photoRoot ?? 'Google Photos'}`;
  const exportId = options.exportId ?? 'takeout-20260101T120000Z';
  const write = options.format === 'folder' ? writeFolder : writeZip;

  const paths: string[] = [];
  const files: BuiltFile[] = [];
  for (const [index, tree] of parts.entries()) {
    const suffix = options.format === 'folder' ? '' : '.zip';
    const filePath = join(dir, `${exportId}-${String(index + 1).padStart(3, '0')}${suffix}`);
    const flat = flatten(tree, photoRoot);
    await write(filePath, flat, options);
    paths.push(filePath);
    files.push(...flat.map(({ path, content }) => builtFile(basename(filePath), path, content)));
  }
  return {
    dir,
    paths,
    files,
    file: (path) => {
      const found = files.filter((file) => file.path === path || file.path === `${photoRoot}/${path}`);
      if (found.length !== 1) throw new Error(`${found.length} files have the path ${path}`);
      return found[0]!;
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** A small JPEG, different for every seed; without EXIF unless facts for it are given. */
export function photo(seed: number, exif?: Partial<ExifFacts>): Buffer {
  const canvas = createCanvas(16, 16);
  canvas.pixels.forEach((_, at) => (canvas.pixels[at] = (seed * 37 + at * ((seed % 5) + 1)) % 256));
  const metadata = exif === undefined ? [] : [exifSegment({ ...EXIF_DEFAULTS, ...exif })];
  return encodeJpeg(canvas, [...metadata, jpegSegment(0xfe, Buffer.from(`seed ${seed}`))]);
}

const EXIF_DEFAULTS: ExifFacts = { make: 'Acme', model: 'One', localDateTime: '2023-05-01T12:00:00' };

/** A small MP4, different for every seed. */
export function video(seed: number, createdAt = '2023-05-01T10:00:00Z'): Buffer {
  return videoClip(new Date(createdAt), `seed ${seed}`);
}

/** A file of any size that is written at once; its first bytes are a JPEG of the seed. */
export function sparse(seed: number, sizeBytes: number): SparseFile {
  const head = photo(seed);
  return { head: head.subarray(0, sizeBytes), sizeBytes };
}

/** A sidecar for a title, taken on 1 May 2023 unless the facts say otherwise. Times may be ISO texts. */
export function sidecar(
  title: string,
  facts: Partial<Omit<SidecarFacts, 'takenAt'>> & { readonly takenAt?: string | Date } = {},
): Buffer {
  const takenAt = new Date(facts.takenAt ?? '2023-05-01T10:00:00Z');
  return Buffer.from(googleSidecar({ ...facts, title, takenAt }));
}

/** The metadata file of an album. */
export function album(title: string, more: Readonly<Record<string, unknown>> = {}): Buffer {
  return json({ title, ...more });
}

export function json(value: unknown): Buffer {
  return Buffer.from(googleJson(value));
}

interface FlatFile {
  readonly path: string;
  readonly content: FileContent;
}

function flatten(tree: Tree, dir: string): FlatFile[] {
  return Object.entries(tree).flatMap(([name, node]) => {
    const path = name.startsWith('/') ? `Takeout${name}` : `${dir}/${name}`;
    return isContent(node) ? [{ path, content: node }] : flatten(node, path);
  });
}

function isContent(node: FileContent | Tree): node is FileContent {
  return Buffer.isBuffer(node) || typeof node.sizeBytes === 'number';
}

function isSparse(content: FileContent): content is SparseFile {
  return !Buffer.isBuffer(content);
}

function builtFile(archive: string, path: string, content: FileContent): BuiltFile {
  const sizeBytes = isSparse(content) ? content.sizeBytes : content.length;
  return { archive, path, sizeBytes, sha1: () => sha1Of(content) };
}

function sha1Of(content: FileContent): string {
  const hash = createHash('sha1');
  if (!isSparse(content)) return hash.update(content).digest('hex');
  hash.update(content.head);
  const zeros = Buffer.alloc(1 << 20);
  for (let left = content.sizeBytes - content.head.length; left > 0; left -= zeros.length) {
    hash.update(zeros.subarray(0, Math.min(left, zeros.length)));
  }
  return hash.digest('hex');
}

/** An independent writer packs what fits in memory; ours is only for holes, which no other writes. */
async function writeZip(filePath: string, files: readonly FlatFile[], options: BuildOptions): Promise<void> {
  if (files.some(({ content }) => isSparse(content))) writeSparseZip(filePath, files, options);
  else await writePackedZip(filePath, files, options);
}

function writeSparseZip(filePath: string, files: readonly FlatFile[], options: BuildOptions): void {
  const zip = new PlainZipWriter(filePath, { zip64: options.zip64 ?? false });
  for (const { path, content } of files) {
    if (isSparse(content)) zip.addSparse(path, content.head, content.sizeBytes);
    else zip.add(path, content, { deflate: options.packing === 'deflated' });
  }
  zip.close();
}

async function writePackedZip(
  filePath: string,
  files: readonly FlatFile[],
  { packing = 'stored', zip64 = false }: BuildOptions,
): Promise<void> {
  const zip = new ZipFile();
  for (const { path, content } of files) {
    const bytes = content as Buffer;
    const entry = {
      mtime: PACKED_AT,
      mode: 0o100644,
      forceZip64Format: zip64,
      compress: packing !== 'stored',
    };
    if (packing === 'streamed') zip.addReadStream(Readable.from([bytes]), path, entry);
    else zip.addBuffer(bytes, path, entry);
  }
  zip.end({ forceZip64Format: zip64, comment: '' });
  await pipeline(zip.outputStream, createWriteStream(filePath));
}

const PACKED_AT = new Date('2026-01-01T12:00:00Z');

async function writeFolder(dir: string, files: readonly FlatFile[]): Promise<void> {
  for (const { path, content } of files) {
    const filePath = join(dir, path);
    await mkdir(dirname(filePath), { recursive: true });
    const fd = openSync(filePath, 'w');
    writeSync(fd, isSparse(content) ? content.head : content);
    if (isSparse(content)) ftruncateSync(fd, content.sizeBytes);
    closeSync(fd);
  }
}
