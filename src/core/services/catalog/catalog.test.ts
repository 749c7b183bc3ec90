import { describe, expect, it } from 'vitest';
import { sdkNames } from '../../asl/testing/sdkNames';
import { readTree } from '../../document/tree';
import { readModel } from '../../asl/readModel';
import { validate } from '../../asl/validate';
import { arnOfCall, callIdOf, isCall, readResource } from '../../asl/resource';
import { integrations } from '../../asl/integrations';
import { argumentsOf, requiredArgumentsOf } from '../../asl/sdk/argumentShapes';

import { actions } from './actions';
import { findAction, sdkTaskFields, searchActions, taskFields } from './index';
import { patterns } from './patterns';
import { writeArguments } from './writeArguments';

describe('the catalogue', () => {
  it('offers each action once, under a resource that is read back', () => {
    const ids = actions.map((action) => action.id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const action of actions) {
      for (const pattern of action.patterns) {
        const read = readResource(arnOfCall(action.id, pattern));
        expect(isCall(read) && { id: callIdOf(read), pattern: read.pattern }).toEqual({ id: action.id, pattern });
      }
    }
  });

  it('finds an action by its resource, whatever the pattern and the partition', () => {
    expect(findAction('arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken')?.action).toBe('SendMessage');
    expect(findAction('arn:aws:lambda:us-east-1:123456789012:function:f')).toBeUndefined();
  });

  it('offers every optimised integration, in all the ways that it can be waited for', () => {
    for (const row of integrations) {
      const action = actions.find(({ id }) => id === row.id);
      expect(action?.patterns, row.id).toEqual(row.patterns);
      expect(row.patterns, row.id).toContain(action?.usual);
    }
  });

  it('knows the arguments of every optimised integration, and begins with those that it cannot do without', () => {
    for (const row of integrations) {
      const wanted = requiredArgumentsOf(row.id);
      const given = actions.find(({ id }) => id === row.id)?.arguments ?? {};

      expect(argumentsOf(row.id), row.id).toBeDefined();
      expect(
        row.required.filter((name) => wanted.length > 0 && !wanted.includes(name)),
        row.id,
      ).toEqual([]);
      expect(
        [...wanted, ...row.required].filter((name) => !Object.hasOwn(given as object, name)),
        row.id,
      ).toEqual([]);
    }
  });

  it('hands the token on wherever an optimised integration waits for it', () => {
    for (const action of actions.filter(({ id }) => !id.startsWith('aws-sdk:'))) {
      if (action.patterns.includes('waitForTaskToken'))
        expect(JSON.stringify(action.tokenArguments), action.id).toContain('Task.Token');
    }
  });

  it('names optimised integrations as the SDK has their calls', () => {
    const names = sdkNames();
    const strangers = integrations.filter(
      ({ sdkService, service }) => service !== 'http' && !names.services.has(sdkService),
    );

    expect(strangers.map(({ id }) => id).filter((id) => !id.startsWith('apigateway'))).toEqual([]);
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

    expect(taskFields(lambda, 'requestResponse', 'JSONPath')).toMatchObject({
      OutputPath: '$.Payload',
      Parameters: { 'Payload.$': '$' },
    });
    expect(taskFields(lambda, 'requestResponse', 'JSONata')).toMatchObject({
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
