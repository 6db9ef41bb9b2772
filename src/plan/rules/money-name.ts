const amount = /(^|_)(price|amount|total|subtotal|cost|fee|fine|balance|tax|salary|revenue|refund)$/;
const count = /(^|_)total$/;

/** Whether the last word of a name says money: `unit_price`, and not `cost_center`. */
export function isMoney(name: string): boolean {
  return amount.test(name);
}

/** Whether it can say nothing else: a `total` may count votes. */
export function isSurelyMoney(name: string): boolean {
  return isMoney(name) && !count.test(name);
}
