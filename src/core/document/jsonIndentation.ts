/**
 * What a missing or surplus bracket means cannot be told from the tokens alone; people indent,
 * though. A key that stands no deeper than the line of the `{` before it is not inside of that
 * object, and a `}` that stands deeper than the line of its `{` is one too many.
 */
import { closeUnclosed, report, type Frame, type Reading } from './jsonFrames';

/** Tells whether a text, read by its brackets, is indented so regularly that its indentation can be believed. */
export function isIndented({ flatCount, indentedCount }: Reading): boolean {
  return flatCount * 4 <= indentedCount;
}

/** Tells whether a reading by indentation had to guess so often that it is worth less than one by brackets. */
export function isGuesswork({ guessCount, lineCount }: Reading): boolean {
  return guessCount > 3 + lineCount / 20;
}

/** Lets the indentation of a line say which container a token is in. Returns whether the token is dealt with. */
export function followIndentation(reading: Reading): boolean {
  const { scan } = reading;
  if (scan.firstOnLine) closeWhile(reading, (top) => top.indent > scan.indent);
  if (scan.kind === '}' || scan.kind === ']') {
    // What began on a line with less indentation does not end on this one.
    if (!reading.top || reading.top.indent >= scan.indent) return false;
    reading.guessCount++;
    reportSurplus(reading);
    return true;
  }
  if (!scan.firstOnLine) return false;
  const beginsMember = scan.kind === 'string' && scan.isBeforeColon();
  closeWhile(reading, (top) => top.indent >= scan.indent && (beginsMember || beginsItem(reading, top)));
  return beginsMember && passStray(reading);
}

/** Passes over a bracket that closes nothing. */
export function reportSurplus(reading: Reading): void {
  const { scan } = reading;
  report(
    reading,
    'surplus-bracket',
    `This "${scan.kind}" closes nothing. Remove it, or add what it is to close.`,
    scan.from,
    scan.to,
  );
  reading.bracketsAmiss = true;
  scan.next();
}

/** Closes containers from the inside out, but never the outermost. */
function closeWhile(reading: Reading, isOver: (top: Frame) => boolean): void {
  while (reading.top && reading.stack.length > 1 && isOver(reading.top)) {
    reading.guessCount++;
    closeUnclosed(reading, reading.top);
  }
}

/** A `{` that no object can hold here: the next item of an array outside. */
function beginsItem({ scan }: Reading, { node, expects }: Frame): boolean {
  return scan.kind === '{' && node.kind === 'object' && expects !== 'value';
}

/** Passes over members that stand deeper than their object's: what they were in has lost its beginning. */
function passStray(reading: Reading): boolean {
  const { scan, top } = reading;
  if (!top || top.node.kind !== 'object' || top.memberIndent < 0 || scan.indent <= top.memberIndent) return false;
  if (top.expects === 'value' || top.expects === 'colon') return false;
  reading.guessCount++;
  report(
    reading,
    'unexpected-indent',
    'This belongs to nothing that can be read: the line before it is not complete.',
    scan.from,
    scan.to,
  );
  do scan.next();
  while (!scan.isAtEnd() && !(scan.firstOnLine && scan.indent <= top.memberIndent));
  return true;
}
