import { optional } from '../../base/optional';
/**
 * The names of all actions that a Task can call as `aws-sdk:<service>:<action>`. They are made from the models of AWS
 * (`npm run catalog`) and are too many for the program: who needs them fetches the file and hands it in here.
 *
 * The file writes what names have in common once. The actions of a service are its nouns,
 * in order and divided by commas: `6Acl 16` has six letters in common with the noun before
 * it, and the verbs 1 and 6 (indexes into `verbs`, in base 36) go with it. `'0` is that
 * verb with the noun's plural; `.`, or nothing at all, is the noun as an action of its own.
 */

/** The file, as `services/catalog/generateNames.mjs` writes it. */
export type SdkNamesFile = {
  /** Where the names are from, and their licence. */
  readonly source: string;
  readonly date: string;
  readonly verbs: string;
  /** Actions by the service's own id: `CloudWatch Logs`. */
  readonly services: Readonly<Record<string, string>>;
  /** What people call services, by their names in ARNs, where the id does not say it. */
  readonly titles: Readonly<Record<string, string>>;
  /** Services by the names that other tools have for them. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Actions that exist but cannot be called from a workflow: streams, and old ones that were left out. */
  readonly unsupported: Readonly<Record<string, readonly string[]>>;
  /** The errors of services, with commas between them and without the `Exception` that each ends with. */
  readonly errors: Readonly<Record<string, string>>;
};

/** A service as AWS SDK integrations know it. */
export type SdkService = {
  /** As an ARN calls it: `cloudwatchlogs`. */
  readonly name: string;
  /** As AWS writes it: `CloudWatch Logs`. */
  readonly id: string;
  /** What else people call it, if anything: `Step Functions` for SFN. */
  readonly title?: string;
};

/** Every service and action, for looking up. Actions are decoded when a service is first asked for. */
export type SdkNames = {
  /** What they were read from: plain data, which can be handed to a worker. */
  readonly file: SdkNamesFile;
  readonly services: ReadonlyMap<string, SdkService>;
  /**
   * The actions of a service that can be called, in camel case and in order; none for a service that does not exist.
   */
  readonly actionsOf: (service: string) => ReadonlySet<string>;
  /**
   * The names of the service's errors, as in `ConditionalCheckFailedException`; none for a service that does not exist.
   */
  readonly errorsOf: (service: string) => readonly string[];
  /** Tells whether the service has the action, but a workflow cannot call it. */
  readonly isUnsupported: (service: string, action: string) => boolean;
  /** The service that another tool calls so; the word in small letters and digits only. */
  readonly aliasOf: (word: string) => string | undefined;
  /** The services that have an action, whatever its case. Reads all of them when it is first called. */
  readonly servicesWith: (action: string) => readonly string[];
};

/** Reads the file. */
export function readSdkNames(file: SdkNamesFile): SdkNames {
  const verbs = file.verbs.split(' ');
  const [services, encoded] = [new Map<string, SdkService>(), new Map<string, string>()];
  for (const [id, actions] of Object.entries(file.services)) {
    const name = plainName(id);
    const title = own(file.titles, name);
    services.set(name, { name, id, ...optional({ title }) });
    encoded.set(name, actions);
  }
  const decoded = new Map<string, ReadonlySet<string>>();
  const actionsOf = (service: string): ReadonlySet<string> => {
    let actions = decoded.get(service);
    if (!actions)
      decoded.set(service, (actions = decode(encoded.get(service) ?? '', verbs, own(file.unsupported, service) ?? [])));
    return actions;
  };
  let owners: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    file,
    services,
    actionsOf,
    errorsOf: (service) => (own(file.errors, service)?.split(',') ?? []).map((name) => `${name}Exception`),
    isUnsupported: (service, action) =>
      (own(file.unsupported, service) ?? []).some((name) => name.toLowerCase() === action.toLowerCase()),
    aliasOf: (word) => own(file.aliases, word),
    servicesWith: (action) => (owners ??= readOwners([...services.keys()], actionsOf)).get(action.toLowerCase()) ?? [],
  };
}

/** A name in small letters and digits only, as ARNs write services. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function decode(text: string, verbs: readonly string[], unsupported: readonly string[]): ReadonlySet<string> {
  const actions: string[] = [];
  let noun = '';
  for (const entry of text === '' ? [] : text.split(',')) {
    const [head = '', codes] = entry.split(' ');
    noun = noun.slice(0, Number.parseInt(head.charAt(0), 36)) + head.slice(1);
    for (const [, mark, code = ''] of (codes ?? '.').matchAll(/(')?(.)/g)) {
      actions.push((verbs[Number.parseInt(code, 36)] ?? '') + (mark === undefined ? noun : plural(noun)));
    }
  }
  const callable = actions.filter((action) => !unsupported.includes(action));
  return new Set(callable.sort().map((action) => action.charAt(0).toLowerCase() + action.slice(1)));
}

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function readOwners(
  services: readonly string[],
  actionsOf: SdkNames['actionsOf'],
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const service of services) {
    for (const action of actionsOf(service)) {
      const key = action.toLowerCase();
      const list = owners.get(key);
      if (list) list.push(service);
      else owners.set(key, [service]);
    }
  }
  return owners;
}
