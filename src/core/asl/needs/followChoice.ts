/** Follows a Choice: values are chosen so that the way to a success is taken. */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { assumeRule, mentionRule } from '../../expressions/needs/assumeRule';
import { attempt, findValue, needBefore, type Assumed, type Need } from '../../expressions/needs/need';
import { assumeCondition, readJsonataTemplate } from '../../expressions/needs/readExpression';
import type { Value } from '../../expressions/needs/values';
import { fieldOf, namesOf, surroundingsOf, type Outcome, type Visit } from './flow';
import { findRoutes, type Routes } from './routes';
import { assign, finishPlain, inputOf } from './stateData';

/** A way out of a Choice; `rule` is undefined for Default, which is taken when no rule holds. */
type Option = { readonly rule: JsonObject | undefined; readonly target: string; readonly index: number };

/** So many ways out are tried, and so many rules before one are made not to hold. */
const maxTries = 60;

/** Follows a Choice to the state that its values lead to. The other ways are followed later. */
export function followChoice(visit: Visit): Outcome | undefined {
  const routes = routesIn(visit);
  const options = optionsOf(visit);
  const ranked = [...options].sort(
    (a, b) => rankOf(routes, visit.name, a) - rankOf(routes, visit.name, b) || a.index - b.index,
  );
  const early = earlyValue(visit, routes, options);
  const chosen = choose(visit, options, ranked) ?? ranked[0];
  if (chosen === undefined) return undefined;
  if (early !== undefined && rankOf(routes, visit.name, chosen) === 0) noteEarly(visit, routes, early.value);
  visit.flow.later.push(() => void mention(visit, chosen));
  for (const option of options) {
    if (option !== chosen)
      visit.flow.later.push(() => ({
        scope: visit.scope,
        target: option.target,
        input: leaveBy(visit, option, rankOf(routes, visit.name, option) < 2),
      }));
  }
  return { output: leaveBy(visit, chosen, false), next: chosen.target };
}

function routesIn({ flow, scope }: Visit): Routes {
  const known = flow.routes.get(scope.states);
  if (known !== undefined) return known;
  const routes = findRoutes(scope.states);
  flow.routes.set(scope.states, routes);
  return routes;
}

function optionsOf(visit: Visit): readonly Option[] {
  const choices = fieldOf(visit, 'Choices');
  const rules = (Array.isArray(choices) ? (choices as readonly Json[]) : []).filter(isJsonObject);
  const options = rules.map((rule, index) => ({ rule, target: member(rule, 'Next'), index }));
  const all = [...options, { rule: undefined, target: fieldOf(visit, 'Default'), index: rules.length }];
  return all.flatMap(({ target, ...option }) => (typeof target === 'string' ? [{ ...option, target }] : []));
}

/** 0 leads to a success, 1 does so round the circle that the Choice is on, 2 does not. */
function rankOf(routes: Routes, from: string, { target }: Option): 0 | 1 | 2 {
  if (!routes.leadsToSuccess(target)) return 2;
  return routes.isSameCircle(from, target) ? 1 : 0;
}

/** The first way out that values can be chosen for: for certain, or else perhaps. */
function choose(visit: Visit, options: readonly Option[], ranked: readonly Option[]): Option | undefined {
  let likely: Option | undefined;
  for (const option of ranked.slice(0, maxTries)) {
    let outcome: Assumed = false;
    const isSure = attempt(visit.flow.ledger, () => (outcome = take(visit, options, option)) === true);
    if (isSure) return option;
    if ((outcome as Assumed) === 'unknown') likely ??= option;
  }
  if (likely !== undefined) take(visit, options, likely);
  return likely;
}

/** Makes the rule of a way hold, and those before it not. */
function take(visit: Visit, options: readonly Option[], { rule, index }: Option): Assumed {
  visit.flow.ledger.touched = [];
  let outcome = rule === undefined ? true : assume(visit, rule, true);
  for (const other of options) {
    if (outcome === false || other.index >= index || other.index > maxTries || other.rule === undefined) break;
    const one = assume(visit, other.rule, false);
    if (one !== true) outcome = one;
  }
  return outcome;
}

function assume(visit: Visit, rule: JsonObject, truth: boolean): Assumed {
  return visit.isJsonata
    ? assumeCondition(surroundingsOf(visit), member(rule, 'Condition'), truth)
    : assumeRule(namesOf(visit, inputOf(visit)), rule, truth);
}

/** Reads all that a rule compares: only the first part of an alternative was needed to make it hold. */
function mention(visit: Visit, { rule }: Pick<Option, 'rule'>): void {
  if (rule === undefined) return;
  if (visit.isJsonata) readJsonataTemplate(surroundingsOf(visit), member(rule, 'Condition') ?? null);
  else mentionRule(namesOf(visit, inputOf(visit)), rule);
}

/**
 * What the state that is chosen is given. With `asks`, the rule's values are
 * asked for, as far as nothing speaks against it.
 */
function leaveBy(visit: Visit, { rule }: Option, asks: boolean): Value {
  if (rule === undefined) return finishPlain(visit).output;
  if (asks) {
    assume(visit, rule, true);
    mention(visit, { rule });
  }
  assign(visit, member(rule, 'Assign'), inputOf(visit), {});
  const output = member(rule, 'Output');
  return finishPlain(
    output === undefined || !visit.isJsonata
      ? { ...visit, state: { ...visit.state, Assign: {} } }
      : { ...visit, state: { ...visit.state, Output: output, Assign: {} } },
  ).output;
}

/** What a result says while it is being waited for. */
const stillAtWork = ['RUNNING', 'IN_PROGRESS'];

/**
 * In a loop that waits for the value of one member of a result, the first visits see a value that goes round: this one.
 * It is found before the last one is chosen.
 */
function earlyValue(visit: Visit, routes: Routes, options: readonly Option[]): { readonly value: Json } | undefined {
  const circle = routes.circleOf(visit.name);
  const types = circle.map((name) => typeOf(visit, name));
  if (!types.includes('Wait') || types.filter((type) => type === 'Choice').length !== 1) return undefined;
  const round = options.find(({ target }) => circle.includes(target));
  if (round === undefined) return undefined;
  let early: { readonly value: Json } | undefined;
  attempt(visit.flow.ledger, () => {
    const holds = take(visit, options, round) === true;
    const need = onlyOneTouched(visit);
    if (holds && need !== undefined) early = findValue(need, round.rule === undefined ? stillAtWork : []);
    return false;
  });
  return early;
}

function noteEarly(visit: Visit, routes: Routes, value: Json): void {
  const need = onlyOneTouched(visit);
  if (need !== undefined && isOfResult(visit, routes.circleOf(visit.name), need)) needBefore(need, value);
}

/** The need that the last values were chosen for, if it was a single one. */
function onlyOneTouched({ flow }: Visit): Need | undefined {
  const [need, ...others] = new Set(flow.ledger.touched);
  return others.length === 0 ? need : undefined;
}

function typeOf({ scope }: Visit, name: string): Json | undefined {
  const state = member(scope.states, name);
  return isJsonObject(state) ? member(state, 'Type') : undefined;
}

/** Whether a need is part of what a Task on the circle gives. */
function isOfResult({ flow }: Visit, circle: readonly string[], need: Need): boolean {
  const open = circle.flatMap((name) => flow.results.get(name) ?? []);
  const seen = new Set(open);
  for (const one of seen) {
    if (one === need) return true;
    for (const part of [...one.members.values(), one.item, one.encoded?.inner]) if (part !== undefined) seen.add(part);
  }
  return false;
}
