/** The plan of a change of language: what becomes of each field, before anything is written. */
import { jsonEquals, member, setMember, type Json, type JsonObject } from '../../base/json';
import type { Pointer } from '../../document/pointer';
import { CannotConvert } from './words';

/** Members of one object that become others: `{ Parameters }` → `{ Arguments }`. */
export type FieldChange = {
  /** What the person knows it by: `Parameters`, `Choices 1: NumericEquals`. */
  readonly field: string;
  /** The object whose members these are, relative to the state. */
  readonly at: Pointer;
  /** The members that go, with their values; undefined: nothing stood there. */
  readonly before: JsonObject | undefined;
  /** The members that come; undefined: nothing takes their place. */
  readonly after: JsonObject | undefined;
  /** Where the two languages differ, in words. */
  readonly note?: string;
};

/** Members that stay as they are written, and why. */
export type UnconvertedField = {
  readonly field: string;
  readonly at: Pointer;
  readonly before: JsonObject;
  readonly reason: string;
};

/** What becomes of the fields of one state. */
export type FieldPlan = { readonly changes: readonly FieldChange[]; readonly unconverted: readonly UnconvertedField[] };

/** Collects the plan of one state. A part that has no equivalent is kept, with the reason. */
export class PlanBuilder {
  readonly changes: FieldChange[] = [];
  readonly unconverted: UnconvertedField[] = [];

  /**
   * Plans the members of an object that belong together. `build` gives what takes their place. Nothing is planned when
   * that is what stands there.
   */
  convert(
    at: Pointer,
    label: string,
    object: JsonObject,
    names: readonly string[],
    build: (notes: Set<string>) => JsonObject,
  ): void {
    const before = pick(object, names);
    const notes = new Set<string>();
    try {
      const after = build(notes);
      if (jsonEquals(before, after)) return;
      const taken = Object.keys(after).find((name) => Object.hasOwn(object, name) && !Object.hasOwn(before, name));
      if (taken !== undefined) throw new CannotConvert(`There is a field "${taken}" already.`);
      const note = [...notes].join(' ');
      const present = Object.keys(before);
      const field = label + (present.length > 0 ? present : Object.keys(after)).join(', ');
      this.changes.push({
        field,
        at,
        before: present.length > 0 ? before : undefined,
        after: Object.keys(after).length > 0 ? after : undefined,
        ...(note === '' ? {} : { note }),
      });
    } catch (error) {
      if (!(error instanceof CannotConvert)) throw error;
      this.keep(at, label, before, error.message);
    }
  }

  /** Leaves members as they are, for the person to see to. */
  keep(at: Pointer, label: string, before: JsonObject, reason: string): void {
    const names = Object.keys(before);
    if (names.length > 0) this.unconverted.push({ field: label + names.join(', '), at, before, reason });
  }
}

/** Some members of an object, in the order of the object. */
export function pick(object: JsonObject, names: readonly string[]): JsonObject {
  const picked: Record<string, Json> = {};
  for (const name of Object.keys(object)) {
    const value = member(object, name);
    if (value !== undefined && names.includes(name)) setMember(picked, name, value);
  }
  return picked;
}
