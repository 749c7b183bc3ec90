import { describe, expect, it } from 'vitest';
import { commands } from '../shell/commands/table';
import { findCommands, isCalled } from './findCommands';

const first = (typed: string): string | undefined => findCommands(commands, typed)[0]?.[1][0]?.label;

describe('findCommands', () => {
  it('offers every command first that is called what was typed, with or without what marks that it opens something', () => {
    for (const { label, unlisted } of commands) {
      if (unlisted) continue;
      expect(first(label)).toBe(label);
      expect(first(label.toLowerCase().replace('…', ''))).toBe(label);
    }
  });

  it('finds by other words, and by parts of words', () => {
    expect(first('trap')).toBe('Let Tab indent in the code, or leave it');
    expect(first('zoom o')).toBe('Zoom out');
    expect(findCommands(commands, 'xyzzyq')).toEqual([]);
  });

  it('lists all in their order while nothing is typed, each group once', () => {
    const groups = findCommands(commands, ' ').map(([group]) => group);

    expect(new Set(groups).size).toBe(groups.length);
    expect(findCommands(commands, '').flatMap(([, each]) => each)).toHaveLength(
      commands.filter(({ unlisted }) => !unlisted).length,
    );
  });

  it('tells what is called so from what only begins so', () => {
    const undo = commands.filter((command) => isCalled(command, 'undo'));

    expect(undo.map(({ id }) => id)).toEqual(['edit.undo']);
  });
});
