/** Hand a file of the API to the browser's downloads, under the name that the API gave it. */
export async function saveAs(response: Response, otherwise: string): Promise<void> {
  const [, name = otherwise] = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
