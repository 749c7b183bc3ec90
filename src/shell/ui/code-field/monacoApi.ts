import type * as monacoApi from 'monaco-editor/editor';

/** Monaco's programming interface. */
export type Monaco = typeof monacoApi;
