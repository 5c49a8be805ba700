/** Read a body and throw it away, at most so many bytes of it; a body that breaks off is read enough. */
export async function readUpTo(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<void> {
  if (body === null) return;
  const reader = body.getReader();
  let left = maxBytes;
  try {
    while (left > 0) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
    }
    await reader.cancel();
  } catch {
    // The status was answered; that decides.
  }
}
