/** The rooms of src/, lowest level first. A room imports rooms of lower levels only. */
exports.LEVELS = [
  ['errors'],
  ['validation'],
  ['money', 'calendar', 'code-lists'],
  ['tax', 'numbering', 'paging'],
  ['directory', 'calculation'],
  ['invoice', 'policy'],
  ['pricing', 'statement'],
  ['decisions'],
  ['ports'],
  ['service', 'schemas', 'memory', 'postgres', 'pglite', 'sqlite', 'webhooks', 'tax-ids', 'documents', 'einvoice'],
  ['lago', 'telemetry', 'http', 'testing', 'pdf'],
];
