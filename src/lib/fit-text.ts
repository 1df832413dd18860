import { splitBreakable } from './split-breakable.ts';
import { clusterWidth, splitClusters, textWidth } from './text-width.ts';

/**
 * Shortens text to at most `width` columns by cutting its middle out: the start of a name tells what it is,
 * the end holds counter and extension. Never splits a character from its marks.
 */
export function truncateMiddle(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width < 1) return '';
  const room = width - 1;
  const clusters = splitClusters(text);
  const tail = takeWidth(clusters.toReversed(), Math.floor(room / 2)).toReversed();
  const head = takeWidth(clusters, room - tail.reduce((sum, cluster) => sum + clusterWidth(cluster), 0));
  return `${head.join('')}…${tail.join('')}`;
}

/** Shortens text to at most `width` columns by cutting off its end. */
export function truncateEnd(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  return width < 1 ? '' : `${takeWidth(splitClusters(text), width - 1).join('')}…`;
}

/** The longest run of leading clusters that fits into `width` columns. */
function takeWidth(clusters: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const cluster of clusters) {
    used += clusterWidth(cluster);
    if (used > width) break;
    taken.push(cluster);
  }
  return taken;
}

/** Fills up with spaces to `width` columns: after the text, or before it for numbers. */
export function padText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const filler = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + filler : filler + text;
}

/**
 * Breaks prose into lines of at most `width` columns: at spaces, and Japanese between characters. What is longer
 * without a place to break is broken where it must be.
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { piece, gap } of breakablePieces(text, width)) {
    const longer = line + gap + piece;
    if (line === '') line = piece;
    else if (textWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = piece;
    }
  }
  return [...lines, line];
}

/** Pieces that no line breaks, each with what stands before it unless it begins a line. */
function breakablePieces(text: string, width: number): { readonly piece: string; readonly gap: string }[] {
  return text.split(' ').flatMap((word) =>
    splitBreakable(word)
      .flatMap((piece) => splitToWidth(piece, width))
      .map((piece, index) => ({ piece, gap: index === 0 ? ' ' : '' })),
  );
}

function splitToWidth(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let rest = splitClusters(word);
  while (rest.length > 0) {
    const piece = takeWidth(rest, width);
    // A cluster wider than the line still has to go somewhere.
    if (piece.length === 0) piece.push(...rest.slice(0, 1));
    pieces.push(piece.join(''));
    rest = rest.slice(piece.length);
  }
  return pieces;
}
