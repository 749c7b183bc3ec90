import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { createRegistry } from './registry';
import { withObjects } from './s3';
import { withAnswers } from './stateAnswers';
import { askInTurn, requestOf } from './testing/moment';
import { withWorkflows } from './workflowsAtHand';

const get = requestOf('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' });
const sqs = requestOf('arn:aws:states:::sqs:sendMessage', {});
const start = requestOf('arn:aws:states:::states:startExecution', { StateMachineArn: 'child' });
const withChild = (world: JsonObject) => withWorkflows(world, { child: {} });
const withObject = (world: JsonObject) => withObjects(world, [['b', 'k', { text: 'from the service' }]], false);
const withAnswer = (world: JsonObject, to = 0) =>
  withAnswers(world, { S: { attempts: [{ from: 0, to, returns: 'from the state' }] } });

describe('who answers', () => {
  const registry = createRegistry({ waiting: 'answer' });

  it.each([
    ['the answer of the state before the service', get, withAnswer(withObject({})), { result: 'from the state' }],
    ['the service before a sample', get, withObject({}), { result: { Body: 'from the service' } }],
    ['a workflow at hand before a sample', start, withChild({}), { kind: 'child', workflow: 'child' }],
    ['a sample for a workflow that is not at hand', start, {}, { sample: true }],
    ['the answer of the state before a workflow', start, withAnswer(withChild({})), { result: 'from the state' }],
    ['a sample where nobody else does', sqs, withObject({}), { sample: true }],
    ['a sample for what the service does not have', get, {}, { sample: true }],
  ])('%s', (_, request, world, answer) => {
    expect(askInTurn(registry, [request], world).answers).toMatchObject([answer]);
  });

  it('no sample and no service, when the answers of a state have run out', () => {
    expect(askInTurn(registry, [get, get], withAnswer(withObject({}))).answers).toMatchObject([
      { result: 'from the state' },
      { kind: 'failed', error: 'States.Runtime' },
    ]);
  });
});
