/** One function that expressions can call, as completion and hover show it. */
export type FunctionRow = {
  readonly name: string;
  /** How to call it; square brackets mark what can be left out. */
  readonly signature: string;
  readonly doc: string;
};

/** The intrinsic functions of JSONPath states. @see asl reference, section 11 */
export const intrinsicFunctions: readonly FunctionRow[] = [
  {
    name: 'States.Format',
    signature: "States.Format('text {} …', value, …)",
    doc: 'Puts values into a text, each in place of a {}.',
  },
  { name: 'States.StringToJson', signature: 'States.StringToJson(text)', doc: 'Reads JSON text and gives its value.' },
  { name: 'States.JsonToString', signature: 'States.JsonToString(value)', doc: 'Writes a value as JSON text.' },
  { name: 'States.Array', signature: 'States.Array(value, …)', doc: 'Makes an array of its arguments.' },
  {
    name: 'States.ArrayPartition',
    signature: 'States.ArrayPartition(array, size)',
    doc: 'Cuts an array into arrays of at most that size.',
  },
  {
    name: 'States.ArrayContains',
    signature: 'States.ArrayContains(array, value)',
    doc: 'Tells whether the value is in the array.',
  },
  {
    name: 'States.ArrayRange',
    signature: 'States.ArrayRange(first, last, step)',
    doc: 'Makes an array of numbers, up to 1,000, the last included when it is hit.',
  },
  {
    name: 'States.ArrayGetItem',
    signature: 'States.ArrayGetItem(array, index)',
    doc: 'Gives the item at an index, counted from 0.',
  },
  { name: 'States.ArrayLength', signature: 'States.ArrayLength(array)', doc: 'Gives the number of items.' },
  { name: 'States.ArrayUnique', signature: 'States.ArrayUnique(array)', doc: 'Leaves out items that occurred before.' },
  {
    name: 'States.Base64Encode',
    signature: 'States.Base64Encode(text)',
    doc: 'Encodes a text of up to 10,000 characters in Base64.',
  },
  {
    name: 'States.Base64Decode',
    signature: 'States.Base64Decode(text)',
    doc: 'Decodes a Base64 text of up to 10,000 characters.',
  },
  {
    name: 'States.Hash',
    signature: "States.Hash(data, 'SHA-256')",
    doc: 'Gives the hash in hexadecimal: MD5, SHA-1, SHA-256, SHA-384 or SHA-512.',
  },
  {
    name: 'States.JsonMerge',
    signature: 'States.JsonMerge(a, b, false)',
    doc: 'Joins two objects at their first level; members of the second win.',
  },
  {
    name: 'States.MathRandom',
    signature: 'States.MathRandom(start, end[, seed])',
    doc: 'Gives a random whole number from start up to, but not including, end.',
  },
  {
    name: 'States.MathAdd',
    signature: 'States.MathAdd(a, b)',
    doc: 'Adds two whole numbers; use a negative one to subtract.',
  },
  {
    name: 'States.StringSplit',
    signature: 'States.StringSplit(text, delimiters)',
    doc: 'Cuts a text at any of the delimiter characters; empty pieces are dropped.',
  },
  { name: 'States.UUID', signature: 'States.UUID()', doc: 'Makes a random UUID (version 4).' },
];

const standard = (name: string, signature: string, doc: string): FunctionRow => ({
  name: `$${name}`,
  signature: `$${name}(${signature})`,
  doc,
});

/**
 * The JSONata functions that states can call: the language's own, without $eval, and the service's six.
 * @see https://docs.jsonata.org
 */
export const jsonataFunctions: readonly FunctionRow[] = [
  standard('partition', 'array, size', 'Cuts an array into arrays of at most that size. (Step Functions)'),
  standard('range', 'first, last, step', 'Makes an array of numbers. (Step Functions)'),
  standard(
    'hash',
    "text, 'SHA-256'",
    'Gives the hash in hexadecimal: MD5, SHA-1, SHA-256, SHA-384 or SHA-512. (Step Functions)',
  ),
  standard('random', '[seed]', 'Gives a number from 0 up to, but not including, 1. (Step Functions: takes a seed)'),
  standard('uuid', '', 'Makes a random UUID (version 4). (Step Functions)'),
  standard('parse', 'text', 'Reads JSON text and gives its value. (Step Functions; instead of $eval)'),
  standard('string', 'value[, prettify]', 'Turns a value into a text.'),
  standard('length', 'text', 'Gives the number of characters.'),
  standard('substring', 'text, start[, length]', 'Gives a part of a text.'),
  standard('substringBefore', 'text, chars', 'Gives what stands before the first occurrence.'),
  standard('substringAfter', 'text, chars', 'Gives what stands after the first occurrence.'),
  standard('uppercase', 'text', 'Turns a text into capitals.'),
  standard('lowercase', 'text', 'Turns a text into small letters.'),
  standard('trim', 'text', 'Removes blanks at both ends, and joins those inside to one.'),
  standard('pad', 'text, width[, char]', 'Fills a text up to a width; on the left if the width is negative.'),
  standard('contains', 'text, pattern', 'Tells whether a text holds another, or matches a pattern.'),
  standard('split', 'text, separator[, limit]', 'Cuts a text into an array.'),
  standard('join', 'array[, separator]', 'Joins texts into one.'),
  standard('match', 'text, pattern[, limit]', 'Gives the matches of a regular expression.'),
  standard('replace', 'text, pattern, replacement[, limit]', 'Replaces what matches.'),
  standard('base64encode', 'text', 'Encodes a text in Base64.'),
  standard('base64decode', 'text', 'Decodes a Base64 text.'),
  standard('encodeUrlComponent', 'text', 'Escapes a text as a part of a URL.'),
  standard('encodeUrl', 'text', 'Escapes a whole URL.'),
  standard('decodeUrlComponent', 'text', 'Undoes $encodeUrlComponent.'),
  standard('decodeUrl', 'text', 'Undoes $encodeUrl.'),
  standard('number', 'value', 'Turns a value into a number.'),
  standard('abs', 'number', 'Gives the number without its sign.'),
  standard('floor', 'number', 'Rounds down.'),
  standard('ceil', 'number', 'Rounds up.'),
  standard('round', 'number[, precision]', 'Rounds, halves to the even neighbour.'),
  standard('power', 'base, exponent', 'Raises a number to a power.'),
  standard('sqrt', 'number', 'Gives the square root.'),
  standard('formatNumber', 'number, picture[, options]', 'Writes a number after a picture such as #,##0.00.'),
  standard('formatBase', 'number[, radix]', 'Writes a number in another base.'),
  standard('formatInteger', 'number, picture', 'Writes a whole number after a picture.'),
  standard('parseInteger', 'text, picture', 'Reads a whole number after a picture.'),
  standard('sum', 'array', 'Adds the numbers.'),
  standard('max', 'array', 'Gives the largest number.'),
  standard('min', 'array', 'Gives the smallest number.'),
  standard('average', 'array', 'Gives the mean.'),
  standard('boolean', 'value', 'Turns a value into true or false.'),
  standard('not', 'value', 'Gives the opposite.'),
  standard('exists', 'value', 'Tells whether an expression gives anything.'),
  standard('count', 'array', 'Gives the number of items.'),
  standard('append', 'array, array', 'Joins two arrays.'),
  standard('sort', 'array[, function]', 'Sorts an array.'),
  standard('reverse', 'array', 'Turns an array round.'),
  standard('shuffle', 'array', 'Puts an array in random order.'),
  standard('distinct', 'array', 'Leaves out items that occurred before.'),
  standard('zip', 'array, …', 'Joins arrays item by item.'),
  standard('keys', 'object', 'Gives the names of the members.'),
  standard('lookup', 'object, key', 'Gives the member of that name.'),
  standard('spread', 'object', 'Cuts an object into objects of one member each.'),
  standard('merge', 'array', 'Joins objects into one; later members win.'),
  standard('sift', 'object, function', 'Keeps the members for which the function gives true.'),
  standard('each', 'object, function', 'Calls a function for each member.'),
  standard('error', '[message]', 'Fails the expression on purpose.'),
  standard('assert', 'condition[, message]', 'Fails the expression unless the condition is true.'),
  standard('type', 'value', 'Gives the name of the value’s type.'),
  standard('now', '[picture[, timezone]]', 'Gives the current time as a text.'),
  standard('millis', '', 'Gives the current time in milliseconds.'),
  standard('fromMillis', 'number[, picture[, timezone]]', 'Writes a time.'),
  standard('toMillis', 'text[, picture]', 'Reads a time.'),
  standard('map', 'array, function', 'Calls a function for each item.'),
  standard('filter', 'array, function', 'Keeps the items for which the function gives true.'),
  standard('single', 'array, function', 'Gives the one item for which the function gives true.'),
  standard('reduce', 'array, function[, init]', 'Folds an array into one value.'),
];
