import { describe, expect, it, vi } from 'vitest';
import { seal } from '../../../src/validation/frozen.ts';
import { jsonText, storedText } from '../../../src/validation/json-text.ts';

/** How often a run writes JSON. */
function writes(run: () => unknown): number {
  const spy = vi.spyOn(JSON, 'stringify');
  try {
    run();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

describe('the JSON of a document', () => {
  it('is written once where it was sealed and stored', () => {
    const document = seal({ id: '1', lines: [{ name: 'Audit' }] });
    const text = storedText(document);
    expect(text).toBe('{"id":"1","lines":[{"name":"Audit"}]}');
    expect(writes(() => expect(jsonText(document)).toBe(text))).toBe(0);
  });

  it('is written anew where its document can change', () => {
    const document = { id: '1' };
    storedText(document);
    document.id = '2';
    expect(jsonText(document)).toBe('{"id":"2"}');
    expect(jsonText(Object.freeze({ id: '3' }))).toBe('{"id":"3"}');
  });

  it('is written for any other value', () => {
    expect(jsonText(null)).toBe('null');
    expect(jsonText([1])).toBe('[1]');
  });
});
