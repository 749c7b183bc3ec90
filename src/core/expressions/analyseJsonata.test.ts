import { expect, it } from 'vitest';
import { analyseJsonata } from './analyseJsonata';

it.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['$states.input.a + $x', ['x'], ['input'], []],
  ['$states', [], [], []],
  ['$states.foo.bar', [], ['foo'], []],
  ['$sum($v) & $string($w.x)', ['v', 'w'], [], []],
  ['foo.bar', [], [], ['foo']],
  ['$states.input.{"a": b, "c": $}', [], ['input'], []],
  ['{"a": b}', [], [], ['b']],
  ['[*, **]', [], [], ['*', '**']],
  ['$$.x', [], [], ['$$']],
  ['$', [], [], ['$']],
  ['$states.input[x = $y].z', ['y'], ['input'], []],
  ['$states.input^(>p)', [], ['input'], []],
  ['$states.input ~> |a|{"b": c}, "d"|', [], ['input'], []],
  ['($a := 1; $a + $b)', ['b'], [], []],
  ['($a := $a; $a)', ['a'], [], []],
  ['(($a := 1); $a)', ['a'], [], []],
  ['($f := function($n){$n < 2 ? $n : $f($n - 1) + $k}; $f(3))', ['k'], [], []],
  ['$map($list, function($i, $n){$i & $n & $m})', ['list', 'm'], [], []],
  ['$list@$l#$i.{"x": $l.y, "i": $i}', ['list'], [], []],
  ['$states.input#$i[$i = 1]', [], ['input'], []],
  ['$x{k: $y}', ['x', 'y'], [], []],
  ['$f(foo)', ['f'], [], ['foo']],
  ['function($x){foo}', [], [], ['foo']],
  ['$x ?: $y', ['x', 'y'], [], []],
  ['-$x', ['x'], [], []],
  ['$uuid() & $parse($x)', ['x'], [], []],
])('%s', (expression, variables, statesMembers, unsupported) => {
  expect(analyseJsonata(expression)).toEqual({ ok: true, value: { variables, statesMembers, unsupported } });
});

it.each([
  ['a[1,2)', 'Expected "]", got ","'],
  ['"unterminated', 'String literal must be terminated by a matching quote'],
  ['1 +', 'Unexpected end of expression'],
  ['{"a":}', 'The symbol "}" cannot be used as a unary operator'],
  ['$x :=', 'Unexpected end of expression'],
  ['$match("a", /abc', 'No terminating / in regular expression'],
])('says what is wrong with %s as the service does (floci-io/floci issue 2745)', (expression, message) => {
  expect(analyseJsonata(expression)).toEqual({ ok: false, error: message });
});

it('refuses an expression that is nested without end instead of breaking', () => {
  expect(analyseJsonata('('.repeat(100_000))).toMatchObject({ ok: false });
  expect(analyseJsonata(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toMatchObject({ ok: false });
});
