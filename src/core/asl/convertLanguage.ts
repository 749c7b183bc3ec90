/**
 * What becomes of a state, or of the whole machine, in the other query language. A plan
 * says it field by field and changes nothing; `edit/changeLanguage.ts` carries it out.
 */
import { planJsonPath } from './convert/toJsonPath';
import { planJsonata } from './convert/toJsonata';
import type { FieldPlan } from './convert/plan';
import type { Machine, QueryLanguage, State, StateId } from './model';

export type { FieldChange } from './convert/plan';

/** What becomes of one state. */
export type StatePlan = FieldPlan & {
  readonly id: StateId;
  readonly name: string;
  /** It has fields that JSONPath cannot say, so it says for itself that it stays JSONata and nothing in it changes. */
  readonly keepsLanguage: boolean;
};

/** What becomes of all states that change their language. States without such fields are in it, too. */
export type LanguagePlan = { readonly language: QueryLanguage; readonly states: readonly StatePlan[] };

/** Plans the change of a state's language, or of the machine's when the id is ''. */
export function convertLanguage(machine: Machine, id: StateId | '', language: QueryLanguage): LanguagePlan {
  const states =
    id === ''
      ? [...machine.states.values()].filter((state) => followsMachine(state, language))
      : [machine.states.get(id as StateId)].filter((state) => state !== undefined); // not '', so it is a state's
  return {
    language,
    states: states
      .filter((state) => state.queryLanguage !== language)
      .map((state) => planState(state, language, id === '')),
  };
}

/** Tells whether there is anything to show before the language is changed. */
export function hasFieldsToConvert({ states }: LanguagePlan): boolean {
  return states.some(({ changes, unconverted }) => changes.length + unconverted.length > 0);
}

/** A JSONata machine has no JSONPath states; in a JSONPath machine, a state that says JSONata keeps it. */
function followsMachine(state: State, language: QueryLanguage): boolean {
  return language === 'JSONata' || state.fields['QueryLanguage'] !== 'JSONata';
}

function planState(state: State, language: QueryLanguage, isWhole: boolean): StatePlan {
  const { id, name, type, fields } = state;
  const plan: FieldPlan =
    type === undefined
      ? { changes: [], unconverted: [] }
      : language === 'JSONata'
        ? planJsonata(type, fields)
        : planJsonPath(type, fields);
  const keepsLanguage = isWhole && language === 'JSONPath' && plan.unconverted.length > 0;
  return { id, name, changes: keepsLanguage ? [] : plan.changes, unconverted: plan.unconverted, keepsLanguage };
}
