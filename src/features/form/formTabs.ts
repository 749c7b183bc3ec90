import { fieldsOf, type FieldRow, type FieldTab } from '../../core/asl/fields';
import type { State } from '../../core/asl/model';
import type { Problem } from '../../core/asl/problem';
import type { Tab } from '../../shell/ui/Tabs';

const labels: Readonly<Record<FieldTab, string>> = {
  configuration: 'Configuration',
  input: 'Input',
  output: 'Output',
  errors: 'Errors',
  variables: 'Variables',
};
const order: readonly FieldTab[] = ['configuration', 'input', 'output', 'errors', 'variables'];

/** Where the form shows a field. A Task's arguments belong with its action; that is where people look for them. */
export function tabOf(row: FieldRow, state: State): FieldTab {
  const isTaskPayload = state.type === 'Task' && (row.name === 'Parameters' || row.name === 'Arguments');
  return isTaskPayload ? 'configuration' : row.tab;
}

/** The fields of a state that one tab shows. */
export function rowsOfTab(state: State, tab: FieldTab): readonly FieldRow[] {
  return state.type ? fieldsOf(state.type, state.queryLanguage).filter((row) => tabOf(row, state) === tab) : [];
}

/** The tabs of a state's form: those that have fields, with the number of problems in them. */
export function buildFormTabs(state: State, problems: readonly Problem[]): readonly Tab<FieldTab>[] {
  if (!state.type) return [{ id: 'configuration', label: labels.configuration }];
  return order.flatMap((id): readonly Tab<FieldTab>[] => {
    const rows = rowsOfTab(state, id);
    if (rows.length === 0) return [];
    const inside = problems.filter(
      (problem) =>
        problem.severity !== 'hint' &&
        rows.some(
          (row) => problem.at === `${state.id}/${row.name}` || problem.at.startsWith(`${state.id}/${row.name}/`),
        ),
    );
    if (inside.length === 0) return [{ id, label: labels[id] }];
    const isWrong = inside.some((problem) => problem.severity === 'error');
    const words = inside.length === 1 ? '1 problem' : `${inside.length} problems`;
    return [
      {
        id,
        label: labels[id],
        badge: { text: String(inside.length), tone: isWrong ? 'fail' : 'retry', label: `, ${words}` },
      },
    ];
  });
}
