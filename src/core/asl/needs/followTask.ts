/** Follows a Task: what is read of its result is needed of it. */
import { isJsonObject, member } from '../../base/json';
import { readJsonataTemplate } from '../../expressions/needs/readExpression';
import { readTemplate } from '../../expressions/needs/readTemplate';
import { placeOf } from '../../expressions/needs/values';
import { needOf, namesOf, surroundingsOf, type Outcome, type Visit } from './flow';
import { finishResult, inputOf, parametersOf, readFields } from './stateData';

/** Follows a Task. */
export function followTask(visit: Visit): Outcome {
  const input = inputOf(visit);
  parametersOf(visit, input);
  readFields(visit, {
    TimeoutSecondsPath: 'number',
    HeartbeatSecondsPath: 'number',
    TimeoutSeconds: 'number',
    HeartbeatSeconds: 'number',
  });
  const credentials = member(visit.state, 'Credentials');
  if (isJsonObject(credentials)) {
    if (visit.isJsonata) readJsonataTemplate(surroundingsOf(visit), credentials);
    else readTemplate(namesOf(visit, input), credentials);
  }
  return finishResult(visit, placeOf(needOf(visit.flow.results, visit.name)));
}
