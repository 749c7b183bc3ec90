import { useEffect, useState, type ComponentType, type ReactElement, type ReactNode } from 'react';

/** A component whose script is fetched when it is first shown, or when `fetch` is called before. */
export type Later<Props> = ((props: Props) => ReactElement) & { readonly fetch: () => Promise<unknown> };

/**
 * Makes a component of one that has to be fetched; until then the fallback stands in its place.
 *
 * It does what React's `lazy` with `Suspense` does, but shows what has come at once: React holds a part back until 300
 * ms after the last fallback that it has shown anywhere, so that a page of several parts opens with holes. A script
 * that cannot be fetched is thrown while drawing, for the error boundary above.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback?: ReactNode,
): Later<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const fetch = (): Promise<ComponentType<Props>> => {
    loading ??= load().then(
      (component) => (loaded = component),
      (error: unknown) => {
        loading = undefined; // the next one who shows it asks again
        throw error;
      },
    );
    return loading;
  };
  function LaterComponent(props: Props): ReactElement {
    const [state, setState] = useState<{ readonly error?: unknown }>({});
    useEffect(() => {
      if (loaded) return undefined;
      let isGone = false;
      fetch().then(
        () => !isGone && setState({}),
        (error: unknown) => !isGone && setState({ error }),
      );
      return () => {
        isGone = true;
      };
    }, []);
    if (state.error !== undefined) throw state.error;
    const Component = loaded;
    return Component ? <Component {...props} /> : <>{fallback}</>;
  }
  return Object.assign(LaterComponent, { fetch });
}
