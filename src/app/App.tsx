import type { ReactElement } from 'react';
import { Announcer } from '../shell/ui/Announcer';
import { later } from '../shell/ui/later';
import { AppContext, type AppParts } from './appParts';
import { AppNotices } from './AppNotices';
import { DropFile } from './DropFile';
import { MissingPage } from './MissingPage';
import { Opening } from './Opening';
import { useRoute } from './route';

/** The home page. Whoever opens a workflow by its address does without its script, and the other way round. */
export const Home = later(async () => (await import('./Home')).Home);
const AboutPage = later(async () => (await import('./AboutPage')).AboutPage);
const WorkbenchPage = later(async () => (await import('./WorkbenchPage')).WorkbenchPage, <Opening />);

/** The whole application: the page that the address names, and what lies over every page. */
export function App({ parts }: { readonly parts: AppParts }): ReactElement {
  const route = useRoute();
  return (
    <AppContext value={parts}>
      <Announcer />
      <DropFile>
        {route.page === 'home' && <Home />}
        {route.page === 'about' && <AboutPage />}
        {route.page === 'workbench' && <WorkbenchPage key={route.id} id={route.id} />}
        {route.page === 'unknown' && (
          <MissingPage
            title="There is nothing at this address"
            text={`Stepyard has no page called "${route.hash}". It may have been typed or copied incompletely.`}
          />
        )}
      </DropFile>
      <AppNotices />
    </AppContext>
  );
}
