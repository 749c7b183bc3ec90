import { describe, expect, it } from 'vitest';
import { sdkNames } from '../../core/asl/testing/sdkNames';
import { createRulesStore } from './rulesStore';

describe('the names of AWS SDK calls', () => {
  it('are fetched once, however often they are wanted', async () => {
    let fetchCount = 0;
    const store = createRulesStore(undefined, () => {
      fetchCount++;
      return Promise.resolve(sdkNames());
    });

    store.wantSdkNames();
    store.wantSdkNames();
    await heard();
    store.wantSdkNames();

    expect(fetchCount).toBe(1);
    expect(store.getState().sdkNames).toBe(sdkNames());
  });

  it('are asked for again when they did not come, which is told', async () => {
    let isOnline = false;
    const store = createRulesStore(undefined, () =>
      isOnline ? Promise.resolve(sdkNames()) : Promise.reject(new Error('the server answered 503')),
    );

    store.wantSdkNames();
    await heard();

    expect(store.getState()).toMatchObject({ sdkNamesFault: 'the server answered 503' });
    isOnline = true;
    store.wantSdkNames();
    await heard();
    expect(store.getState()).toMatchObject({ sdkNames: sdkNames(), sdkNamesFault: undefined });
  });
});

/** Lets promises that are kept already be heard. */
async function heard(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}
