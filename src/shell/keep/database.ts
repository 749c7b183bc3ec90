/**
 * The one door to IndexedDB. A database may be absent, refuse to open, never answer, be
 * full, be deleted, closed or upgraded while the page is open; here all of it becomes a
 * value or is mended by opening it again, and nobody else has to catch anything.
 */
import { wrap, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { fail, ok, type Result } from '../../core/base/result';
import { addTables, keptTables, keptVersion, type KeptSchema, type KeptTable } from './keptRecords';
import { troubleOf, type StorageTrouble } from './trouble';

/** What is done in one transaction. It may await nothing but the transaction's own requests. */
type Work<Mode extends IDBTransactionMode, T> = (
  transaction: IDBPTransaction<KeptSchema, KeptTable[], Mode>,
) => Promise<T>;

/** The database, as everybody else sees it. */
export type Database = {
  /**
   * Carries out some work in one transaction, all of it or nothing. Never rejects. A database that hangs is waited for.
   */
  readonly use: <T, Mode extends 'readonly' | 'readwrite'>(
    tables: readonly KeptTable[],
    mode: Mode,
    work: Work<Mode, T>,
  ) => Promise<Result<T, StorageTrouble>>;
};

/** What the database tells, and what it needs. */
export type DatabasePorts = {
  /** The database does not answer (true), or has answered after all (false). */
  readonly onSlow: (isSlow: boolean) => void;
  /** The database was closed, deleted or upgraded by somebody else: what was in it may be gone. */
  readonly onLost: () => void;
};

/** How long an answer may take before it is told that there is none. */
export const patienceMs = 2_000;

const name = 'stepyard';

/** Creates the door. The database is opened when it is first used, and again whenever it was lost. */
export function createDatabase({ onSlow, onLost }: DatabasePorts): Database {
  let opened: Promise<IDBPDatabase<KeptSchema>> | undefined;
  let slowCount = 0;

  function lose(connection: Promise<IDBPDatabase<KeptSchema>> | undefined): void {
    if (connection === undefined || opened !== connection) return;
    opened = undefined;
    onLost();
  }

  function open(): Promise<IDBPDatabase<KeptSchema>> {
    if (opened) return opened;
    const connection = openComplete(() => lose(connection));
    connection.catch(() => void (opened === connection && (opened = undefined))); // the next use tries again
    opened = connection;
    return connection;
  }

  return {
    async use(tables, mode, work) {
      let isSlow = false;
      const timer = setTimeout(() => {
        isSlow = true;
        slowCount += 1;
        if (slowCount === 1) onSlow(true);
      }, patienceMs);
      try {
        return await withOpened(open, lose, (db) => transact(db, tables, mode, work));
      } finally {
        clearTimeout(timer);
        if (isSlow) {
          slowCount -= 1;
          if (slowCount === 0) onSlow(false);
        }
      }
    },
  };
}

type Connection = Promise<IDBPDatabase<KeptSchema>>;

async function withOpened<T>(
  open: () => Connection,
  lose: (connection: Connection) => void,
  act: (db: IDBPDatabase<KeptSchema>) => Promise<T>,
): Promise<Result<T, StorageTrouble>> {
  for (let isFirst = true; ; isFirst = false) {
    let connection: Connection;
    let db: IDBPDatabase<KeptSchema>;
    try {
      connection = open();
      db = await connection;
    } catch (error) {
      return fail(troubleOf(error, 'none'));
    }
    try {
      return ok(await act(db));
    } catch (error) {
      // A connection that closed under the work is opened again, once; so is one whose tables somebody took away.
      if (!isFirst || !(isClosed(error) || connection !== open())) return fail(troubleOf(error));
      close(db);
      lose(connection);
    }
  }
}

async function transact<T, Mode extends 'readonly' | 'readwrite'>(
  db: IDBPDatabase<KeptSchema>,
  tables: readonly KeptTable[],
  mode: Mode,
  work: Work<Mode, T>,
): Promise<T> {
  const transaction = db.transaction([...tables], mode);
  const { done } = transaction;
  done.catch(() => undefined); // awaited below; a request that fails first must not leave it unhandled
  try {
    const value = await work(transaction);
    await done;
    return value;
  } catch (error) {
    // The transaction knows why it was aborted; its requests only that it was.
    const cause: unknown = transaction.error ?? error;
    try {
      transaction.abort();
    } catch {
      // It was over already.
    }
    throw cause;
  }
}

/** Opens the database with all of its tables, whatever version others have made of it. */
async function openComplete(onLost: () => void): Promise<IDBPDatabase<KeptSchema>> {
  const db = await openAt(keptVersion, onLost).catch((error: unknown) => {
    // A newer Stepyard was here. Its records are read as far as they can be, and ours are added beside them.
    if (nameOf(error) === 'VersionError') return openAt(undefined, onLost);
    throw error;
  });
  if (keptTables.every((table) => db.objectStoreNames.contains(table))) return db;
  const next = db.version + 1;
  close(db);
  return openAt(next, onLost);
}

function openAt(version: number | undefined, onLost: () => void): Promise<IDBPDatabase<KeptSchema>> {
  return new Promise((resolve, reject) => {
    // Not `openDB`: it takes whatever is no request of the browser's own for a
    // bug, and a browser's guard may hand out such.
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => addTables(wrapDatabase(request.result));
    request.onerror = () => reject(request.error ?? new Error('The database could not be opened.'));
    request.onsuccess = () => {
      const { result } = request;
      // Somebody deletes or upgrades the database: let him, and open what is there afterwards.
      result.onversionchange = () => {
        result.close();
        onLost();
      };
      result.onclose = onLost;
      resolve(wrapDatabase(result));
    };
  });
}

function wrapDatabase(db: IDBDatabase): IDBPDatabase<KeptSchema> {
  return wrap(db) as unknown as IDBPDatabase<KeptSchema>; // true: `addTables` has run on it, or a newer one has
}

function close(db: IDBPDatabase<KeptSchema>): void {
  try {
    db.close();
  } catch {
    // It was closed already.
  }
}

function isClosed(error: unknown): boolean {
  return ['InvalidStateError', 'NotFoundError'].includes(nameOf(error));
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
