/** What a state is made of when it has just been put in: enough to be valid, and nothing else. */
import type { JsonObject } from '../../base/json';
import type { QueryLanguage, StateType } from '../model';
import { flowFields, hasFlow, type Follow } from './flow';

/** How the names of states inside of a new Parallel or Map are chosen. */
export type NameChooser = (wanted: string) => string;

/** The fields that a state of a type needs besides its flow. */
export function starterFields(type: StateType, language: QueryLanguage, chooseName: NameChooser): JsonObject {
  switch (type) {
    case 'Task':
      return language === 'JSONata'
        ? { Resource: lambdaInvoke, Arguments: { FunctionName: 'MyFunction', Payload: '{% $states.input %}' } }
        : { Resource: lambdaInvoke, Parameters: { FunctionName: 'MyFunction', 'Payload.$': '$' } };
    case 'Wait':
      return { Seconds: 5 };
    case 'Parallel':
      return { Branches: [starterScope(chooseName), starterScope(chooseName)] };
    case 'Map':
      return { ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...starterScope(chooseName) } };
    case 'Pass':
    case 'Choice':
    case 'Succeed':
    case 'Fail':
      return {};
  }
}

/** A scope that does nothing yet. */
export function starterScope(chooseName: NameChooser): JsonObject {
  const name = chooseName('Pass');
  return { StartAt: name, States: { [name]: { Type: 'Pass', End: true } } };
}

/** A choice rule to start from; it asks whether the input has a value. */
export function starterRule(language: QueryLanguage, next: string): JsonObject {
  return language === 'JSONata'
    ? { Condition: '{% $exists($states.input.value) %}', Next: next }
    : { Variable: '$.value', IsPresent: true, Next: next };
}

/**
 * A whole state: type, the given fields or those it needs, and where it goes
 * on. Fields that say so themselves are obeyed.
 */
export function buildState(
  type: StateType,
  language: QueryLanguage,
  fields: JsonObject | undefined,
  follow: Follow,
  chooseName: NameChooser,
): JsonObject {
  const { Type: _type, ...own } = fields ?? starterFields(type, language, chooseName);
  if (hasFlow(type)) return { Type: type, ...own, ...('Next' in own || 'End' in own ? {} : flowFields(follow)) };
  if (type !== 'Choice') return { Type: type, ...own };
  if (follow === 'end') return { Type: type, ...own };
  const choices: JsonObject = 'Choices' in own ? {} : { Choices: [starterRule(language, follow.to)] };
  const otherwise: JsonObject = 'Default' in own ? {} : { Default: follow.to };
  return { Type: type, ...own, ...choices, ...otherwise };
}

const lambdaInvoke = 'arn:aws:states:::lambda:invoke';
