/** The entry of the worker that works on long texts: answers what it is asked, one question after another. */
import { createBackgroundAnswers } from './answerBackground';
import type { JudgeQuestion, LayOutQuestion } from './backgroundProtocol';

const answer = createBackgroundAnswers();

self.onmessage = ({ data }: MessageEvent<JudgeQuestion | LayOutQuestion>) => self.postMessage(answer(data));
