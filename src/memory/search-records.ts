import { type DirectoryRecord, keyOf, type RecordKind } from '../directory/directory-records.ts';
import { readRecordPage } from '../directory/records/read-record-page.ts';
import { pageOf } from '../paging/page.ts';
import { recordSearchText, searchWords } from '../paging/search-text.ts';
import type { SearchedKind, SearchQuery } from '../ports/directory-search.ts';
import type { Page } from '../ports/invoice-store.ts';
import { compareCodePoints } from './compare-code-points.ts';

/** A page of the records that have all words of a text. */
export function searchRecords<K extends SearchedKind>(
  kind: K,
  records: readonly DirectoryRecord<K>[],
  { text, ...query }: SearchQuery,
): Page<DirectoryRecord<K>> {
  const { limit, after } = readRecordPage(kind as RecordKind, query);
  const words = searchWords(text);
  const found = records
    .filter((record) => after === undefined || compareCodePoints(keyOf(kind, record), after) > 0)
    .filter((record) => {
      const within = recordSearchText(record as Parameters<typeof recordSearchText>[0]);
      return words.every((word) => within.includes(word));
    })
    .sort((a, b) => compareCodePoints(keyOf(kind, a), keyOf(kind, b)));
  return pageOf(found, limit, (record) => [keyOf(kind, record)]);
}
