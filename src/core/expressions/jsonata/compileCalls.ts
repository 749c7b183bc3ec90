import type { AstNode } from './ast';
import { apply, createCallable, createNative, isCallable, passFunction, withToken, type Evaluate } from './callables';
import { lookupGlobal } from './globals';
import type { JsonataError } from './library';

/** Compiles any node; handed in, since nodes contain each other. */
type Compile = (node: AstNode) => Evaluate;

/** The name of what is called, for messages. */
function nameOf(procedure: AstNode | undefined): unknown {
  return procedure?.type === 'path' ? procedure.steps?.[0]?.value : procedure?.value;
}

/** Compiles a call. With `context` (from `~>`), its value is the first argument. */
export function compileCall(node: AstNode, compile: Compile, context?: Evaluate): Evaluate {
  const procedure = compileProcedure(node, compile, 'T1005');
  const args = [...(context === undefined ? [] : [context]), ...(node.arguments ?? []).map(compile)];
  const written = context === undefined ? 0 : 1;
  const token = nameOf(node.procedure);
  return (input, frame) => {
    const values: unknown[] = [];
    if (context !== undefined) values.push(context(input, frame)); // `~>` evaluates its left side first, and does not wrap a function there
    const callee = procedure(input, frame);
    for (let i = written; i < args.length; i++) values.push(passFunction(args[i]?.(input, frame)));
    try {
      return apply(callee, values, input, frame, token);
    } catch (error) {
      throw withToken(error, token);
    }
  };
}

/** Compiles what is called; a name without its `$` gets a helpful error. */
function compileProcedure(node: AstNode, compile: Compile, code: string): Evaluate {
  const { procedure } = node;
  if (procedure === undefined) return () => undefined;
  const evaluate = compile(procedure);
  if (procedure.type !== 'path') return evaluate;
  const name = String(procedure.steps?.[0]?.value);
  return (input, frame) => {
    const value = evaluate(input, frame);
    if (value === undefined && frame.lookup(name, lookupGlobal)) throw { code, token: name } satisfies JsonataError;
    return value;
  };
}

/** Compiles `function($a, $b){ … }`, and the tail calls that the parser marks. */
export function compileLambda(node: AstNode, compile: Compile): Evaluate {
  const { body, signature } = node;
  if (body === undefined) return () => undefined;
  if (node.thunk === true) {
    const procedure = compileProcedure(body, compile, 'T1006');
    const args = (body.arguments ?? []).map(compile);
    const token = body.procedure?.type === 'variable' ? body.procedure.value : undefined;
    return (input, frame) => createCallable({ kind: 'tailCall', procedure, args, input, frame, token });
  }
  const parameters = (node.arguments ?? []).map((parameter) => String(parameter.value));
  const evaluate = compile(body);
  return (input, frame) => createCallable({ kind: 'lambda', parameters, body: evaluate, input, frame, signature });
}

/** Compiles `$f(?, 1)`: a function of the arguments that are left open. */
export function compilePartial(node: AstNode, compile: Compile): Evaluate {
  const args = (node.arguments ?? []).map((argument) =>
    argument.type === 'operator' && argument.value === '?' ? undefined : compile(argument),
  );
  const procedure = compileProcedure(node, compile, 'T1007');
  const token = nameOf(node.procedure);
  const openCount = args.filter((argument) => argument === undefined).length;
  return (input, frame) => {
    const given = args.map((argument) => argument?.(input, frame));
    const callee = procedure(input, frame);
    if (!isCallable(callee)) throw { code: 'T1008', token } satisfies JsonataError;
    const target =
      // its types are no longer checked
      callee.callable.kind === 'native' ? createCallable({ ...callee.callable, signature: undefined }) : callee;
    return createNative(openCount, (open, call) => {
      let next = 0;
      return apply(
        target,
        args.map((argument, i) => (argument === undefined ? open[next++] : given[i])),
        null,
        call.frame,
      );
    });
  };
}

/** Compiles `value ~> function`. Two functions become one that calls them in turn. */
export function compileApply(node: AstNode, compile: Compile): Evaluate {
  const left = compile(node.lhs as AstNode); // of `~>`
  if (node.rhs === undefined) return left;
  if (node.rhs.type === 'function') return compileCall(node.rhs, compile, left);
  const right = compile(node.rhs);
  return (input, frame) => {
    const value = left(input, frame);
    const callee = right(input, frame);
    if (!isCallable(callee)) throw { code: 'T2006', value: callee } satisfies JsonataError;
    if (!isCallable(value)) return apply(callee, [value], null, frame);
    return createNative(1, ([first], call) =>
      apply(callee, [apply(value, [first], null, call.frame)], null, call.frame),
    );
  };
}
