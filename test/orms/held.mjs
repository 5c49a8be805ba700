// A transaction that stays open until it is rolled back, as a request keeps it open while it works.
export async function hold(shop) {
  let undo;
  const undone = new Promise((_, reject) => {
    undo = reject;
  });
  let ended;
  const given = await new Promise((resolve, reject) => {
    ended = shop.transact(async (open) => {
      resolve(open);
      await undone;
    });
    ended.catch(reject);
  });
  return {
    transaction: given.transaction,
    directory: given.directory,
    async rollBack() {
      undo(new Error('rolled back'));
      await ended.catch(() => undefined);
    },
  };
}
