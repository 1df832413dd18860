import { say } from '../../lib/say.ts';

/**
 * Queues whose work can wait until everything has arrived, and that take the machine from the uploads meanwhile.
 * Which of them there are differs between versions (`ocr` came with 2.2). Metadata extraction and sidecars are
 * not among them, nor what moves or deletes files: dates, live photos and the trash depend on those.
 */
export const heavyQueues: ReadonlySet<string> = new Set([
  'thumbnailGeneration',
  'videoConversion',
  'smartSearch',
  'faceDetection',
  'facialRecognition',
  'duplicateDetection',
  'ocr',
]);

/** Queues in words. */
const labels: Readonly<Record<string, string>> = {
  thumbnailGeneration: say`thumbnail generation`,
  metadataExtraction: say`metadata extraction`,
  videoConversion: say`video conversion`,
  smartSearch: say`smart search`,
  faceDetection: say`face detection`,
  facialRecognition: say`facial recognition`,
  duplicateDetection: say`duplicate detection`,
  ocr: say`OCR`,
  sidecar: say`sidecar`,
  backgroundTask: say`background task`,
  storageTemplateMigration: say`storage template migration`,
};

/** `thumbnailGeneration` → `thumbnail generation`: also those yet to be invented. */
export function queueLabel(name: string): string {
  return labels[name] ?? name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** `thumbnail generation, OCR`. */
export function queueLabels(names: readonly string[]): string {
  return names.map(queueLabel).join(say`, `);
}
