/**
 * An input to try a workflow with, made from what its states read: every path into the input becomes a member, with a
 * value of the kind that its readers take, and such that the Choices lead to a success.
 */
import type { Json, JsonObject } from '../base/json';
import { fitNeed } from '../expressions/needs/fitNeed';
import { findNeeds } from './needs/findNeeds';

/** The input of a definition, as far as it can be guessed; an empty object when nothing is read. */
export function suggestInput(definition: JsonObject): Json {
  return fitNeed(findNeeds(definition).input, {}) ?? {};
}
