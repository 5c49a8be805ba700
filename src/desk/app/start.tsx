import { render } from 'preact';
import { type PageOptions, setPageOptions } from './options.ts';
import { Refused } from './parts/waiting.tsx';
import { Frame } from './screens/frame.tsx';
import { Screen } from './screens/screen.tsx';
import { asRefusal } from './state/loaded.ts';
import { loadSession } from './state/session.ts';
import { loadTexts } from './texts/t.ts';

/** Show the page in an element. */
export async function start(element: Element, options: PageOptions): Promise<void> {
  setPageOptions(options);
  const session = await loadSession().catch(asRefusal);
  await loadTexts('tenant' in session ? session.caller.locale : undefined);
  if ('tenant' in session) {
    render(
      <Frame>
        <Screen />
      </Frame>,
      element,
    );
    return;
  }
  const retry = (): void => void start(element, options);
  render(
    <Frame>
      <Refused refusal={session} retry={retry} />
    </Frame>,
    element,
  );
}
