import type { Machine } from '../../core/asl/model';
import { inviteFirstState } from '../../core/asl/notBegun';
import { readModel } from '../../core/asl/readModel';
import { readSdkNames, type SdkNames } from '../../core/asl/sdk/readSdkNames';
import { findProblems } from '../../core/asl/findProblems';
import { readTree } from '../../core/document/tree';
import { enableYaml } from '../../core/document/yaml';
import { layoutScope } from '../../core/graph/layoutScope';
import type { BackgroundAnswer, JudgeQuestion, LayOutQuestion } from './backgroundProtocol';

/**
 * Answers questions about a long text, one after another. The machine of the last text is remembered, as on the page:
 * states that did not change are not judged again, and those that cannot be read keep their shape.
 */
export function createBackgroundAnswers(): (question: JudgeQuestion | LayOutQuestion) => BackgroundAnswer {
  let last: Machine | undefined;
  let sdkNames: SdkNames | undefined;
  enableYaml();

  function judge(question: JudgeQuestion): BackgroundAnswer {
    if (question.sdkNames) sdkNames = readSdkNames(question.sdkNames);
    last = readModel(readTree(question.text, question.syntax), last);
    return {
      kind: 'judged',
      problems: inviteFirstState(
        last,
        findProblems(last, { type: question.type, isJsonc: question.isJsonc, sdkNames }),
      ),
    };
  }

  return (question) => {
    try {
      return question.kind === 'judge' ? judge(question) : { kind: 'laidOut', layout: layoutScope(question.shape) };
    } catch {
      return { kind: 'failed' };
    }
  };
}
