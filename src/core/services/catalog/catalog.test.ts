import { describe, expect, it } from 'vitest';
import { sdkNames } from '../../asl/testing/sdkNames';
import { readTree } from '../../document/tree';
import { readModel } from '../../asl/readModel';
import { validate } from '../../asl/validate';
import { readResource, resourceOf } from './action';
import { actions } from './actions';
import { findAction, sdkTaskFields, searchActions, taskFields } from './index';
import { patterns } from './patterns';
import { writeArguments } from './writeArguments';

describe('the catalogue', () => {
  it('offers each action once, under a resource that is read back', () => {
    const ids = actions.map((action) => action.id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const action of actions) {
      for (const pattern of action.patterns)
        expect(readResource(resourceOf(action, pattern))).toEqual({ id: action.id, pattern });
    }
  });

  it('finds an action by its resource, whatever the pattern and the partition', () => {
    expect(findAction('arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken')?.action).toBe('SendMessage');
    expect(findAction('arn:aws:lambda:us-east-1:123456789012:function:f')).toBeUndefined();
  });

  it('finds what is typed, in any order of words', () => {
    expect(searchActions('item get').map((action) => action.id)).toEqual(['dynamodb:getItem']);
    expect(searchActions('nothing of the kind')).toEqual([]);
  });

  it('names any other SDK action', () => {
    expect(sdkTaskFields('Polly', 'SynthesizeSpeech', 'JSONata')).toEqual({
      Resource: 'arn:aws:states:::aws-sdk:polly:synthesizeSpeech',
      Arguments: {},
    });
  });
});

describe('arguments', () => {
  it('are a payload template in JSONPath', () => {
    const written = writeArguments(
      { A: { '<input>': '' }, B: [{ '<input>': 'x' }], C: { D: { '<context>': 'Task.Token' } }, E: 1 },
      'JSONPath',
    );

    expect(written).toEqual({ 'A.$': '$', 'B.$': 'States.Array($.x)', C: { 'D.$': '$$.Task.Token' }, E: 1 });
  });

  it('are expressions in JSONata', () => {
    const written = writeArguments(
      { A: { '<input>': '' }, B: [{ '<input>': 'x' }], C: { D: { '<context>': 'Task.Token' } } },
      'JSONata',
    );

    expect(written).toEqual({
      A: '{% $states.input %}',
      B: ['{% $states.input.x %}'],
      C: { D: '{% $states.context.Task.Token %}' },
    });
  });

  it('give a Lambda task its retrier and its payload as output', () => {
    const lambda = actions.find((action) => action.id === 'lambda:invoke')!; // the catalogue always has it

    expect(taskFields(lambda, 'request', 'JSONPath')).toMatchObject({
      OutputPath: '$.Payload',
      Parameters: { 'Payload.$': '$' },
    });
    expect(taskFields(lambda, 'request', 'JSONata')).toMatchObject({
      Output: '{% $states.result.Payload %}',
      Arguments: { Payload: '{% $states.input %}' },
    });
  });
});

describe('what the catalogue and the patterns begin with', () => {
  const errorsOf = (definition: object): readonly string[] =>
    validate(readModel(readTree(JSON.stringify(definition), 'json')), { sdkNames: sdkNames() })
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code}: ${message}`);

  it.each(['JSONPath', 'JSONata'] as const)(
    'are calls that exist, with arguments that they take, in %s',
    (language) => {
      const wrong = actions.flatMap((action) =>
        action.patterns.flatMap((pattern) => {
          const state = { Type: 'Task', ...taskFields(action, pattern, language), End: true };
          return errorsOf({ QueryLanguage: language, StartAt: 'S', States: { S: state } }).map(
            (error) => `${action.id} ${error}`,
          );
        }),
      );

      expect(wrong).toEqual([]);
    },
  );

  it.each(['JSONPath', 'JSONata'] as const)('are patterns without an error in %s', (language) => {
    expect(
      patterns.flatMap(({ id, fragment }) =>
        errorsOf({ QueryLanguage: language, ...fragment[language] }).map((error) => `${id} ${error}`),
      ),
    ).toEqual([]);
  });
});
