import { runSuites } from './suites.mjs';

/** A worker that runs the suites on its D1 database. */
export default {
  async fetch(_request, { DB }) {
    const open = async () => {
      const tables = `select name from sqlite_master where type = 'table' and name like 'oneoff\\_%' escape '\\' and name <> 'oneoff_schema'`;
      const { results } = await DB.prepare(tables).all();
      if (results.length > 0) await DB.batch(results.map(({ name }) => DB.prepare(`delete from ${name}`)));
      return { source: { d1: DB }, close: async () => undefined };
    };
    return Response.json(await runSuites(open, false));
  },
};
