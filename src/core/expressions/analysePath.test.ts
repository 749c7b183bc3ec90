import { expect, it } from 'vitest';
import { variablesInPath } from './analysePath';

it.each([
  ['$.a', []],
  ['$$.Execution', []],
  ['$x', ['x']],
  ['$x.y[0]', ['x']],
  ['States.MathAdd(States.MathAdd($yCurrent, $xCurrent), $yCurrent)', ['yCurrent', 'xCurrent']],
  ["States.Format('{} $z', $a.b, $$.c, $.d)", ['a']],
  ['not a path', []],
  ['States.Broken(', []],
])('%s', (text, expected) => {
  expect(variablesInPath(text)).toEqual(expected);
});
