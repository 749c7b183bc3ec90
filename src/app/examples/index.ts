import type { Json } from '../../core/base/json';
import consolidateDatabases from './consolidate-databases.asl.json?raw';
import learnChoice from './learn-choice.asl.json?raw';
import learnFail from './learn-fail.asl.json?raw';
import learnMap from './learn-map.asl.json?raw';
import learnParallel from './learn-parallel.asl.json?raw';
import learnPass from './learn-pass.asl.json?raw';
import learnSucceed from './learn-succeed.asl.json?raw';
import learnTask from './learn-task.asl.json?raw';
import learnWait from './learn-wait.asl.json?raw';
import messagePipeline from './message-pipeline.asl.json?raw';
import onlinePickup from './online-pickup.asl.json?raw';
import orderWithRegions from './order-with-regions.asl.json?raw';
import riderPhoto from './rider-photo.asl.json?raw';
import trainAModel from './train-a-model.asl.json?raw';
import userRegistration from './user-registration.asl.json?raw';

/** A finished workflow that a person can open, run and take apart, with an input that fits it. */
export type Example = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** `workflow`: something to build on. `state`: one small workflow per state type, for teaching. */
  readonly kind: 'workflow' | 'state';
  readonly text: string;
  readonly input: Json;
};

/** Every template of the start page, in the order in which it offers them. The first one is what a newcomer opens. */
export const examples: readonly Example[] = [
  {
    id: 'order-with-regions',
    title: 'Order with regions',
    summary: 'Fetch an order, create it where it belongs, reserve each line; refuse what is not served.',
    kind: 'workflow',
    text: orderWithRegions,
    input: {
      order: {
        id: 'A-1001',
        region: 'A',
        customer: 'Mira',
        lines: [
          { sku: 'KB-77', quantity: 1 },
          { sku: 'MS-12', quantity: 2 },
        ],
      },
    },
  },
  {
    id: 'train-a-model',
    title: 'Train a model',
    summary: 'Make a data set, run a training job to its end, evaluate, and keep the model if it is good enough.',
    kind: 'workflow',
    text: trainAModel,
    input: {
      modelName: 'churn',
      dataset: { rows: 5000 },
      hyperParameters: { max_depth: '5', eta: '0.2' },
      requiredAccuracy: 0.9,
      expectedAccuracy: 0.94,
    },
  },
  {
    id: 'rider-photo',
    title: 'Rider photo processing',
    summary: 'Detect a face, look for a duplicate, then index and thumbnail side by side.',
    kind: 'workflow',
    text: riderPhoto,
    input: { userId: 'rider-7', s3Bucket: 'photos', s3Key: 'uploads/rider-7.jpg', knownFaceId: null },
  },
  {
    id: 'online-pickup',
    title: 'Online pickup order',
    summary: 'A person in the shop confirms by task token before the customer is told to come.',
    kind: 'workflow',
    text: onlinePickup,
    input: { orderId: 'P-204', phone: '+15550100', items: ['lamp', 'bulb'], pickedUp: true },
  },
  {
    id: 'consolidate-databases',
    title: 'Consolidate databases',
    summary: 'Read three sources at once, one of them table by table, and write a single report.',
    kind: 'workflow',
    text: consolidateDatabases,
    input: { title: 'Monthly overview' },
  },
  {
    id: 'user-registration',
    title: 'User registration',
    summary: 'Three steps with retries; when a later one fails the earlier ones are taken back.',
    kind: 'workflow',
    text: userRegistration,
    input: { email: 'mira@example.com', name: 'Mira' },
  },
  {
    id: 'message-pipeline',
    title: 'Message pipeline',
    summary: 'SQS to Lambda to SNS: a Map over the messages of a queue, written in JSONata.',
    kind: 'workflow',
    text: messagePipeline,
    input: {
      queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/incoming',
      topicArn: 'arn:aws:sns:us-east-1:123456789012:worked',
      messages: [{ Body: 'first' }, { Body: 'second' }, { Body: 'third' }],
    },
  },
  {
    id: 'learn-pass',
    title: 'Pass',
    summary: 'Hand the input on, with more data or in another shape.',
    kind: 'state',
    text: learnPass,
    input: { name: 'Mira' },
  },
  {
    id: 'learn-task',
    title: 'Task',
    summary: 'Ask a service to do something; retry, catch, time out.',
    kind: 'state',
    text: learnTask,
    input: { number: 21 },
  },
  {
    id: 'learn-choice',
    title: 'Choice',
    summary: 'Look at the data and pick where to go.',
    kind: 'state',
    text: learnChoice,
    input: { celsius: 12, raining: false },
  },
  {
    id: 'learn-wait',
    title: 'Wait',
    summary: 'Hold on for seconds, or until a moment.',
    kind: 'state',
    text: learnWait,
    input: { delaySeconds: 3600, remindAt: '2030-01-01T09:00:00Z' },
  },
  {
    id: 'learn-succeed',
    title: 'Succeed',
    summary: 'End well, from wherever the workflow stands.',
    kind: 'state',
    text: learnSucceed,
    input: { invoice: { number: 'R-7', paid: true } },
  },
  {
    id: 'learn-fail',
    title: 'Fail',
    summary: 'End with an error that can be caught outside.',
    kind: 'state',
    text: learnFail,
    input: { price: 30, balance: 20 },
  },
  {
    id: 'learn-parallel',
    title: 'Parallel',
    summary: 'Do several things side by side and wait for all.',
    kind: 'state',
    text: learnParallel,
    input: { guests: 2 },
  },
  {
    id: 'learn-map',
    title: 'Map',
    summary: 'Do the same for every item of an array.',
    kind: 'state',
    text: learnMap,
    input: {
      van: 'blue',
      parcels: [
        { to: 'Oslo', kg: 3 },
        { to: 'Bergen', kg: 31 },
        { to: 'Narvik', kg: 12 },
      ],
    },
  },
];
