// A plugin of TypeDoc for the pages of docs/: each is called by its heading, and not by the name of its file. A folder of
// the repository is no page, so its link becomes text.
import { Converter, PageEvent } from 'typedoc';

const HEADING = /^# (.+)\n/;
const FOLDER_LINK = /<a href="(?:\.\.\/)*media\/[a-z][a-z\d-]*"[^>]*>(.*?)<\/a>/g;

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const page of project.documents ?? []) {
      const [first] = page.content;
      const heading = first?.kind === 'text' ? HEADING.exec(first.text) : null;
      if (heading !== null) page.name = heading[1];
    }
  });
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = page.contents?.replace(FOLDER_LINK, '$1');
  });
}
