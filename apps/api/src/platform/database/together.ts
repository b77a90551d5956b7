interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes (or reads) together what arrives together. While all statements that may run at once are under way, the next
 * items gather and go with the following one: nobody waits longer, and a rush costs one commit for many instead of one
 * for each. An item that is refused must not harm its neighbours: they are then written one by one.
 */
export class Together<Item, Answer> {
  private waiting: Waiting<Item, Answer>[] = [];
  private gathering = false;
  private underWay = 0;
  private readonly most: number;
  private readonly atOnce: number;

  /**
   * @param write one answer for each item, in their order; all are written or none
   * @param limits `most` items in one statement, `atOnce` statements under way: with two, the database writes while the disk is waited for
   */
  constructor(
    private readonly write: (items: readonly Item[]) => Promise<readonly Answer[]>,
    { most = 32, atOnce = 1 }: { readonly most?: number; readonly atOnce?: number } = {},
  ) {
    this.most = most;
    this.atOnce = atOnce;
  }

  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.gathering && this.underWay < this.atOnce) void this.writeOn();
    });
  }

  /** As long as every turn brings more: those who were answered together ask again together, but one after the other. */
  private async gather(): Promise<void> {
    this.gathering = true;
    for (let before = 0; before < this.waiting.length && this.waiting.length < this.most; ) {
      before = this.waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.gathering = false;
  }

  private async writeOn(): Promise<void> {
    this.underWay += 1;
    await this.gather();
    while (this.waiting.length > 0) await this.writeBatch(this.waiting.splice(0, this.most));
    this.underWay -= 1;
  }

  private async writeBatch(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.write(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, n) => resolve(answers[n] as Answer));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await this.writeBatch([one]);
    }
  }
}
