import type { Command, HelpConfiguration, Option } from 'commander';
import { Help } from 'commander';
import { padText, wrapText } from '../lib/fit-text.ts';
import { say } from '../lib/say.ts';
import { textWidth } from '../lib/text-width.ts';

/** How the help of a command is laid out: in the reader's language, for a terminal of any width. */
export const helpLayout: HelpConfiguration = {
  displayWidth: textWidth,
  styleTitle: (title) => titles[title] ?? title,
  commandUsage: (command) => withWords(plain.commandUsage(command)),
  subcommandTerm: (command) => withWords(plain.subcommandTerm(command)),
  styleUsage,
  optionDescription,
  padWidth,
  formatItem,
  boxWrap: (text, width) => wrapText(text, width).join('\n'),
};

/** Columns to write for; 80 where nobody knows. */
export function helpWidth(columns: number | undefined): number {
  return columns === undefined || columns === 0 ? 80 : Math.max(narrowestPage, columns);
}

const plain = new Help();
const narrowestPage = 24;

/** Where there is less room beside the names of options, what they do stands below them. */
const narrowestDescription = 40;
const narrowestTerms = 20;
const margin = 2;
const gap = 2;

const titles: Readonly<Record<string, string>> = {
  'Usage:': say`Usage:`,
  'Arguments:': say`Arguments:`,
  'Options:': say`Options:`,
  'Commands:': say`Commands:`,
};

function withWords(term: string): string {
  return term
    .replace('[options]', say`[options]`)
    .replace('[command]', say`[command]`)
    .replace('<command>', say`<command>`);
}

/** Broken between words, each line below the first. */
function styleUsage(this: Help, usage: string): string {
  const indent = textWidth(say`Usage:`) + 1;
  const width = helpWidth(this.helpWidth) - indent;
  const lines: string[] = [];
  for (const word of usage.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** What an option does, what it takes, and what holds without it. That a switch is off goes without saying. */
function optionDescription(option: Option): string {
  const { description } = option;
  const choices = option.argChoices?.map((choice) => JSON.stringify(choice)).join(', ');
  const value = option.required || option.optional ? (option.defaultValue as unknown) : undefined;
  const preset = value === undefined ? undefined : JSON.stringify(value);
  if (choices !== undefined && preset !== undefined)
    return say`${description} (choices: ${choices}, default: ${preset})`;
  if (choices !== undefined) return say`${description} (choices: ${choices})`;
  return preset === undefined ? description : say`${description} (default: ${preset})`;
}

/** Columns for the names of options; a longer one takes a line of its own. */
function padWidth(command: Command, help: Help): number {
  const room = helpWidth(help.helpWidth) - narrowestDescription - margin - gap;
  return room < narrowestTerms ? margin : Math.min(room, plain.padWidth(command, help));
}

function formatItem(term: string, termWidth: number, description: string, help: Help): string {
  const head = ' '.repeat(margin) + padText(term, termWidth);
  if (description === '') return head.trimEnd();
  const indent = ' '.repeat(margin + termWidth + gap);
  const lines = wrapText(description, helpWidth(help.helpWidth) - indent.length);
  const text = lines.join(`\n${indent}`);
  return textWidth(term) > termWidth ? `${head}\n${indent}${text}` : `${padText(head, indent.length)}${text}`;
}
