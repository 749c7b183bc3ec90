import type { SubFieldRow } from '../../core/asl/fields';
import type { QueryLanguage, StateId } from '../../core/asl/model';
import { member, type Json, type JsonObject } from '../../core/base/json';
import { joinPointer, type Pointer } from '../../core/document/pointer';

/** One place for a value in the document: a field of a state or of an object in it, with what the table says of it. */
export type Slot = {
  /** '' for the machine itself. */
  readonly stateId: StateId | '';
  /** Relative to the state. */
  readonly path: Pointer;
  readonly row: SubFieldRow;
  /** Absent: the document does not have it. */
  readonly value: Json | undefined;
  readonly language: QueryLanguage;
};

/** The place as the problems name it. */
export function pointerOf({ stateId, path }: Slot): Pointer {
  return `${stateId}${path}`;
}

/** An object of the document whose fields a form shows. */
export type FieldHolder = {
  readonly stateId: StateId | '';
  /** Where the object is, relative to the state. */
  readonly path: Pointer;
  readonly object: JsonObject;
  readonly language: QueryLanguage;
};

/** The place of one field of an object. */
export function slotIn({ stateId, path, object, language }: FieldHolder, row: SubFieldRow): Slot {
  return { stateId, path: joinPointer(path, row.name), row, value: member(object, row.name), language };
}
