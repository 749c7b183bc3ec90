/** Says what is wrong with a name for a run, or nothing when the service would take it. */
export function checkRunName(name: string): string | undefined {
  if (name.length === 0) return 'A run needs a name.';
  if (name.length > 80) return `A name has at most 80 characters; this one has ${name.length}.`;
  const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/u.exec(name);
  if (!forbidden) return undefined;
  const character = forbidden[0].trim() === '' ? 'a space' : `the character ${forbidden[0]}`;
  return `A name cannot contain ${character}. Use letters, digits, - and _.`;
}
