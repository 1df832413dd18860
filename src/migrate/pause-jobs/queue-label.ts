import { say } from '../../lib/say.ts';

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
